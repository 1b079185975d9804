import { z } from 'zod'
import type { CareAgreement, listAgreements as contract } from '#contract/visits.ts'
import { problem } from '#domain/problem/problem.ts'
import { agreementStates } from '#domain/visit/care-agreement.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { readerOf } from '../telling/public.ts'
import { countTekun, listTekunRows } from './agreements.queries.ts'

const usual = 100

/** Scattered tekun without a care agreement in force today (J-09), each with the reason; or those of one state. */
export async function listAgreements(
  work: Work,
  campaignId: string,
  query: z.output<(typeof contract)['query']>,
): Promise<{ rows: CareAgreement[]; next: string | null; total: number; counts: { state: CareAgreement['state']; count: number }[] }> {
  const { trx, districtKey, today, actor } = work
  await getRunningCampaign(work, campaignId)
  const area = query.area === undefined ? undefined : await findArea(trx, districtKey, query.area)
  if (query.area !== undefined && !area) throw problem('NOT_FOUND')
  const filter = { who: work, scope: actor.scope, campaignId, areaPath: area?.path, today }
  const limit = query.limit ?? usual
  const found = await listTekunRows(trx, districtKey, { ...filter, state: query.state }, readCursor(query.after, z.tuple([z.string(), z.string(), z.uuid()])), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const counted = await countTekun(trx, districtKey, filter)
  const counts = agreementStates.map((state) => ({ state, count: counted.get(state) ?? 0 }))
  const reader = await readerOf(work)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    rows: rows.map((row) => ({
      personId: row.person_id,
      name: row.name,
      householdId: row.household_id,
      headName: row.head_name,
      address: reader.text(row.address),
      areaName: row.area_name,
      townName: row.above_name ?? '',
      state: row.state as CareAgreement['state'],
      number: text(row.facts['careAgreement.number']?.value),
      carer: text(row.facts['careAgreement.carer']?.value),
      from: text(row.facts['careAgreement.from']?.value),
      until: text(row.facts['careAgreement.until']?.value),
    })),
    next: last && found.length > limit ? writeCursor([last.path, last.sound, last.person_id]) : null,
    total: counts.filter(({ state }) => (query.state === undefined ? state !== 'IN_FORCE' : state === query.state)).reduce((sum, one) => sum + one.count, 0),
    counts,
  }
}
