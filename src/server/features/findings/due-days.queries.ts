import { sql } from 'kysely'
import { countByDay, type CountOfDay, type Days } from '../../database/by-day.ts'
import { reached } from '../../database/reached.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import { shownTo, type Looking } from './findings.queries.ts'

/** Open problems by the day they are due; those that are long-term by the day they are looked at again. */
export function countFindingsByDay(trx: Trx, districtKey: string, who: Looking, scope: string, campaignId: string, what: 'due' | 'review', days: Days): Promise<CountOfDay[]> {
  const day = what === 'due' ? sql`CASE WHEN finding.state NOT IN ('FIXED', 'LONG_TERM') THEN finding.due_date END` : sql`CASE WHEN finding.state = 'LONG_TERM' THEN finding.review_on END`
  return countByDay(trx, sql`SELECT ${day} AS day FROM finding WHERE finding.district_key = ${districtKey} AND finding.campaign_id = ${campaignId} AND finding.state <> 'FIXED' AND ${within(scope, 'finding.area_path')} AND ${shownTo(who)}`, days)
}

/** Matters that wait for an answer of a level, by the day it is due. */
export function countUpwardByDay(trx: Trx, districtKey: string, who: Looking, scope: string, campaignId: string, level: string, days: Days): Promise<CountOfDay[]> {
  return countByDay(trx, sql`SELECT upward.due_date AS day FROM upward WHERE upward.district_key = ${districtKey} AND upward.campaign_id = ${campaignId} AND upward.state = 'WAITING' AND upward.to_level = ${level} AND ${within(scope, 'upward.area_path')} AND ${reached(who, 'upward.household_id')}`, days)
}
