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
  const filled = (await fillAll(services, fillPersons)) + (await fillAll(services, fillHouseholds))
  if (filled > 0) await analyzeFound(services.database)
}

/** @param fill the next of them; gives their ids. */
async function fillAll(services: Services, fill: (services: Services, after: string) => Promise<string[]>): Promise<number> {
  let filled = 0
  for (let ids = await fill(services, beforeAll); ids.length > 0; ids = await fill(services, ids.at(-1) as string)) filled += ids.length
  return filled
}

function fillPersons({ database, sealing }: Services, after: string): Promise<string[]> {
  return wideTransaction(database, async (trx) => {
    const found = await listUnsoundPersons(trx, after, atOnce)
    await writePersonSounds(trx, found.map(({ district_key, id, name, citizen_id_sealed: sealed }) => {
      const ends = sealed ? endColumns(sealing, sealing.openText(sealed)) : undefined
      return { district_key, id, ...soundOf(name), four: hex(ends?.id_end_four), six: hex(ends?.id_end_six) }
    }))
    return found.map(({ id }) => id)
  })
}

function fillHouseholds({ database }: Services, after: string): Promise<string[]> {
  return wideTransaction(database, async (trx) => {
    const found = await listUnsoundHouseholds(trx, after, atOnce)
    await writeHouseholdSounds(trx, found.map(({ district_key, id, head_name }) => ({ district_key, id, pinyin: soundOf(head_name).order })))
    return found.map(({ id }) => id)
  })
}

function hex(bytes: Uint8Array | null | undefined): string | null {
  return bytes ? Buffer.from(bytes).toString('hex') : null
}
