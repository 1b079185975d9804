import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { endAidRow, lockAid } from './desk.queries.ts'
import { refreshLabels } from './refresh-labels.ts'

/** Aid is no longer received from a day on. */
export async function endAid(work: Work, id: string, input: { to: string; note: string }): Promise<{ aidId: string }> {
  const { trx, districtKey } = work
  const aid = await lockAid(trx, districtKey, work.actor.scope, id)
  if (!aid) throw problem('NOT_FOUND')

  if (aid.to_date !== null && aid.to_date <= work.today) throw problem('CHANGED_MEANWHILE')
  if (aid.from_date !== null && input.to < aid.from_date) throw problem('AID_DATES')

  const note = [aid.note, hideCitizenIds(input.note)].filter(Boolean).join('；')
  await endAidRow(trx, districtKey, aid, input.to, note)
  await refreshLabels(work, [aid.household_id])

  work.record({ action: 'end-aid', objectType: 'household', objectId: aid.household_id, areaPath: aid.area_path, details: { aid: aid.kind, on: input.to, ...(aid.person_id && { person: aid.person_id }), ...(note && { note }) } })
  return { aidId: id }
}
