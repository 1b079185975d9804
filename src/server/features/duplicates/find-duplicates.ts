import { likelySame, type Likeness } from '#domain/registry/likely-same.ts'
import { performJob } from '../../http/perform.ts'
import type { Services, Work } from '../../http/work.ts'
import type { JobPayload } from '../../jobs/queue.ts'
import { actorOf, findAccountById } from '../accounts/public.ts'
import { fillSearch } from '../registry/public.ts'
import { birthSpan, dropSettled, insertProposals, listCompared, listPairs, waitForTurn, type Block, type ComparedRow } from './find-duplicates.queries.ts'

const years = 10
const atOnce = 5000

/** The job: pairs of people of a district who may be one, each with its reasons. Who was declined is not proposed again. */
export async function findDuplicatesJob(services: Services, { accountId, districtKey }: JobPayload['find-duplicates']): Promise<void> {
  const account = await findAccountById(services.database, accountId)
  if (!account || account.district_key !== districtKey) return
  // What is compared is what people are found by.
  await fillSearch(services)
  await performJob(services, actorOf(account), 'wide', findDuplicates)
}

/** @returns how many pairs are new */
export async function findDuplicates(work: Work): Promise<number> {
  const { trx, districtKey } = work
  await waitForTurn(trx, districtKey)
  await dropSettled(trx, districtKey)
  let found = 0
  for (const block of await blocksOf(work)) {
    const pairs = await listPairs(trx, districtKey, block)
    for (let at = 0; at < pairs.length; at += atOnce) found += await propose(work, pairs.slice(at, at + atOnce))
  }
  return found
}

async function blocksOf({ trx, districtKey }: Work): Promise<Block[]> {
  const { first, last } = await birthSpan(trx, districtKey)
  const blocks: Block[] = [{ by: 'sound' }, { by: 'phone' }]
  if (first === null || last === null) return blocks
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += years) blocks.push({ by: 'birth', from: dayOf(year), until: dayOf(year + years) })
  return blocks
}

const dayOf = (year: number): string => `${String(year).padStart(4, '0')}-01-01`

async function propose(work: Work, pairs: readonly { a: string; b: string }[]): Promise<number> {
  const { trx, districtKey, today } = work
  const rows = new Map((await listCompared(trx, districtKey, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))], today)).map((row) => [row.id, row]))
  const likely = pairs.flatMap(({ a, b }) => {
    const [x, y] = [rows.get(a), rows.get(b)]
    const same = x && y && likelySame(likenessOf(x), likenessOf(y))
    return same ? [{ district_key: districtKey, id: work.newId(), area_path: above(x.area_path, y.area_path), person_a: a, person_b: b, reasons: JSON.stringify(same.reasons), score: same.score, state: 'OPEN', found_at: work.now }] : []
  })
  await insertProposals(trx, likely)
  return likely.length
}

function likenessOf(row: ComparedRow): Likeness {
  return {
    name: row.name, pinyin: row.name_pinyin, sex: row.sex, birthDate: row.birth_date, address: row.address, areaPath: row.area_path,
    phones: [row.phone_first, row.phone_second].flatMap((phone) => (phone ? [phone] : [])), hasCitizenId: row.has_number,
  }
}

/** The smallest area that both lie in: whoever sees both sees the pair. */
export function above(a: string, b: string): string {
  const [x, y] = [a.split('/'), b.split('/')]
  const shared = x.findIndex((part, at) => part !== y[at])
  return shared === -1 ? a : `${x.slice(0, shared).join('/')}/`
}
