import type { Work } from '../../http/work.ts'
import type { Row } from '../../database/tables.ts'
import { readTexts, say } from '../../locale.ts'
import { noteLeaving } from '../registry/public.ts'
import type { Ledger } from './ledger.ts'
import { listEntries, listMergedInto, type HouseholdRow } from './records.queries.ts'

// The more was done the further right. Whoever was gone under one record lives on under the other.
const coverages = ['GONE', 'NOT_VISITED', 'DRAFT', 'PARTLY', 'SEEN']

/**
 * Two rows of one roster become one: sources and reasons united, what was visited stays visited; the part is for the rules of the
 * plan to say, once the labels are right (`refreshParts`). The other row is struck. A row that only the other household had comes
 * along. What a village signed stays there: where neither household is on its roster any more, its next supplement strikes it.
 */
export async function joinEntries({ trx, districtKey }: Work, ledger: Ledger, kept: HouseholdRow, gone: HouseholdRow): Promise<void> {
  const own = await listEntries(trx, districtKey, kept.id)
  const because = say(readTexts('zh-CN', 'rosters'), 'rosters.merged', { name: kept.head_name })
  const place = { area_path: kept.area_path, is_placed: kept.area_level === 'village' }
  const before = await listMergedInto(trx, districtKey, 'household', gone.id)
  await noteLeaving(trx, districtKey, [gone.id, ...before], kept.area_path, because)
  for (const id of before) for (const entry of await listEntries(trx, districtKey, id)) await ledger.change('roster_entry', [entry.id], pick(entry, ['area_path', 'is_placed']), place)
  for (const other of await listEntries(trx, districtKey, gone.id)) {
    const same = own.find((one) => one.campaign_id === other.campaign_id)
    if (same) {
      const columns = ['sources', 'reason', 'state', 'strike_reason', 'coverage', 'visit_id', 'seen_on', 'again_on'] as const
      await ledger.change('roster_entry', [same.id], pick(same, columns), united(same, other))
      await ledger.change('roster_entry', [other.id], pick(other, ['state', 'strike_reason', 'coverage', 'visit_id', 'area_path', 'is_placed']), { state: 'STRUCK', strike_reason: because, coverage: 'NOT_VISITED', visit_id: null, ...place })
    } else {
      await ledger.change('roster_entry', [other.id], pick(other, ['household_id', 'area_path', 'is_placed']), { household_id: kept.id, ...place })
    }
  }
}

function pick<K extends keyof Row<'roster_entry'>>(entry: Row<'roster_entry'>, columns: readonly K[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, entry[column]]))
}

function united(own: Row<'roster_entry'>, other: Row<'roster_entry'>): Record<string, unknown> {
  const isListed = own.state === 'LISTED' || other.state === 'LISTED'
  const seen = coverages.indexOf(other.coverage) > coverages.indexOf(own.coverage) ? other : own
  return {
    sources: [...new Set([...own.sources, ...other.sources])],
    reason: [...new Set([own.reason, other.reason].filter((reason) => reason !== ''))].join('；'),
    state: isListed ? 'LISTED' : own.state,
    strike_reason: isListed ? null : own.strike_reason,
    coverage: seen.coverage,
    visit_id: seen.visit_id,
    seen_on: seen.seen_on,
    again_on: seen.again_on,
  }
}
