import { wideTransaction } from '../../database/transaction.ts'
import type { Services } from '../../http/work.ts'
import { analyzeFound, listUnsoundHouseholds, listUnsoundPersons, writeHouseholdSounds, writePersonSounds } from './fill-search.global.queries.ts'
import { soundOf } from '../../name-sound.ts'
import { endColumns } from './search-columns.ts'

const atOnce = 2000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * Gives people whom the search does not know yet what they are found by: those of a large import, and those of before this search
 * existed. In pieces, each a transaction of its own; broken off, the next run finds what is left. Nothing about anybody changes by it.
 */
export async function fillSearch(services: Services): Promise<void> {
  await fillAll(services, fillPersons)
  await fillAll(services, fillHouseholds)
  // Also where nobody was left: the last run may have been broken off before it came to this.
  await analyzeFound(services.database)
}

async function fillAll(services: Services, fill: (services: Services, after: string) => Promise<string | undefined>): Promise<void> {
  for (let after: string | undefined = beforeAll; after !== undefined; ) after = await fill(services, after)
}

function fillPersons({ database, sealing }: Services, after: string): Promise<string | undefined> {
  return wideTransaction(database, async (trx) => {
    const found = await listUnsoundPersons(trx, after, atOnce)
    await writePersonSounds(trx, found.map(({ district_key, id, name, citizen_id_sealed: sealed }) => {
      const ends = sealed ? endColumns(sealing, sealing.openText(sealed)) : undefined
      return { district_key, id, ...soundOf(name), four: hex(ends?.id_end_four), six: hex(ends?.id_end_six) }
    }))
    return found.at(-1)?.id
  })
}

function fillHouseholds({ database }: Services, after: string): Promise<string | undefined> {
  return wideTransaction(database, async (trx) => {
    const found = await listUnsoundHouseholds(trx, after, atOnce)
    await writeHouseholdSounds(trx, found.map(({ district_key, id, head_name }) => ({ district_key, id, pinyin: soundOf(head_name).order })))
    return found.at(-1)?.id
  })
}

function hex(bytes: Uint8Array | null | undefined): string | null {
  return bytes ? Buffer.from(bytes).toString('hex') : null
}
