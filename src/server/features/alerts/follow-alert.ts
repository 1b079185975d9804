import type { z } from 'zod'
import type { Alert, followAlert as contract } from '#contract/alerts.ts'
import { isClosed, mayBecome, type AlertState } from '#domain/casework/alert.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listRaising } from '../rules/public.ts'
import { alertView } from './alert-view.ts'
import { findAlert, insertEvent, lockAlert, updateAlert } from './alerts.queries.ts'

/** Somebody goes there, or says what came of it; an end needs words. Problems: ALERT_STATE, CHANGED_MEANWHILE, INPUT_INVALID. */
export async function followAlert(work: Work, id: string, { state, note, version }: z.output<(typeof contract)['body']>): Promise<Alert> {
  const alert = await lockAlert(work.trx, work.districtKey, id)
  if (!alert) throw problem('NOT_FOUND')

  if (alert.version !== version) throw problem('CHANGED_MEANWHILE')
  if (!mayBecome(alert.state as AlertState, state)) throw problem('ALERT_STATE', { state: alert.state })
  if (isClosed(state) && note === '') throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'note', code: 'REASON_MISSING' }] })

  await updateAlert(work.trx, work.districtKey, id, { state, note, closed_on: isClosed(state) ? work.today : null, by_name: work.actor.name })
  await insertEvent(work.trx, { district_key: work.districtKey, id: work.newId(), area_path: alert.area_path, alert_id: id, household_id: alert.household_id, state, note, at: work.now, by_id: work.actor.accountId, by_name: work.actor.name })

  work.record({ action: 'follow-alert', objectType: 'alert', objectId: id, areaPath: alert.area_path, details: { from: alert.state, to: state, householdId: alert.household_id } })
  return alertView((await findAlert(work.trx, work.districtKey, id))!, work.today, await listRaising(work))
}
