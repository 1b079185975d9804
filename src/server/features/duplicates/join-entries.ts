import type { Work } from '../../http/work.ts'
import type { Row } from '../../database/tables.ts'
import type { Ledger } from './ledger.ts'
import { listEntries, type HouseholdRow } from './records.queries.ts'

// The more was done the further right. Whoever was gone under one record lives on under the other.
const coverages = ['GONE', 'NOT_VISITED', 'DRAFT', 'PARTLY', 'SEEN']

/**
 * Two rows of one roster become one: sources and reasons united, what was visited stays visited; the part is for the rules of the
 * plan to say, once the labels are right (`refreshParts`). The other row is struck, so that a village that signed for it publishes
 * that with its next supplement. A row that only the other household had comes along; in another village it waits for that
 * village's signature.
 */
export async function joinEntries({ trx, districtKey }: Work, ledger: Ledger, kept: HouseholdRow, gone: HouseholdRow): Promise<void> {
  const own = await listEntries(trx, districtKey, kept.id)
  for (const other of await listEntries(trx, districtKey, gone.id)) {
    const same = own.find((one) => one.campaign_id === other.campaign_id)
    if (same) {
      const columns = ['sources', 'reason', 'state', 'strike_reason', 'coverage', 'visit_id', 'seen_on', 'again_on'] as const
      await ledger.change('roster_entry', [same.id], pick(same, columns), united(same, other))
      await ledger.change('roster_entry', [other.id], pick(other, ['state', 'strike_reason', 'coverage', 'visit_id', 'area_path']), { state: 'STRUCK', strike_reason: `与${kept.head_name}户为同一户，已合并`, coverage: 'NOT_VISITED', visit_id: null, area_path: other.area_path })
    } else {
      const isElsewhere = other.area_path !== kept.area_path
      const unsigned = { signed_version: null, signed_no: null, signed_part: null, moved_version: null, struck_version: null } as const
      const after = { household_id: kept.id, area_path: kept.area_path, ...(isElsewhere && unsigned) }
      await ledger.change('roster_entry', [other.id], pick(other, ['household_id', 'area_path', ...(isElsewhere ? (Object.keys(unsigned) as (keyof typeof unsigned)[]) : [])]), after)
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
