import type { z } from 'zod'
import type { getKeyHousehold as contract } from '#contract/key-households.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findKeyRow, listContacts, listKeyEvents } from './key-households.queries.ts'
import { keyView } from './key-view.ts'

/** One followed household with its contacts and its course on the list. */
export async function getKey(work: Work, id: string): Promise<z.input<(typeof contract)['response']>> {
  const row = await findKeyRow(work.trx, work.districtKey, id, work)
  if (!row) throw problem('NOT_FOUND')
  const { plan } = await getRunningCampaign(work, row.campaign_id)
  const contacts = await listContacts(work.trx, work.districtKey, id)
  const events = await listKeyEvents(work.trx, work.districtKey, id)
  return {
    ...keyView(row, plan, work.today),
    contacts: contacts.map((one) => ({ id: one.id, on: one.on_date, manner: one.manner as 'HOME', found: one.found, done: one.done, next: one.next, at: one.at, by: one.by_name })),
    events: events.map((one) => ({ id: one.id, at: one.at, by: one.by_name, kind: one.kind as 'ADDED', note: one.note, changes: Object.entries(one.changes).map(([field, [before, after]]) => ({ field, before, after })) })),
  }
}
