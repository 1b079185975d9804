import { tables } from '#db/manifest.ts'

export const scopedRole = 'doudi_scoped'
export const wideRole = 'doudi_wide'

// NULLIF is the security rule: after a transaction that set the scope the setting reads '', and '' would match every row.
const scope = `NULLIF(current_setting('app.scope', true), '')`
// As a CASE it only judges rows and never finds them: a list finds its own by what it asks (`within`). As a bare range the planner takes it for one row,
// and goes through a whole village, or a district that it knows nothing of yet, for each row of another table.
const predicate = `CASE WHEN area_path COLLATE "C" >= ${scope} AND area_path COLLATE "C" < ${scope} || '~' THEN true ELSE false END`

/**
 * The statements that put every table of the manifest under its policy and give the two roles their rights. They can be
 * run again at each start: a table that is new in the manifest is under its policy before anybody reads it.
 */
export function policyStatements(): string[] {
  const statements = [
    `DO $do$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${scopedRole}') THEN CREATE ROLE ${scopedRole} NOLOGIN; END IF;
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${wideRole}') THEN CREATE ROLE ${wideRole} NOLOGIN BYPASSRLS; END IF;
     EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
     END $do$`,
    `DO $do$ BEGIN
       IF NOT pg_has_role(current_user, '${scopedRole}', 'MEMBER') THEN EXECUTE 'GRANT ${scopedRole} TO ' || quote_ident(current_user); END IF;
       IF NOT pg_has_role(current_user, '${wideRole}', 'MEMBER') THEN EXECUTE 'GRANT ${wideRole} TO ' || quote_ident(current_user); END IF;
     END $do$`,
    `GRANT USAGE ON SCHEMA public TO ${scopedRole}, ${wideRole}`,
    `DROP FUNCTION IF EXISTS app_set_scope(text)`,
  ]
  for (const [name, place] of Object.entries(tables)) {
    statements.push(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO ${wideRole}`)
    if (place.scope === 'area') {
      statements.push(
        `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
        `DROP POLICY IF EXISTS area_scope ON ${name}`,
        `CREATE POLICY area_scope ON ${name} TO ${scopedRole} USING (${predicate}) WITH CHECK (${predicate})`,
        place.appendOnly ? `GRANT SELECT, INSERT ON ${name} TO ${scopedRole}` : `GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO ${scopedRole}`,
      )
    } else if (place.placement === 'reference') {
      statements.push(`GRANT SELECT ON ${name} TO ${scopedRole}`)
    }
  }
  statements.push(
    `GRANT SELECT, INSERT, UPDATE ON idempotency TO ${scopedRole}`,
    `GRANT SELECT, INSERT ON person_key TO ${scopedRole}`,
    `GRANT SELECT, INSERT, UPDATE ON heading_mapping TO ${scopedRole}`,
    `GRANT SELECT ON setting TO ${scopedRole}`,
    // Jobs are added in the transaction of the write that asks for them; the queue's own tables stay out of reach.
    `CREATE OR REPLACE FUNCTION app_add_job(name text, payload json) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
     $f$ SELECT graphile_worker.add_job(name, payload, queue_name := concat_ws(' ', name, payload->>'districtKey'), max_attempts := 5) $f$`,
    `REVOKE EXECUTE ON FUNCTION app_add_job(text, json) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION app_add_job(text, json) TO ${scopedRole}, ${wideRole}`,
  )
  return statements
}
