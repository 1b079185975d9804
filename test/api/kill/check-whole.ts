import type pg from 'pg'
import type { Connection } from '#server/database/connect.ts'
import { onServer } from '../setup/global.ts'

/** Each names what is half there; all find nothing in a sound database. */
const faults: Record<string, string> = {
  'an import that is not done left rows': `
    SELECT i.id FROM roster_import i WHERE i.state NOT IN ('DONE', 'UNDOING') AND (
      (i.state <> 'UNDONE' AND EXISTS (SELECT 1 FROM import_part r WHERE r.import_id = i.id)) OR EXISTS (SELECT 1 FROM import_household r WHERE r.import_id = i.id) OR EXISTS (SELECT 1 FROM household h WHERE h.import_id = i.id)
      OR EXISTS (SELECT 1 FROM person p WHERE p.import_id = i.id) OR EXISTS (SELECT 1 FROM roster_entry e WHERE e.import_id = i.id)
      OR EXISTS (SELECT 1 FROM membership m WHERE m.source = 'import:' || i.id) OR EXISTS (SELECT 1 FROM fact f WHERE f.source = 'import:' || i.id)
      OR EXISTS (SELECT 1 FROM person p, jsonb_each(p.facts) f WHERE f.value->>'source' = 'import:' || i.id) OR EXISTS (SELECT 1 FROM household h, jsonb_each(h.facts) f WHERE f.value->>'source' = 'import:' || i.id)
      OR EXISTS (SELECT 1 FROM aid a WHERE a.source = 'import:' || i.id))`,
  'counts of an import do not agree with its rows': `
    SELECT i.id FROM roster_import i WHERE i.state IN ('DONE', 'UNDOING') AND (
      (i.counts->>'rows')::int <> (SELECT coalesce(sum(length(p.states)), 0) FROM import_part p WHERE p.import_id = i.id)
      OR (i.counts->>'households')::int > (SELECT count(*) FROM import_household r WHERE r.import_id = i.id)
      OR (i.counts->>'imported')::int <> (SELECT coalesce(sum(r.imported), 0) FROM import_household r WHERE r.import_id = i.id)
      OR (i.counts->>'imported')::int <> (SELECT coalesce(sum(length(p.states) - length(replace(p.states, 'I', ''))), 0) FROM import_part p WHERE p.import_id = i.id)
      OR (i.counts->>'refused')::int <> (SELECT coalesce(sum(length(p.states) - length(replace(p.states, 'R', ''))), 0) FROM import_part p WHERE p.import_id = i.id)
      OR (i.counts->>'households')::int <> (SELECT count(*) FROM roster_entry e WHERE e.import_id = i.id)
      OR (i.counts->>'imported')::int <> (SELECT count(*) FROM person p WHERE p.import_id = i.id)
      OR (i.counts->>'imported')::int <> (SELECT count(*) FROM membership m WHERE m.source = 'import:' || i.id)
      OR (i.counts->>'households')::int <> (SELECT count(*) FROM household h WHERE h.import_id = i.id))`,
  'an import is done without an entry in the log, or the other way round': `
    SELECT i.id FROM roster_import i
     WHERE (i.state IN ('DONE', 'UNDOING', 'UNDONE'))::int <> (SELECT count(*) FROM audit_entry a WHERE a.object_id = i.id::text AND a.action = 'perform-import')`,
  'a person without its key': `SELECT p.id FROM person p WHERE p.import_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = p.id AND k.id_index = p.citizen_id_index)`,
  'a key without its person': `SELECT k.person_id FROM person_key k WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = k.person_id)`,
  'a submitted visit without its submission, or the other way round': `
    SELECT v.id FROM visit v WHERE (v.state = 'SUBMITTED')::int <> (SELECT count(*) FROM submission s WHERE s.visit_id = v.id)`,
  'problems found in a visit are not all there': `
    SELECT v.id FROM visit v LEFT JOIN submission s ON s.visit_id = v.id
     WHERE coalesce(jsonb_array_length(s.answers->'problems'), 0) <> (SELECT count(*) FROM finding_event e WHERE e.visit_id = v.id AND e.from_state IS DISTINCT FROM e.to_state)`,
  'a problem has not the state that its last event gave it': `
    SELECT f.id FROM finding f WHERE f.state <> (SELECT e.to_state FROM finding_event e WHERE e.finding_id = f.id ORDER BY e.at DESC, e.id DESC LIMIT 1)`,
  'a problem was changed without an event, or the other way round': `
    SELECT f.id FROM finding f WHERE f.version <> (SELECT count(*) FROM finding_event e WHERE e.finding_id = f.id) AND f.proof_id IS NULL`,
  'a problem without its beginning': `SELECT f.id FROM finding f WHERE NOT EXISTS (SELECT 1 FROM finding_event e WHERE e.finding_id = f.id)`,
  'changes of a visit did not reach the registry, or reached it alone': `
    WITH told AS (
      SELECT f.id, f.source FROM fact f
      UNION ALL SELECT h.id, v.value->>'source' FROM household h, jsonb_each(h.facts) v
      UNION ALL SELECT p.id, v.value->>'source' FROM person p, jsonb_each(p.facts) v)
    SELECT s.id FROM submission s
     WHERE (SELECT count(*) FROM jsonb_array_elements(s.changes) c WHERE NOT c ? 'isHeld')
           + (SELECT count(*) FROM visit_difference d WHERE d.chosen_submission_id = s.id AND d.fact IS NOT NULL) <> (SELECT count(*) FROM told f WHERE f.source = 'visit:' || s.id)
    UNION ALL
    SELECT f.id FROM told f WHERE f.source LIKE 'visit:%' AND NOT EXISTS (SELECT 1 FROM submission s WHERE f.source = 'visit:' || s.id)`,
  'the roster does not know of a visit, or knows of one that is none': `
    SELECT e.id FROM roster_entry e LEFT JOIN visit v ON v.id = e.visit_id
     WHERE (e.coverage IN ('SEEN', 'PARTLY', 'GONE')) <> coalesce(v.state = 'SUBMITTED', false)`,
  'differences of a visit are not all there': `
    SELECT a.id FROM audit_entry a
     WHERE a.action = 'submit-visit' AND (a.details->>'differences')::int <> (SELECT count(*) FROM visit_difference d WHERE d.submission_id::text = a.details->>'submission')`,
  'a difference is settled without an entry in the log, or the other way round': `
    SELECT d.id FROM visit_difference d
     WHERE (d.state = 'SETTLED')::int <> (SELECT count(*) FROM audit_entry a WHERE a.action = 'settle-difference' AND a.details->>'difference' = d.id::text)`,
  'a visit is handed in without an entry in the log, or the other way round': `
    SELECT v.id FROM visit v WHERE (v.state = 'SUBMITTED')::int <> (SELECT count(*) FROM audit_entry a WHERE a.object_id = v.id::text AND a.action = 'submit-visit')`,
  'a key was taken without its answer': `SELECT key FROM idempotency WHERE response_sealed IS NULL`,
}

/** What is half there, of everything, seen at one moment. */
export function checkWhole(connection: Connection): Promise<string[]> {
  return onServer(connection, async (client: pg.Client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const found: string[] = []
    for (const [fault, sql] of Object.entries(faults)) {
      const { rows } = await client.query(sql)
      if (rows.length > 0) found.push(`${fault}: ${JSON.stringify(rows.slice(0, 3))}`)
    }
    await client.query('COMMIT')
    return found
  })
}
