import type { RosterImport } from '#contract/imports.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { performImport, readImport, runImport } from '../features/imports/public.ts'
import { exampleRoster } from './roster.ts'
import { actorNamed, servicesOn, type Play } from './step.ts'

/** The district's officer sends the roster on the first day of the campaign, as any office would: read, mapped, run. */
export async function importRoster(play: Play, daysRunning: number): Promise<void> {
  const officer = { day: 1, login: 'quxian' }
  const bytes = await exampleRoster(addDays(play.start, daysRunning))
  const read = await play.act({ ...officer, at: '08:40' }, 'read-roster', (work) => readImport(work, play.campaignId, '示例区-困难群众名册.xlsx', bytes))
  await play.act({ ...officer, at: '08:46' }, 'run-roster', (work) => runImport(work, read.id, fieldsOf(read)))
  const { accountId, districtKey } = await actorNamed(play.services, officer.login)
  await performImport(servicesOn(play.services, play.dayOf(1), '08:47'), { districtKey, accountId, importId: read.id }, true)
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
