import { problem } from '#domain/problem/problem.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import { endAuthorisationRow, lockAuthorisation } from './authorisations.queries.ts'

/** Taken back, or written down wrongly: from this day it holds no more. */
export async function endAuthorisation(work: Work, id: string, { on, reason }: { readonly on: PlainDate; readonly reason: string }): Promise<{ id: string }> {
  const found = await lockAuthorisation(work.trx, work.districtKey, work.actor.scope, id)
  if (!found) throw problem('NOT_FOUND')

  if (found.ended_on !== null) throw problem('CHANGED_MEANWHILE')
  if (on < found.signed_on || on > work.today) throw problem('AUTHORISATION_DATES')

  await endAuthorisationRow(work.trx, work.districtKey, id, on, reason)

  work.record({ action: 'end-authorisation', objectType: 'household', objectId: found.household_id, areaPath: found.area_path, details: { paper: found.number, on, reason } })
  return { id }
}
