import type { z } from 'zod'
import type { addKeyHousehold as contract, KeyHousehold } from '#contract/key-households.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findCaseHousehold, owningTown } from '../findings/public.ts'
import { findKeyRow, hasVisit, insertKey, insertKeyEvent, lockKeyOf, updateKey, type KeyRow } from './key-households.queries.ts'
import { keySaid } from './key-said.ts'
import { keyView } from './key-view.ts'

/** Puts a household, or one of its people, on the key list. One that was taken off comes on again, its history stays. */
export async function addKey(work: Work, campaignId: string, body: z.output<(typeof contract)['body']>): Promise<KeyHousehold> {
  const { trx, districtKey, today } = work
  const { plan } = await getRunningCampaign(work, campaignId)
  const household = await findCaseHousehold(trx, districtKey, body.householdId, work, 'held')

  if (!household) throw problem('NOT_FOUND')

  const { householdId, personId, visitId, ...rest } = body
  const said = keySaid(plan, rest)
  const townId = await owningTown(work, household.area_path)
  if (personId !== null && !household.people.includes(personId)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'personId', code: 'NOT_OF_HOUSEHOLD' }] })
  if (visitId !== null && !(await hasVisit(trx, districtKey, visitId, householdId))) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'visitId', code: 'NOT_OF_HOUSEHOLD' }] })
  const old = await lockKeyOf(trx, districtKey, campaignId, householdId, personId)
  if (old?.state === 'ON') throw problem('CASE_STATE')

  const listed = { ...said, state: 'ON', added_on: today, added_by: work.actor.name, visit_id: visitId, off_on: null, off_reason: '' }
  const id = old?.id ?? work.newId()
  if (old) await updateKey(trx, districtKey, id, listed)
  else if (!(await insertKey(trx, { ...listed, district_key: districtKey, id, area_path: household.area_path, campaign_id: campaignId, household_id: householdId, person_id: personId, town_id: townId }))) throw problem('CASE_STATE')
  await insertKeyEvent(trx, { district_key: districtKey, id: work.newId(), area_path: household.area_path, household_id: householdId, key_id: id, at: work.now, by_name: work.actor.name, kind: old ? 'ADDED_AGAIN' : 'ADDED', note: said.risk, changes: '{}' })

  work.record({ action: 'add-key-household', objectType: 'key-household', objectId: id, areaPath: household.area_path, details: { household: householdId } })
  return keyView((await findKeyRow(trx, districtKey, id, work)) as KeyRow, plan, today)
}
