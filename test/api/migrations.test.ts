import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { areaFigures, getArea, listAreas } from '#contract/areas.ts'
import { listAudit } from '#contract/audit.ts'
import { getBoard, getCampaign, getToday, listCampaigns, listDuties } from '#contract/campaigns.ts'
import { getDeliverable, getDeliverableVersion, listDeliverables } from '#contract/deliverables.ts'
import { getFinding, listFindings } from '#contract/findings.ts'
import { getHousehold } from '#contract/households.ts'
import { listImports, listImportRows } from '#contract/imports.ts'
import { getRosterVersion, getVillageRoster, listEntries, listVillageRosters } from '#contract/rosters.ts'
import { signIn } from '#contract/sessions.ts'
import { getVisit } from '#contract/visits.ts'
import { restoreDatabase } from '#server/database/backup/restore-database.ts'
import { prepareQueueOn } from '#server/database/backup/prepare-queue.ts'
import { fingerprintOf } from '#server/database/backup/key-copy.ts'
import { openPool, type Connection } from '#server/database/connect.ts'
import { migrate } from '#server/database/migrate.ts'
import { listMigrations, type MigrationFile } from '#server/database/migration-files.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { serve } from '#server/serve.ts'
import { inDatabase, onServer } from './setup/global.ts'
import { movableClock } from './setup/fixed.ts'
import { personAt } from './setup/server.ts'

const fixture = path.join(import.meta.dirname, '..', 'fixtures', 'released-0001')
const released = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../db/released.json'), 'utf8')) as Record<string, string>
const now = new Date('2026-11-22T04:00:00Z')
const made: string[] = []

async function emptyDatabase(): Promise<Connection> {
  const name = `${inject('run')}_m_${randomUUID().slice(0, 8)}`
  made.push(name)
  await onServer(inject('connection'), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`))
  return inDatabase(inject('connection'), name)
}
afterEach(async () => {
  for (const name of made.splice(0)) await onServer(inject('connection'), (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`))
})

async function migrated(connection: Connection, files?: readonly MigrationFile[]): Promise<string[]> {
  const pool = openPool(connection, 2)
  try {
    await prepareQueueOn(connection)
    return await migrate(pool, now, files)
  } finally {
    await pool.end()
  }
}
const codeOf = (promise: Promise<unknown>) => promise.then(() => 'fine', (error: { code: string }) => error.code)
const rowsIn = (connection: Connection, text: string) => onServer(connection, async (client) => (await client.query<Record<string, string>>(text)).rows)

test('a migration that was released is the file it was', async () => {
  const files = new Map((await listMigrations()).map((file) => [file.name, file.hash]))
  expect(Object.fromEntries(Object.keys(released).map((name) => [name, files.get(name)]))).toEqual(released)
})

describe('at every start', () => {
  test('the hash of each migration is kept, and a second start changes nothing', async () => {
    const connection = await emptyDatabase()
    const files = await listMigrations()
    expect(await migrated(connection)).toEqual(files.map((file) => file.name))
    expect(await rowsIn(connection, `SELECT name, hash FROM migration WHERE name LIKE '%.sql' ORDER BY name`)).toEqual(files.map(({ name, hash }) => ({ name, hash })))
    expect(await migrated(connection)).toEqual([])
  })

  test('a migration that has become another file is refused, and so is a database of a newer version; nothing is touched', async () => {
    const connection = await emptyDatabase()
    const files = await listMigrations()
    await migrated(connection)
    const before = await rowsIn(connection, 'SELECT * FROM migration ORDER BY name')
    const later = { name: '9999-later.sql', sql: 'CREATE TABLE later (a int)', hash: 'h' }
    expect(await codeOf(migrated(connection, [{ ...files[0]!, hash: 'another' }, ...files.slice(1), later]))).toBe('MIGRATION_CHANGED')
    expect(await codeOf(migrated(connection, files.slice(0, -1)))).toBe('DATABASE_NEWER')
    expect(await rowsIn(connection, 'SELECT * FROM migration ORDER BY name')).toEqual(before)
    expect(await rowsIn(connection, `SELECT to_regclass('later')::text AS later`)).toEqual([{ later: null }])
  })
})

test('what villages had signed stands with them once the lines are kept apart; merges can still be taken back, and who was given a village waits for none', async () => {
  const connection = await emptyDatabase()
  const files = (await listMigrations()).filter((file) => file.name < '0019')
  const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  await onServer(connection, async (client) => {
    await client.query('CREATE TABLE migration (name text PRIMARY KEY, at timestamptz NOT NULL, hash text)')
    for (const { name, sql, hash } of files) {
      await client.query(sql)
      await client.query('INSERT INTO migration (name, at, hash) VALUES ($1, now(), $2)', [name, hash])
    }
    const put = (table: string, row: object) => client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [JSON.stringify({ district_key: 'd', ...row })])
    for (const [areaId, level, path] of [['d', 'district', 'd/'], ['t', 'town', 'd/t/'], ['a', 'village', 'd/t/a/'], ['b', 'village', 'd/t/b/']] as const) await put('area', { id: areaId, level, path, code: areaId, name: areaId })
    const at = '2026-11-01T00:00:00Z'
    const household = (n: number, path: string, more: object = {}) => put('household', { id: id(n), area_path: path, head_name: `户${n}`, head_pinyin: '', address: '', facts: {}, labels: {}, created_at: at, version: 1, is_findable: true, ...more })
    const entry = (n: number, path: string, more: object = {}) =>
      put('roster_entry', { id: id(100 + n), area_path: path, campaign_id: id(99), household_id: id(n), is_placed: true, part: 'covered', sources: [], reason: '', state: 'LISTED', coverage: 'NOT_VISITED', particulars: {}, at, version: 1, ...more })
    // Signed, and moved to another part since; struck and published; never signed; gone to the other village.
    for (const n of [1, 2, 3]) await household(n, 'd/t/a/')
    await household(4, 'd/t/b/')
    await entry(1, 'd/t/a/', { signed_version: 1, signed_no: 1, signed_part: 'possible' })
    await entry(2, 'd/t/a/', { state: 'STRUCK', signed_version: 1, signed_no: 2, signed_part: 'covered', struck_version: 2 })
    await entry(3, 'd/t/a/')
    await entry(4, 'd/t/b/')
    await put('roster_departure', { id: id(204), area_path: 'd/t/a/', campaign_id: id(99), household_id: id(4), signed_version: 1, signed_no: 3, part: 'covered', left_on: '2026-11-09', reason: '随子女居住', at })
    // Merged into one of the other village: its struck row stood behind. Moved out of the box, and still marked as in it.
    await household(5, 'd/t/b/', { merged_into: id(4) })
    await entry(5, 'd/t/a/', { state: 'STRUCK', strike_reason: '与户4户为同一户，已合并', signed_version: 1, signed_no: 4, signed_part: 'covered' })
    const struck = { table: 'roster_entry', ids: [id(105)], before: { state: 'LISTED', area_path: 'd/t/a/', signed_version: 1 }, after: { state: 'STRUCK', area_path: 'd/t/a/', signed_version: null } }
    const changed = [struck, { table: 'roster_departure', ids: [id(204)], before: {}, after: {} }, { table: 'household', ids: [id(5)], before: { merged_into: null }, after: { merged_into: id(4) } }]
    await put('registry_merge', { id: id(300), area_path: 'd/t/b/', kind: 'household', kept_id: id(4), gone_id: id(5), changes: { changed, removed: [], pointing: {}, idsSwapped: false, keysMoved: false }, reason: '', at, by_id: id(301), by_name: '' })
    await household(6, 'd/t/b/')
    await entry(6, 'd/t/b/', { is_placed: false })
    await put('area_count', { id: id(400), area_path: 'd/t/b/', campaign_id: id(99), households: 2, seen: 0, partly: 0, gone: 0, unplaced: 1, findings: 0, fixed_on_spot: 0, open: 0 })
  })
  await migrated(connection)

  expect(await rowsIn(connection, `SELECT area_path, household_id, signed_version, no, part, struck_version, left_because FROM roster_line ORDER BY no`)).toEqual([
    { area_path: 'd/t/a/', household_id: id(1), signed_version: 1, no: 1, part: 'possible', struck_version: null, left_because: null },
    { area_path: 'd/t/a/', household_id: id(2), signed_version: 1, no: 2, part: 'covered', struck_version: 2, left_because: null },
    { area_path: 'd/t/a/', household_id: id(4), signed_version: 1, no: 3, part: 'covered', struck_version: null, left_because: '2026年11月9日迁出本村（居）：随子女居住' },
    { area_path: 'd/t/a/', household_id: id(5), signed_version: 1, no: 4, part: 'covered', struck_version: null, left_because: '与户4户为同一户，已合并' },
  ])
  expect(await rowsIn(connection, `SELECT e.id FROM roster_entry e JOIN household h ON h.id = e.household_id WHERE h.area_path <> e.area_path`)).toEqual([])
  const [merge] = await rowsIn(connection, `SELECT changes->'changed' AS changed FROM registry_merge`)
  expect(merge!['changed']).toEqual([
    { table: 'roster_entry', ids: [id(105)], before: { state: 'LISTED', area_path: 'd/t/a/' }, after: { state: 'STRUCK', area_path: 'd/t/b/' } },
    { table: 'household', ids: [id(5)], before: { merged_into: null }, after: { merged_into: id(4) } },
  ])
  expect(await rowsIn(connection, `SELECT count(*)::int AS waiting, (SELECT unplaced FROM area_count) AS counted FROM roster_entry WHERE NOT is_placed`)).toEqual([{ waiting: 0, counted: 0 }])
})

/** Opens the example that the first release made, as its own backup left it. */
async function openReleased() {
  const connection = await emptyDatabase()
  const keysDir = path.join(fixture, 'keys')
  await restoreDatabase({ connection, folder: path.join(fixture, 'database'), keys: await fingerprintOf(keysDir), keysDir, replaces: false, prepareQueue: () => prepareQueueOn(connection), now })
  const before = await rowsIn(connection, `SELECT name, hash FROM migration WHERE name LIKE '%.sql'`)
  const paths = await rowsIn(connection, 'SELECT DISTINCT area_path FROM household ORDER BY 1')
  const serving = await serve({ connection, keysDir, kindWhenNew: 'real', log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }), clock: movableClock('2026-11-22T12:00:00+08:00'), host: '127.0.0.1', port: 0 })
  const as = async (login: string) => {
    const person = personAt(serving.address)
    await person.ask(signIn, { body: { login, password: examplePassword } })
    return person
  }
  return { connection, serving, as, before, paths }
}

test('a database of the first release, with all that was signed in it, is brought up to date and every page of it opens', async () => {
  const { connection, serving, as, before, paths } = await openReleased()
  try {
    expect(before).toEqual([{ name: '0001-spine.sql', hash: null }])
    expect(await rowsIn(connection, `SELECT hash FROM migration WHERE name = '0001-spine.sql'`)).toEqual([{ hash: released['0001-spine.sql'] }])
    expect(await rowsIn(connection, 'SELECT DISTINCT area_path FROM household ORDER BY 1')).toEqual(paths)
    expect(await rowsIn(connection, `SELECT count(*) AS areas, (SELECT count(*) FROM area_version WHERE from_date IS NULL AND to_date IS NULL) AS versions FROM area`)).toEqual([{ areas: '13', versions: '13' }])

    const officer = await as('quxian')
    const id = (await officer.ask(listCampaigns, {})).rows[0]!.id
    const { rows: areas } = await officer.ask(listAreas, { query: { asOf: '2026-01-01' } })
    expect(areas.map((area) => area.name)).toContain('文昌社区')
    expect((await officer.ask(areaFigures, { query: {} })).rows[0]).toMatchObject({ households: 62 })
    for (const area of areas) expect((await officer.ask(getArea, { params: { areaId: area.id } })).events).toHaveLength(1)

    await officer.ask(getCampaign, { params: { id } })
    expect((await officer.ask(getBoard, { params: { id }, query: {} })).total.households).toBe(62)
    expect((await officer.ask(listDuties, { params: { id } })).rows.length).toBeGreaterThan(50)
    expect((await officer.ask(listAudit, { query: {} })).rows.length).toBeGreaterThan(10)
    const [imported] = (await officer.ask(listImports, { params: { id } })).rows
    expect((await officer.ask(listImportRows, { params: { id: imported!.id }, query: { limit: 20 } })).rows).toHaveLength(20)

    const { rows: entries } = await officer.ask(listEntries, { params: { id }, query: { limit: 200 } })
    expect(entries).toHaveLength(62)
    const visits = await rowsIn(connection, 'SELECT id FROM visit ORDER BY id')
    for (const entry of entries) await officer.ask(getHousehold, { params: { id: entry.householdId } })
    for (const visit of visits) await officer.ask(getVisit, { params: { id: visit['id']! } })

    const signed = await rowsIn(connection, 'SELECT id, hash FROM roster_version ORDER BY id')
    expect(signed).toHaveLength(8)
    for (const version of signed) expect((await officer.ask(getRosterVersion, { params: { id: version['id']! } })).hash).toBe(version['hash'])
    for (const line of (await officer.ask(listVillageRosters, { params: { id } })).rows) await officer.ask(getVillageRoster, { params: { id, villageId: line.areaId } })
    const { rows: findings } = await officer.ask(listFindings, { params: { id }, query: {} })
    expect(findings).toHaveLength(14)
    for (const finding of findings) await officer.ask(getFinding, { params: { id: finding.id } })

    const lists = (await officer.ask(listDeliverables, { params: { id } })).rows
    for (const line of lists) await officer.ask(getDeliverable, { params: { id, code: line.code, areaId: line.areaId } })
    const [list] = await rowsIn(connection, 'SELECT id, hash FROM deliverable_version')
    expect(await officer.ask(getDeliverableVersion, { params: { id: list!['id']! } })).toMatchObject({ hash: list!['hash'], state: 'SUBMITTED' })
    for (const login of ['guanli', 'dongcheng', 'wenchang']) {
      const person = await as(login)
      if (login !== 'guanli') await person.ask(getToday, {})
      await person.ask(listAreas, { query: {} })
    }
  } finally {
    await serving.close()
  }
})
