import type { RosterImport } from '#contract/imports.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { uuidv7 } from '#domain/id/uuid.ts'
import { problem } from '#domain/problem/problem.ts'
import { findListedImport } from '../features/imports/imports.queries.ts'
import { analyzeAfterImport, performImport, readImport, runImport } from '../features/imports/public.ts'
import type { ExampleSize } from './example-size.ts'
import { exampleRoster } from './roster.ts'
import { actorNamed, servicesOn, type Play } from './step.ts'

const officer = { day: 1, login: 'quxian' } as const

/** The district's officer sends the roster on the first day of the campaign, as any office would: read, mapped, run. */
export async function importRoster(play: Play, daysRunning: number, size: ExampleSize): Promise<void> {
  const read = await play.act({ ...officer, at: '08:40' }, 'read-roster', async (work) =>
    readImport(work, play.campaignId, '示例区-困难群众名册.xlsx', await exampleRoster(addDays(play.start, daysRunning), size)),
  )
  const before = await stateOf(play, read.id)
  // Not under a key of its own name: one that failed is to be run again.
  if (before === 'READ' || before === 'FAILED') {
    const attempt = uuidv7(play.services.clock.now().getTime(), play.services.random.bytes(16))
    await play.act({ ...officer, at: '08:46' }, `run-roster-${attempt}`, (work) => runImport(work, read.id, { fields: fieldsOf(read) }))
  }
  const { accountId, districtKey } = await actorNamed(play.services, officer.login)
  await performImport(servicesOn(play.services, play.dayOf(officer.day), '08:47'), { districtKey, accountId, importId: read.id }, false)
  const after = await stateOf(play, read.id)
  if (after !== 'DONE') throw problem('IMPORT_STATE', { state: after })
  await analyzeAfterImport(play.services.database)
}

function stateOf(play: Play, id: string): Promise<RosterImport['state']> {
  return play.look(officer.login, async (work) => ((await findListedImport(work.trx, work.districtKey, id))?.state ?? 'FAILED') as RosterImport['state'])
}

// The fields as they were suggested: the headings are all known words.
function fieldsOf(read: RosterImport): (string | null)[] {
  const fields: (string | null)[] = []
  for (const { index, field } of read.columns) {
    while (fields.length < index) fields.push(null)
    fields.push(field)
  }
  return fields
}
