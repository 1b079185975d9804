import type { z } from 'zod'
import type { changeKeyHousehold as contract, KeyHousehold } from '#contract/key-households.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findKeyRow, insertKeyEvent, lockKey, updateKey, type KeyRow } from './key-households.queries.ts'
import { keySaid, type KeySaid } from './key-said.ts'
import { keyView } from './key-view.ts'

const fieldOf: Record<keyof KeySaid, string | null> = { why: 'why', risk: 'risk', measure: 'measure', frequency: 'frequency', every_days: null, helper_name: 'helperName', helper_post: 'helperPost', helper_phone: 'helperPhone' }

/** A followed household that is on the list, held, in the version that was on the screen. */
export async function followedRow(work: Work, id: string, version: number): Promise<KeyRow> {
  await lockKey(work.trx, work.districtKey, id)
  const row = await findKeyRow(work.trx, work.districtKey, id, work)
  if (!row) throw problem('NOT_FOUND')
  if (row.version !== version) throw problem('CHANGED_MEANWHILE', { version: row.version })
  if (row.state !== 'ON') throw problem('CASE_STATE')
  return row
}

/** Changes why, how and by whom a household is followed; what it was before stays in its course. */
export async function changeKey(work: Work, id: string, { version, ...body }: z.output<(typeof contract)['body']>): Promise<KeyHousehold> {
  const row = await followedRow(work, id, version)
  const { plan } = await getRunningCampaign(work, row.campaign_id)

  const said = keySaid(plan, body)
  const changes = Object.fromEntries((Object.keys(said) as (keyof KeySaid)[]).flatMap((column) => (fieldOf[column] && said[column] !== row[column] ? [[fieldOf[column], [String(row[column]), String(said[column])]]] : [])))

  await updateKey(work.trx, work.districtKey, id, said)
  await insertKeyEvent(work.trx, { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, household_id: row.household_id, key_id: id, at: work.now, by_name: work.actor.name, kind: 'CHANGED', note: '', changes: JSON.stringify(changes) })

  work.record({ action: 'change-key-household', objectType: 'key-household', objectId: id, areaPath: row.area_path, details: { household: row.household_id, fields: Object.keys(changes).length } })
  return keyView((await findKeyRow(work.trx, work.districtKey, id, work)) as KeyRow, plan, work.today)
}
