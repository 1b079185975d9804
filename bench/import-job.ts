// P5, first figure: the whole way of an import into PostgreSQL. Each measured thing runs in a process of its own, so that its
// peak memory is its own: `node bench/import-job.ts` is also the program of those processes.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { streamXlsxRows } from 'hucre/xlsx'
import pg from 'pg'
import { pino } from 'pino'
import { childPath } from '#domain/area/area-path.ts'
import { compiled } from '#server/compiled.ts'
import type { Connection } from '#server/database/connect.ts'
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import { openCampaign } from '#server/features/campaigns/public.ts'
import { jobsOf } from '#server/features/jobs.ts'
import { addEntry } from '#server/features/rosters/add-entry.ts'
import { annotateImport, performImport, readImport, runImport } from '#server/features/imports/public.ts'
import { outcomesOf } from '#server/features/imports/packed-outcomes.ts'
import { performJob, performWrite } from '#server/http/perform.ts'
import type { Actor, Services, Work } from '#server/http/work.ts'
import { systemActor } from '#server/http/system-actor.ts'
import { openServices } from '#server/open-services.ts'
import { benchAreas, benchId, streamOnly, writeBenchWorkbook } from './import-workbook.ts'
import { median, round } from './median.ts'

const program = fileURLToPath(import.meta.url)
const district = benchAreas[0]!.id
const keys = { data: new Uint8Array(32).fill(1), index: new Uint8Array(32).fill(2) }
const account = '01890000-0000-7000-8000-00000000000a'
const officer: Actor = { ...systemActor({ accountId: account, login: 'bench', name: '经办' }, { id: district, name: '示例区', path: `${district}/`, districtKey: district }), role: 'district-officer', scope: `${district}/` }

interface Part {
  readonly milliseconds: number
  /** Of all threads of the process; the database's own are not among them. */
  readonly processorMilliseconds: number
  readonly peakMegabytes: number
  readonly [figure: string]: number
}

const parts = {
  /** Streams the workbook row by row and does nothing. */
  async stream({ workbook }: Order): Promise<Part> {
    const bytes = readFileSync(workbook)
    return measured(async () => ({ rows: await streamOnly(bytes) }))
  },
  /** From the workbook as it was sent to the households on the roster and the workbook that goes back. */
  async job({ workbook, connection }: Order): Promise<Part> {
    const services = await openBench(connection)
    const campaignId = await prepare(services, connection)
    const read = await write(services, 'read', (work) => readImport(work, campaignId, 'bench.xlsx', readFileSync(workbook)))
    const fields: (string | null)[] = []
    for (const { index, field } of read.columns) fields[index] = field
    await write(services, 'run', (work) => runImport(work, read.id, { fields: Array.from(fields, (field) => field ?? null) }))
    let annotated: Uint8Array = new Uint8Array()
    const figures = await measured(async () => {
      await performImport(services, { districtKey: district, importId: read.id, accountId: account }, true)
      const stored = performance.now()
      annotated = (await performJob(services, officer, 'scope', (work) => annotateImport(work, read.id, 'zh-CN'))).bytes
      return { annotating: Math.round(performance.now() - stored), annotatedBytes: annotated.length }
    })
    const begun = performance.now()
    await jobsOf(services)['find-duplicates']!({ districtKey: district, accountId: account, afterMany: true }, { isLast: true })
    const afterwards = Math.round(performance.now() - begun)
    const counts = { ...(await countsOf(connection, read.id)), answered: await answeredRows(annotated), afterwards }
    await services.apart.destroy()
    await services.database.destroy()
    return { ...figures, ...counts }
  },
  /** What it costs to store the same row by row, and at the desk. */
  async rows({ connection }: Order): Promise<Part> {
    return { ...(await onClient(connection, storeAgain)), ...(await listOneByOne(connection)) }
  },
}

/**
 * What the job stored for some of its households, stored once more row by row in three ways: a transaction for each row of the workbook,
 * which looks first whether the person is known; one for each household; one for all. Each row of each table is one prepared statement.
 */
async function storeAgain(client: pg.Client): Promise<Part> {
  const sample = await sampleOf(client)
  const figures = await measured(async () => {
    await client.query('BEGIN')
    await storeOneByOne(client, sample.rows)
    await client.query('COMMIT')
    return {}
  })
  const anew = async (run: () => Promise<void>): Promise<number> => {
    await client.query(`TRUNCATE ${[...new Set(sample.rows.map(({ table }) => `copy.${table}`))].join(', ')} CASCADE`)
    const begun = performance.now()
    await run()
    return Math.round(performance.now() - begun)
  }
  const households = Map.groupBy(sample.rows, ({ household }) => household)
  const perHousehold = await anew(async () => {
    for (const rows of households.values()) {
      await client.query('BEGIN')
      await storeOneByOne(client, rows)
      await client.query('COMMIT')
    }
  })
  const perRow = await anew(async () => {
    for (const rows of [...households.values()].flatMap(rowsOfWorkbook)) {
      const key = rows.find(({ table }) => table === 'person_key')
      await client.query('BEGIN')
      await client.query({ name: 'known', text: 'SELECT person_id FROM copy.person_key WHERE id_index = $1', values: [key?.row['id_index']] })
      await storeOneByOne(client, rows)
      await client.query('COMMIT')
    }
  })
  await client.query('DROP SCHEMA copy CASCADE')
  return { ...figures, perHousehold, perRow, sampleRows: sample.workbookRows, statements: sample.rows.length }
}

/** People whom nobody knows yet, each listed as a village lists one: the office's own write, with its checks, labels, counts and audit. */
async function listOneByOne(connection: Connection): Promise<{ desk: number; deskPeople: number }> {
  const services = await openBench(connection)
  const { rows } = await onClient(connection, (client) => client.query<{ id: string }>('SELECT id FROM campaign'))
  const village = benchAreas.find((area) => area.level === 'village')!
  const path = [district, village.parentId, village.id].map((id) => `${id}/`).join('')
  const worker: Actor = { ...systemActor({ accountId: account, login: 'bench', name: '经办' }, { id: village.id, name: village.name, path, districtKey: district }), role: 'village-worker', scope: path }
  const deskPeople = 200
  const begun = performance.now()
  for (let at = 0; at < deskPeople; at += 1) {
    const person = { name: `新来${at}`, citizenId: benchId(1_000_000 + at), address: '一组一号', source: 'dibao-refused', reason: '家里出事' }
    await performWrite(services, worker, 'scope', { key: randomUUID(), route: 'bench list', digestOf: [String(at)] }, (work) => addEntry(work, rows[0]!.id, person as never))
  }
  const desk = Math.round(performance.now() - begun)
  await services.apart.destroy()
  await services.database.destroy()
  return { desk, deskPeople }
}

async function onClient<T>(connection: Connection, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

interface Order {
  readonly workbook: string
  readonly connection: Connection
}

async function measured<T extends Record<string, number>>(run: () => Promise<T>): Promise<T & Part> {
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const figures = await run()
  const { user, system } = process.cpuUsage(used)
  return { ...figures, milliseconds: Math.round(performance.now() - begun), processorMilliseconds: Math.round((user + system) / 1000), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }
}

function openBench(connection: Connection): Promise<Services> {
  return openServices({ connection, keysDir: '', keys, kindWhenNew: 'example', log: pino({ level: 'error' }) })
}

/** Rows of the workbook that goes back in which it stands what became of them. */
async function answeredRows(bytes: Uint8Array): Promise<number> {
  let rows = 0
  for await (const { values } of streamXlsxRows(bytes)) if (/^(已导入|未导入)/.test(String(values.at(-1)))) rows += 1
  return rows
}

let key = 0
function write<T>(services: Services, name: string, run: (work: Work) => Promise<T>): Promise<T> {
  key += 1
  return performWrite(services, officer, 'wide', { key: `01890000-0000-7000-8000-${String(key).padStart(12, '0')}`, route: `bench ${name}`, digestOf: [name] }, run)
}

async function prepare(services: Services, connection: Connection): Promise<string> {
  await onClient(connection, async (client) => {
    const paths = new Map<string | null, string>([[null, '']])
    for (const { id, parentId, level, code, name } of benchAreas) {
      paths.set(id, childPath(paths.get(parentId)!, id))
      await client.query('INSERT INTO area (id, parent_id, district_key, level, code, name, path) VALUES ($1, $2, $3, $4, $5, $6, $7)', [id, parentId, district, level, code, name, paths.get(id)])
    }
    await client.query(`INSERT INTO account (id, login, name, role, area_id, password_hash, created_at) VALUES ($1, 'bench', '经办', 'district-officer', $2, '-', now())`, [account, district])
  })
  return (await write(services, 'campaign', (work) => openCampaign(work, { planId: 'jintan-2022', start: services.clock.today() }))).id
}

async function countsOf(connection: Connection, importId: string): Promise<{ imported: number; refused: number; households: number; facts: number }> {
  const { rows } = await onClient(connection, (client) => client.query(`SELECT state, counts, (SELECT count(*)::int FROM fact) AS facts FROM roster_import WHERE id = $1`, [importId]))
  if (rows[0].state !== 'DONE') throw new Error(`the import ended as ${rows[0].state}`)
  const { imported, refused, households } = rows[0].counts
  return { imported, refused, households, facts: rows[0].facts }
}

interface SampleRow {
  readonly table: string
  readonly household: string
  readonly row: Record<string, unknown>
}

async function storeOneByOne(client: pg.Client, rows: readonly SampleRow[]): Promise<void> {
  for (const { table, row } of rows) {
    const columns = Object.keys(row)
    await client.query({ name: `insert ${table}`, text: `INSERT INTO copy.${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`, values: Object.values(row) })
  }
}

/** What is stored of a household, by the row of the workbook that brought it: what is of nobody in particular came with the first. */
function rowsOfWorkbook(rows: readonly SampleRow[]): SampleRow[][] {
  const people = new Map(rows.filter(({ table }) => table === 'person').map(({ row }) => [row['id'], [] as SampleRow[]]))
  const lines = [...people.values()]
  let line = 0
  for (const one of rows) {
    const own = one.table === 'person' ? people.get(one.row['id']) : one.table === 'import_row' ? lines[line++ % lines.length] : people.get(one.row['person_id'])
    ;(own ?? lines[0])?.push(one)
  }
  return lines
}

const tables = ['household', 'person', 'person_key', 'membership', 'aid', 'fact', 'payment', 'household_reach', 'roster_entry', 'import_household'] as const

/** What the job stored for some households; beside it each row of the workbook as a row of its own, as whoever stores row by row keeps it. */
async function sampleOf(client: pg.Client): Promise<{ rows: SampleRow[]; workbookRows: number }> {
  const chosen = 'SELECT id FROM household ORDER BY id LIMIT 700'
  const ofPerson = (column: string) => `(SELECT household_id FROM membership m WHERE m.person_id = ${column})`
  const householdOf = { household: 'id', person: ofPerson('t.id'), person_key: ofPerson('t.person_id') } as Record<string, string>
  await client.query('CREATE SCHEMA copy')
  const rows: SampleRow[] = []
  for (const table of tables) {
    await client.query(`CREATE TABLE copy.${table} (LIKE public.${table} INCLUDING ALL)`)
    const generated = (await client.query<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'ALWAYS'`, [table])).rows.map(({ name }) => name)
    const found = await client.query(`SELECT t.*, ${householdOf[table] ?? 'household_id'} AS sample_household FROM public.${table} t WHERE ${householdOf[table] ?? 'household_id'} IN (${chosen})`)
    for (const { sample_household: household, ...row } of found.rows as Record<string, unknown>[]) {
      rows.push({ table, household: household as string, row: Object.fromEntries(Object.entries(row).filter(([name]) => !generated.includes(name)).map(([name, value]) => [name, jsonColumns.has(name) ? JSON.stringify(value) : value])) })
    }
  }
  await client.query(`CREATE TABLE copy.import_row (district_key text NOT NULL, id uuid NOT NULL, area_path text NOT NULL, import_id uuid NOT NULL, row_no integer NOT NULL, state text NOT NULL, read_sealed bytea NOT NULL, complaints jsonb NOT NULL, household_id uuid, PRIMARY KEY (district_key, id), UNIQUE (district_key, import_id, row_no))`)
  const households = new Set((await client.query<{ id: string }>(chosen)).rows.map(({ id }) => id))
  const { rows: parts } = await client.query<Parameters<typeof outcomesOf>[0]>('SELECT district_key, area_path, import_id, states, outcomes FROM import_part ORDER BY number')
  let workbookRows = 0
  for (const { states, outcomes, ...own } of parts) {
    for (const { row, state, household, complaints } of outcomesOf({ states, outcomes })) {
      if (household === null || !households.has(household)) continue
      rows.push({ table: 'import_row', household, row: { ...own, row_no: row, state, household_id: household, id: randomUUID(), read_sealed: Buffer.alloc(420), complaints: JSON.stringify(complaints) } })
      workbookRows += 1
    }
  }
  return { rows, workbookRows }
}

const jsonColumns = new Set(['facts', 'labels', 'sources', 'complaints', 'value', 'particulars', 'places'])

/** As a server runs: what it was compiled to is kept from the last time. */
function inProcess(part: keyof typeof parts, order: Order): Part {
  const child = spawnSync(process.execPath, [program, part, JSON.stringify(order)], { encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, NODE_COMPILE_CACHE: compiled } })
  if (child.status !== 0) throw new Error(`${part}: ${child.stderr}`)
  return JSON.parse(child.stdout.trim().split('\n').at(-1) as string) as Part
}

/**
 * An import of `rows` rows end to end, beside streaming the same workbook and doing nothing, and beside storing the same rows
 * one by one. Medians of `rounds`.
 */
export async function measureImportJob(rows = 100_000, rounds = 3): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-bench-'))
  await chmod(folder, 0o711)
  const workbook = path.join(folder, 'roster.xlsx')
  await writeBenchWorkbook(workbook, rows)
  const cluster = await startEmbedded({ dataDir: path.join(folder, 'data') })
  const found: Record<keyof typeof parts, Part[]> = { stream: [], job: [], rows: [] }
  try {
    for (let time = 0; time < rounds; time += 1) {
      await onClient(cluster.connection, (client) => client.query(`CREATE DATABASE bench${time}`))
      const order = { workbook, connection: { ...cluster.connection, database: `bench${time}` } }
      for (const part of ['stream', 'job', 'rows'] as const) found[part].push(inProcess(part, order))
    }
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const seconds = (part: keyof typeof parts): number => median(found[part].map((one) => one.milliseconds)) / 1000
  const processor = (part: keyof typeof parts): number => median(found[part].map((one) => one.processorMilliseconds)) / 1000
  const [job] = found.job as [Part]
  const [sample] = found.rows as [Part]
  const rowByRow = (seconds('rows') / sample['sampleRows']!) * rows
  const perRow = (median(found.rows.map((one) => one['perRow']!)) / 1000 / sample['sampleRows']!) * rows
  const desk = median(found.rows.map((one) => one['desk']! / one['deskPeople']!)) / 1000 * rows
  const perHousehold = (median(found.rows.map((one) => one['perHousehold']!)) / 1000 / sample['sampleRows']!) * rows
  return {
    what: 'a workbook of 24 columns, 5 % of its rows bad: read, understood, stored in PostgreSQL as households, people, aid, facts and roster, and given back with results',
    rows,
    imported: job['imported'],
    refused: job['refused'],
    households: job['households'],
    rowsAnswered: job['answered'],
    jobSeconds: round(seconds('job')),
    annotatingSeconds: round(median(found.job.map((one) => one['annotating']!)) / 1000),
    peakMegabytes: Math.max(...found.job.map((one) => one.peakMegabytes)),
    afterwards: 'the search gets to know them, and pairs who may be one are looked for',
    afterwardsSeconds: round(median(found.job.map((one) => one['afterwards']!)) / 1000),
    streamingSeconds: round(seconds('stream')),
    timesStreaming: round(seconds('job') / seconds('stream')),
    jobProcessorSeconds: round(processor('job')),
    streamingProcessorSeconds: round(processor('stream')),
    rowByRow: `the same rows of the database, one statement each in one transaction, from a sample of ${sample['sampleRows']} rows of the workbook (${sample['statements']} statements)`,
    rowByRowSeconds: round(rowByRow),
    timesFasterThanRowByRow: round(rowByRow / seconds('job'), 1),
    perRow: 'the same statements, each row of the workbook a transaction of its own that first looks whether the person is known',
    perRowSeconds: round(perRow),
    timesFasterThanPerRow: round(perRow / seconds('job'), 1),
    perHousehold: 'the same statements, each household a transaction of its own',
    perHouseholdSeconds: round(perHousehold),
    timesFasterThanPerHousehold: round(perHousehold / seconds('job'), 1),
    atTheDesk: `the office's own write for each person, from ${sample['deskPeople']} people whom nobody knew`,
    atTheDeskSeconds: round(desk),
    timesFasterThanAtTheDesk: round(desk / seconds('job'), 1),
    bar: { timesStreaming: 3, timesFasterThanRowByRow: 15, peakMegabytes: 400 },
  }
}

if (process.argv[1] === program) {
  const [part, order] = process.argv.slice(2)
  if (part && part in parts) console.log(JSON.stringify(await parts[part as keyof typeof parts](JSON.parse(order ?? '{}') as Order)))
  else console.log(JSON.stringify(await measureImportJob(Number(part ?? 100_000), Number(order ?? 3)), null, 2))
}
