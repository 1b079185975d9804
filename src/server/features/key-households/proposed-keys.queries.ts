import { sql, type RawBuilder } from 'kysely'
import { reached, type Reaching } from '../../database/reached.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface ProposedKeyRow {
  household_id: string
  area_path: string
  head_name: string
  area_name: string
  area_code: string
  area_level: string
  above_name: string | null
  on: string
  visit_id: string | null
  by_name: string | null
}

// Proposed, listed for this campaign, and neither on the key list nor decided about since.
function proposed(districtKey: string, who: Reaching, scope: string, campaignId: string): RawBuilder<ProposedKeyRow> {
  return sql<ProposedKeyRow>`
    SELECT h.id AS household_id, h.area_path, h.head_name, h.head_pinyin AS sound, a.name AS area_name, a.code AS area_code, a.level AS area_level, above.name AS above_name,
      h.facts->'toFollow'->>'asOf' AS "on", s.visit_id, s.by_name
      FROM household h
      JOIN roster_entry e ON e.district_key = h.district_key AND e.household_id = h.id AND e.campaign_id = ${campaignId} AND e.state = 'LISTED'
      JOIN area a ON a.path = h.area_path LEFT JOIN area above ON above.id = a.parent_id
      LEFT JOIN submission s ON s.district_key = h.district_key AND 'visit:' || s.id::text = h.facts->'toFollow'->>'source' AND s.household_id = h.id
     WHERE h.district_key = ${districtKey} AND h.facts->'toFollow'->>'value' = 'true' AND h.merged_into IS NULL
       AND ${within(scope, 'h.area_path')} AND ${reached(who, 'h.id')}
       AND NOT EXISTS (SELECT 1 FROM key_household k WHERE k.district_key = h.district_key AND k.campaign_id = ${campaignId} AND k.household_id = h.id
         AND (k.state = 'ON' OR k.off_on >= (h.facts->'toFollow'->>'asOf')::date))`
}

/** The oldest proposals first. */
export async function listProposedKeyRows(trx: Trx, districtKey: string, who: Reaching, scope: string, campaignId: string, limit: number): Promise<ProposedKeyRow[]> {
  const found = await sql<ProposedKeyRow>`SELECT * FROM (${proposed(districtKey, who, scope, campaignId)}) p ORDER BY p."on", p.sound COLLATE "C", p.household_id LIMIT ${limit}`.execute(trx)
  return found.rows
}

export async function countProposedKeys(trx: Trx, districtKey: string, who: Reaching, scope: string, campaignId: string): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM (${proposed(districtKey, who, scope, campaignId)}) p`.execute(trx)
  return found.rows[0]?.count ?? 0
}
