import type { z } from 'zod'
import type { addKeyContact as contract, KeyHousehold } from '#contract/key-households.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findKeyRow, insertContact, lockKey, type KeyRow } from './key-households.queries.ts'
import { keyView } from './key-view.ts'

/** Writes a contact with a followed household into its log: when, how, what was found, what was done, what comes next. */
export async function addContact(work: Work, id: string, body: z.output<(typeof contract)['body']>): Promise<KeyHousehold> {
  await lockKey(work.trx, work.districtKey, id)
  const row = await findKeyRow(work.trx, work.districtKey, id, work)
  if (!row) throw problem('NOT_FOUND')
  const { plan, row: campaign } = await getRunningCampaign(work, row.campaign_id)

  if (row.state !== 'ON') throw problem('CASE_STATE')
  if (!isPlainDate(body.on) || body.on > work.today || body.on < campaign.start_date) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'on', code: 'date' }] })

  const contact = { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, household_id: row.household_id, key_id: id, on_date: body.on, manner: body.manner, found: body.found, done: body.done, next: body.next, at: work.now, by_name: work.actor.name }
  await insertContact(work.trx, contact)
  work.changedHouseholds.add(row.household_id)

  work.record({ action: 'add-key-contact', objectType: 'key-household', objectId: id, areaPath: row.area_path, details: { household: row.household_id, kind: body.manner } })
  return keyView((await findKeyRow(work.trx, work.districtKey, id, work)) as KeyRow, plan, work.today)
}
