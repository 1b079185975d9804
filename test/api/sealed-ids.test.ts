import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { birthDateOf } from '#domain/id/citizen-id.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { listOrigins } from '#contract/imports.ts'
import { listPlannedVisits, planVisits } from '#contract/planning.ts'
import { addEntry, listEntries, listHousehold, strikeEntry } from '#contract/rosters.ts'
import { cleanCitizenId } from '#domain/id/clean-citizen-id.ts'
import { exampleRoster } from '#server/example/roster.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { importRoster } from './setup/import-roster.ts'
import { csvRoster, rosterHeadings, testId } from './setup/roster-sheet.ts'
import { startServer, type TestServer } from './setup/server.ts'

// After the example's messy workbook was imported, every column of every table, the queue's too, is searched for what its
// column of citizen ids holds: those that were taken and those that were refused.

let server: TestServer
let client: pg.Client
let ids: string[]

beforeAll(async () => {
  server = await startServer('opened')
  client = new pg.Client(server.connection)
  await client.connect()
  const officer = await server.as('quxian')
  const campaignId = (await officer.ask(listCampaigns, {})).rows[0]?.id as string
  // The towns of which stories are told: every spelling of an id, and few enough of them to look for each everywhere.
  const bytes = await exampleRoster('2026-11-21', 'story')
  expect((await importRoster(officer, campaignId, new Blob([bytes as Uint8Array<ArrayBuffer>]), '困难群众名册.xlsx')).state).toBe('DONE')
  const { rows } = await client.query<{ sealed: Buffer }>('SELECT citizen_id_sealed AS sealed FROM person WHERE citizen_id_sealed IS NOT NULL')
  const cells = (await readWorkbook(bytes, '名册.xlsx')).sheets.flatMap((sheet) => sheet.rows.flat()).map((cell) => cleanCitizenId(cell?.text ?? ''))
  const written = cells.filter((text) => /^\d{15}$|^\d{16,20}X?$/.test(text))
  const taken = rows.map((row) => server.serving.services.sealing.openText(row.sealed))
  expect(written.length).toBeGreaterThan(20)
  ids = [...new Set([...written, ...taken])]
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

interface Column {
  schema: string
  table: string
  name: string
  type: string
}

async function listColumns(): Promise<Column[]> {
  const { rows } = await client.query<Column & Record<string, unknown>>(`
    SELECT n.nspname AS schema, c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'`)
  return rows
}

/** A text that holds an id: a known one, or anything of 18 characters with a birth date in it. */
function findId(text: string): string | undefined {
  const whole = [...text.matchAll(/(?<!\d)\d{17}[\dXx](?!\d)/g)].map((match) => match[0].toUpperCase()).find((run) => birthDateOf(run) !== undefined)
  return whole ?? ids.find((id) => text.includes(id))
}

test('the example has people whose ids were imported', () => {
  expect(ids.length).toBeGreaterThan(20)
})

test('no text, no JSON and no number of any table holds a citizen id', async () => {
  const found: string[] = []
  for (const { schema, table, name, type } of await listColumns()) {
    if (type === 'bytea') continue
    const { rows } = await client.query<{ text: string | null }>(`SELECT "${name}"::text AS text FROM "${schema}"."${table}"`)
    if (rows.some(({ text }) => text !== null && findId(text) !== undefined)) found.push(`${table}.${name}`)
  }
  expect(found).toEqual([])
})

test('no bytes of any table hold one either, as text or as UTF-16', async () => {
  const found: string[] = []
  for (const { schema, table, name, type } of await listColumns()) {
    if (type !== 'bytea') continue
    const { rows } = await client.query<{ bytes: Buffer | null }>(`SELECT "${name}" AS bytes FROM "${schema}"."${table}"`)
    if (rows.some(({ bytes }) => bytes !== null && (findId(bytes.toString('latin1')) !== undefined || findId(bytes.toString('utf16le')) !== undefined))) found.push(`${table}.${name}`)
  }
  expect(found).toEqual([])
})

test('an id typed into any text of a register, a list or a plan is masked before it is kept or shown', async () => {
  const typed = testId('1951-02-03', 771)
  const mask = `${typed.slice(0, 6)}********${typed.slice(-4)}`
  const [officer, worker] = [await server.as('quxian'), await server.as('xiwan')]
  const campaignId = (await officer.ask(listCampaigns, {})).rows[0]?.id as string
  const line = { 姓名: '庚备注', 身份证号: testId('1962-06-01', 772), '镇（街道）': '河口镇', '村（居）': '西湾村', 住址: `3组，证号${typed}`, 线索来源: `邻居${typed}说的`, 列入原因: `配偶身份证${typed}`, 备注: `${typed.slice(0, 6)} ${typed.slice(6, 14)} ${typed.slice(14)}` }
  const imported = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [line]), `名册${typed}.csv`)
  expect(imported).toMatchObject({ state: 'DONE', fileName: `名册${mask}.csv`, sheet: `名册${mask}` })
  const entry = async (search: string) => (await worker.ask(listEntries, { params: { id: campaignId }, query: { search } })).rows[0]!
  const row = await entry('庚备注')
  expect(row).toMatchObject({ address: `3组，证号${mask}`, reason: `配偶身份证${mask}；邻居${mask}说的`, remark: mask })
  const { rows: origins } = await officer.ask(listOrigins, { params: { id: row.householdId } })
  expect(origins[0]!.complaints.filter(({ code }) => code === 'ID_IN_TEXT').map(({ heading }) => heading)).toEqual(['住址', '线索来源', '列入原因', '备注'])

  await worker.ask(planVisits, { body: { campaignId, householdIds: [row.householdId], on: '2026-11-24', purpose: `证${typed}`, visitors: `甲${typed}` } })
  expect((await worker.ask(listPlannedVisits, { query: { from: '2026-11-24', to: '2026-11-24' } })).rows).toMatchObject([{ purpose: `证${mask}`, visitors: `甲${mask}` }])
  expect(await worker.ask(strikeEntry, { params: { id: row.id }, body: { reason: `证${typed}` } })).toMatchObject({ reason: `证${mask}` })
  expect(await worker.ask(listHousehold, { params: { id: campaignId, householdId: row.householdId }, body: { source: 'other', reason: `又是${typed}` } })).toMatchObject({ reason: `又是${mask}` })
  expect(await worker.ask(addEntry, { params: { id: campaignId }, body: { name: '辛新户', citizenId: testId('1961-01-01', 773), source: 'other', reason: `号${typed}`, address: `住${typed}` } })).toMatchObject({ reason: `号${mask}`, address: `住${mask}` })

  const kept: string[] = []
  for (const { schema, table, name, type } of await listColumns()) {
    if (type === 'bytea') continue
    const { rows } = await client.query<{ text: string | null }>(`SELECT "${name}"::text AS text FROM "${schema}"."${table}"`)
    if (rows.some(({ text }) => text !== null && (text.includes(typed) || findId(text) !== undefined))) kept.push(`${table}.${name}`)
  }
  expect(kept).toEqual([])
})

test('the mask shows six and four characters, the index is keyed and cannot be made without the key', async () => {
  const { rows } = await client.query<{ mask: string; sealed: Buffer; index: Buffer }>('SELECT citizen_id_mask AS mask, citizen_id_sealed AS sealed, citizen_id_index AS index FROM person WHERE citizen_id_sealed IS NOT NULL')
  const { sealing } = server.serving.services
  for (const { mask, sealed, index } of rows) {
    const id = sealing.openText(sealed)
    expect(mask).toBe(`${id.slice(0, 6)}********${id.slice(-4)}`)
    expect(index.equals(Buffer.from(sealing.index(id)))).toBe(true)
  }
  expect(new Set(rows.map((row) => row.index.toString('hex'))).size).toBe(rows.length)
})
