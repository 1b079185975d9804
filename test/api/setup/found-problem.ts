import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { countAgain } from './count-again.ts'
import type { Connection } from '#server/database/connect.ts'

export interface FoundProblem {
  readonly campaignId: string
  readonly areaName: string
  readonly headName: string
  readonly kind: string
  readonly description: string
  readonly foundOn: string
  readonly state?: string
  readonly measure?: string
  readonly ownerUnit?: string
  readonly ownerPerson?: string
  readonly due?: string | null
  readonly fixedOnSpot?: boolean
}

/** A household with a problem, put straight into the database, for tests that are about what becomes of problems and not about visits. */
export async function putFoundProblem(connection: Connection, found: FoundProblem): Promise<{ findingId: string; householdId: string }> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ district_key: string; path: string; town_id: string }>(`SELECT district_key, path, CASE level WHEN 'town' THEN id ELSE parent_id END AS town_id FROM area WHERE name = $1`, [found.areaName])
    const area = rows[0] as { district_key: string; path: string; town_id: string }
    const [householdId, findingId] = [randomUUID(), randomUUID()]
    await client.query(
      `INSERT INTO household (district_key, id, area_path, head_name, address, facts, labels, created_at) VALUES ($1, $2, $3, $4, '', '{}', '{"household":[],"persons":{}}', now())`,
      [area.district_key, householdId, area.path, found.headName],
    )
    await client.query(
      `INSERT INTO finding (district_key, id, area_path, campaign_id, household_id, visit_id, kind, severity, description, measure, owner_unit, owner_person, found_on, found_by, due_date, state, fixed_on_spot, proof, town_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'DAYS_30', $8, $9, $10, $11, $12, '李芳', $13, $14, $15, '', $16)`,
      [
        area.district_key, findingId, area.path, found.campaignId, householdId, randomUUID(), found.kind, found.description, found.measure ?? '联系村里修缮', found.ownerUnit ?? '镇民政办', found.ownerPerson ?? '赵晓梅',
        found.foundOn, found.due === undefined ? '2026-12-20' : found.due, found.state ?? 'IN_PROGRESS', found.fixedOnSpot ?? false, area.town_id,
      ],
    )
    await countAgain(connection)
    return { findingId, householdId }
  } finally {
    await client.end()
  }
}
