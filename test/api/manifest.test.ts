import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopedTables, tables } from '#db/manifest.ts'
import { startServer, type TestServer } from './setup/server.ts'

// The schema as it is, held against the manifest and the rules of docs/operations/portability.md.

let server: TestServer
let client: pg.Client

beforeAll(async () => {
  server = await startServer('bare')
  client = new pg.Client(server.connection)
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

async function rowsOf<T extends Record<string, unknown>>(text: string): Promise<T[]> {
  return (await client.query<T>(text)).rows
}

const inPublic = `JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'`
const distributed = Object.entries(tables).filter(([, place]) => place.placement === 'distributed')
const placementOf = (table: string) => tables[table]?.placement

interface Key {
  table: string
  kind: 'p' | 'u'
  columns: string[]
}
/** Primary keys, UNIQUE constraints and unique indexes with their columns in order. */
async function listKeys(): Promise<Key[]> {
  return rowsOf<Key & Record<string, unknown>>(`
    SELECT c.relname AS "table", CASE WHEN i.indisprimary THEN 'p' ELSE 'u' END AS kind,
           ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int[]) WITH ORDINALITY k(attnum, at) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum ORDER BY k.at) AS columns
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid ${inPublic}
    WHERE i.indisunique`)
}

test('every table is in the manifest, and no other', async () => {
  const found = await rowsOf<{ name: string }>(`SELECT c.relname AS name FROM pg_class c ${inPublic} WHERE c.relkind IN ('r', 'p') ORDER BY 1`)
  expect(found.map((row) => row.name)).toEqual(Object.keys(tables).sort())
})

test('there are no views that look with the rights of their owner', async () => {
  const views = await rowsOf<{ name: string; options: string[] | null }>(`SELECT c.relname AS name, c.reloptions AS options FROM pg_class c ${inPublic} WHERE c.relkind IN ('v', 'm') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`)
  expect(views.filter((view) => !view.options?.includes('security_invoker=true'))).toEqual([])
})

describe.each(distributed)('%s', (table, place) => {
  test('its district comes first and is always there', async () => {
    const columns = await rowsOf<{ name: string; type: string; nullable: string; collation: string | null }>(
      `SELECT column_name AS name, data_type AS type, is_nullable AS nullable, collation_name AS collation FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}' ORDER BY ordinal_position`,
    )
    const first = place.by === 'district_key' ? columns[0] : columns.find((column) => column.name === 'district_key')
    expect(first).toEqual({ name: 'district_key', type: 'text', nullable: 'NO', collation: null })
  })

  test('its primary key begins with what it is spread by, and every other key contains that', async () => {
    const keys = (await listKeys()).filter((key) => key.table === table)
    expect(keys.filter((key) => key.kind === 'p').map((key) => key.columns[0])).toEqual([place.by])
    expect(keys.filter((key) => !key.columns.includes(place.by as string))).toEqual([])
  })
})

describe.each(scopedTables)('%s', (table) => {
  test('is under the one policy for the scoped role, which sees nothing without a scope', async () => {
    const [state] = await rowsOf<{ enabled: boolean }>(`SELECT c.relrowsecurity AS enabled FROM pg_class c ${inPublic} WHERE c.relname = '${table}'`)
    const policies = await rowsOf<{ name: string; roles: string; cmd: string; using: string; check: string }>(
      `SELECT policyname AS name, roles::text, cmd, qual AS using, with_check AS check FROM pg_policies WHERE schemaname = 'public' AND tablename = '${table}'`,
    )
    expect(state?.enabled).toBe(true)
    expect(policies).toMatchObject([{ name: 'area_scope', roles: '{doudi_scoped}', cmd: 'ALL' }])
    expect(policies[0]?.using).toContain('NULLIF')
    expect(policies[0]?.check).toBe(policies[0]?.using)
  })

  test('finds its area by an index in byte order', async () => {
    const indexes = await rowsOf<{ definition: string }>(`SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND tablename = '${table}'`)
    expect(indexes.some((index) => /USING btree \(area_path COLLATE "C"/.test(index.definition))).toBe(true)
    const [column] = await rowsOf<{ nullable: string }>(`SELECT is_nullable AS nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}' AND column_name = 'area_path'`)
    expect(column?.nullable).toBe('NO')
  })
})

test('tables without a scope are closed to the scoped role but for what the kernel needs', async () => {
  const rights = await rowsOf<{ table: string; right: string }>(
    `SELECT table_name AS "table", privilege_type AS "right" FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee = 'doudi_scoped' ORDER BY 1, 2`,
  )
  const open = rights.filter(({ table }) => !scopedTables.includes(table)).map(({ table, right }) => `${table} ${right}`)
  expect(open).toEqual([
    'area SELECT', 'area_change SELECT', 'area_lineage SELECT', 'area_version SELECT', 'campaign SELECT', 'heading_mapping INSERT', 'heading_mapping SELECT', 'heading_mapping UPDATE', 'idempotency INSERT', 'idempotency SELECT', 'idempotency UPDATE', 'institution SELECT', 'parameter SELECT', 'person_key INSERT', 'person_key SELECT', 'plan SELECT', 'plan_template SELECT', 'plan_version SELECT', 'rule SELECT', 'rule_version SELECT', 'setting SELECT',
  ])
  const onlyAdded = Object.entries(tables).filter(([, place]) => place.appendOnly).map(([name]) => name)
  expect(rights.filter(({ table, right }) => onlyAdded.includes(table) && right !== 'SELECT' && right !== 'INSERT')).toEqual([])
})

test('foreign keys go from distributed to distributed with the district on both sides, or to reference tables', async () => {
  const keys = await rowsOf<{ from: string; to: string; columns: string[]; targets: string[]; onUpdate: string; onDelete: string }>(`
    SELECT c.relname AS "from", t.relname AS "to", k.confupdtype AS "onUpdate", k.confdeltype AS "onDelete",
           ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, at) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.at) AS columns,
           ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, at) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.at) AS targets
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid ${inPublic} JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f'`)
  expect(keys.length).toBeGreaterThan(0)
  const wrong = keys.filter((key) => {
    const [from, to] = [placementOf(key.from), placementOf(key.to)]
    const isCascade = key.onUpdate !== 'a' || (to === 'distributed' && (key.onDelete === 'n' || key.onDelete === 'd'))
    if (isCascade) return true
    if (from === 'distributed' && to === 'distributed') return key.columns[0] !== 'district_key' || key.targets[0] !== 'district_key'
    return to !== 'reference' && from !== to
  })
  expect(wrong).toEqual([])
})

test('no trigger, no rule, no inheritance', async () => {
  expect(await rowsOf(`SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid ${inPublic} WHERE NOT t.tgisinternal`)).toEqual([])
  expect(await rowsOf(`SELECT tablename, rulename FROM pg_rules WHERE schemaname = 'public'`)).toEqual([])
  expect(await rowsOf(`SELECT c.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid ${inPublic}`)).toEqual([])
})

test('generated columns are stored and identities are bigint', async () => {
  expect(await rowsOf(`SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid ${inPublic} WHERE a.attgenerated NOT IN ('', 's') OR (a.attidentity <> '' AND a.atttypid <> 20)`)).toEqual([])
})

test('names have at most fifty characters', async () => {
  const names = await rowsOf<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c ${inPublic}
    UNION SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid ${inPublic}
    UNION SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid ${inPublic} WHERE a.attnum > 0`)
  expect(names.map((row) => row.name).filter((name) => name.length > 50)).toEqual([])
})

test('functions of ours with the rights of their owner touch nothing but the queue', async () => {
  const functions = await rowsOf<{ name: string; body: string; config: string[] | null }>(`SELECT p.proname AS name, p.prosrc AS body, p.proconfig AS config FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'public' WHERE p.prosecdef`)
  expect(functions.map((row) => row.name)).toEqual(['app_add_job'])
  expect(functions[0]?.body).toContain('graphile_worker.add_job')
  expect(functions[0]?.config).toEqual(['search_path=pg_catalog, pg_temp'])
})

describe('the statements of the server', () => {
  const sources = sourcesIn('src/server')

  test('never change the district of a row', () => {
    const wrong = sources.filter(({ text }) => /SET\s+district_key\s*=/i.test(text) || /\.set\(\s*\{[^}]*\bdistrict_key\b/.test(text) || /doUpdateSet\([^)]*\bdistrict_key\b/.test(text))
    expect(wrong.map((source) => source.file)).toEqual([])
  })

  test('page by keyset and never by offset', () => {
    expect(sources.filter(({ text }) => /\.offset\(|\bOFFSET\s+\$|\bOFFSET\s+\d/.test(text)).map((source) => source.file)).toEqual([])
  })

  test('find places by `within` and `standsAt`: by a range written by hand the planner expects one row', () => {
    expect(sources.filter(({ file, text }) => file.endsWith('.queries.ts') && text.includes(`|| '~'`)).map((source) => source.file)).toEqual([])
  })

  test('stay within PostgreSQL 15 and what Citus passes on', () => {
    const wrong = sources.filter(({ text }) => /\buuidv7\(\)\s*(::|AS|,|\))/.test(text) || /\bMERGE\s+INTO\b/.test(text) || /GROUPING SETS|\bLISTEN\s+\w|set_config\(/.test(text))
    expect(wrong.map((source) => source.file)).toEqual([])
  })

  test('name the district wherever they read or write a distributed table', () => {
    const names = distributed.map(([name]) => name).filter((name) => name !== 'person_key' && name !== 'scope_sentinel')
    const wrong = sources
      .filter(({ file }) => file.endsWith('.queries.ts') && !file.endsWith('.global.queries.ts'))
      .flatMap(({ file, text }) =>
        text
          .split(/\n(?=(?:export )?(?:async )?function )/)
          .filter((part) => names.some((name) => new RegExp(`(selectFrom|insertInto|updateTable|deleteFrom|FROM|INTO|UPDATE)\\(?\\s*['"]?${name}\\b`).test(part)) && !/district_?key/i.test(part))
          .map((part) => `${file}: ${part.slice(0, 80)}`),
      )
    // An insert takes a whole row, whose type has the district.
    expect(wrong.filter((line) => !/function (insert|add)/.test(line))).toEqual([])
  })
})

function sourcesIn(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }))
}
