import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export interface TextPlace {
  readonly districtKey: string
  readonly campaignId: string
  readonly code: string
  readonly areaPath: string
  readonly occurrence: number
}

export function listTexts(trx: Trx, place: TextPlace): Promise<Row<'deliverable_text'>[]> {
  return trx
    .selectFrom('deliverable_text')
    .selectAll()
    .where('district_key', '=', place.districtKey)
    .where('campaign_id', '=', place.campaignId)
    .where('code', '=', place.code)
    .where('area_path', '=', place.areaPath)
    .where('occurrence', '=', place.occurrence)
    .execute()
}

/** @returns the new version, or undefined when somebody wrote meanwhile */
export async function putText(trx: Trx, place: TextPlace, text: { id: string; section: string; body: string; version: number; at: Date; by: string }): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    INSERT INTO deliverable_text (district_key, id, area_path, campaign_id, code, occurrence, section, body, version, at, by_name)
    VALUES (${place.districtKey}, ${text.id}, ${place.areaPath}, ${place.campaignId}, ${place.code}, ${place.occurrence}, ${text.section}, ${text.body}, 1, ${text.at}, ${text.by})
    ON CONFLICT ON CONSTRAINT deliverable_text_once DO UPDATE
       SET body = excluded.body, version = deliverable_text.version + 1, at = excluded.at, by_name = excluded.by_name
     WHERE deliverable_text.version = ${text.version}
    RETURNING version`.execute(trx)
  const written = rows[0]?.version
  // A first text where another was expected, or none where one stands.
  return written === text.version + 1 ? written : undefined
}
