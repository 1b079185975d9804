import type { Work } from '../../http/work.ts'
import { Scanner } from '../../matching/scanner.ts'
import type { Sought } from '../../matching/sought.ts'
import { countSought, listSealedIds, type LookedFor } from './runs.queries.ts'

/** Those whom a run looks for: their ids in the memory of the process while it reads, and nowhere else. */
export interface PeopleInScope {
  readonly sought: Sought
  personOf(holder: number): string
}

const atOnce = 20_000
const uuidBytes = 16
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Opens the ids of all who are looked for. */
export async function openPeople(work: Work, sought: LookedFor): Promise<PeopleInScope> {
  const { people: count } = await countSought(work.trx, work.districtKey, sought)
  const scanner = new Scanner().holdPeople(count)
  let persons = Buffer.alloc(Math.max(1, count) * uuidBytes)
  let holders = 0
  for (let after = beforeAll; ; ) {
    const rows = await listSealedIds(work.trx, work.districtKey, sought, after, atOnce)
    for (const { id, citizen_id_sealed: sealed } of rows) {
      if ((holders + 1) * uuidBytes > persons.length) persons = Buffer.concat([persons, Buffer.alloc(persons.length)])
      persons.write(id.replaceAll('-', ''), holders * uuidBytes, 'hex')
      scanner.add(work.sealing.openText(sealed), holders++)
    }
    if (rows.length < atOnce) break
    after = rows.at(-1)!.id
  }
  return { sought: { scanner, isKeyed: false }, personOf: (holder) => uuidOf(persons.toString('hex', holder * uuidBytes, (holder + 1) * uuidBytes)) }
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const idleFor = 5 * 60_000
const mostKept = 2

/** Keeps the people of a run between its pieces: ids in the clear, for as long as pieces come and no longer. */
export class PeopleKept {
  readonly #runs = new Map<string, { readonly people: PeopleInScope; readonly forget: NodeJS.Timeout }>()

  get(runId: string): PeopleInScope | undefined {
    const kept = this.#runs.get(runId)
    kept?.forget.refresh()
    return kept?.people
  }

  keep(runId: string, people: PeopleInScope): void {
    while (this.#runs.size >= mostKept) this.forget(this.#runs.keys().next().value as string)
    this.#runs.set(runId, { people, forget: setTimeout(() => this.forget(runId), idleFor).unref() })
  }

  forget(runId: string): void {
    clearTimeout(this.#runs.get(runId)?.forget)
    this.#runs.delete(runId)
  }
}
