// P1 without a database: `npx doudi match` beside a program in C that does not normalise, and beside sqlite3. Both are left out by
// name where they are not installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeXlsxStream } from 'hucre/xlsx'
import { addDays } from '#domain/calendar/plain-date.ts'
import { matchFile } from '#server/matching/match-file.ts'
import { readPeople } from '#server/matching/read-people.ts'
import { Scanner } from '#server/matching/scanner.ts'
import { openSealedList, sealList } from '#server/matching/sealed-list.ts'
import { systemRandom } from '#server/random.ts'
import { encodeText } from '#server/workbook/encode-text.ts'
import { benchId } from './import-workbook.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'

const program = fileURLToPath(import.meta.url)
const today = '2026-11-22'
const people = Number(process.env['BENCH_PEOPLE'] ?? 1_000_000)
const rows = Number(process.env['BENCH_ROWS'] ?? 10_000_000)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)

interface Run {
  /** Reading the list of people, and the file. */
  readonly milliseconds: number
  readonly listMilliseconds: number
  readonly processorMilliseconds: number
  readonly hits: number
  readonly peakMegabytes: number
}

async function matchOnce(folder: string, file: string, isSealed: boolean): Promise<Run> {
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const list = isSealed ? openSealedList(await readFile(path.join(folder, 'people.sealed')), today) : await readPeople(path.join(folder, 'people.csv'), {}, today)
  const read = performance.now()
  const { batches } = await matchFile(path.join(folder, file), list, {}, { today })
  let hits = 0
  for await (const batch of batches) hits += batch.hits.length
  const { user, system } = process.cpuUsage(used)
  return { milliseconds: performance.now() - begun, listMilliseconds: read - begun, processorMilliseconds: (user + system) / 1000, hits, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }
}

/** What nobody can leave out who compares keyed hashes. */
function hashOnly(count: number): number {
  const scanner = new Scanner().useKey(new Uint8Array(32).fill(7))
  return timed(() => {
    for (let n = 0; n < count; n++) scanner.hash(11010119 + (n % 100), 900101000 + (n % 99_000_000))
  })
}

const full = (id: string) => id.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const listText = (n: number) => `${benchId(n)},王${n % 97}芳`

/**
 * The rows of a department's file: one in a hundred is of somebody on the list, three in two hundred are spelled otherwise than plainly,
 * one in two thousand is damaged.
 */
function departmentRows(people: number): { row: (n: number) => string[]; ours: () => number } {
  let seed = 7
  const random = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32
  let ours = 0
  const row = (n: number) => {
    const isOurs = random() < 0.01
    const holder = isOurs ? Math.floor(random() * people) : people + 1000 + Math.floor(random() * 20_000_000)
    const how = random()
    const id = benchId(holder)
    if (isOurs && !(how >= 0.0145 && how < 0.015)) ours += 1
    return [spelled(id, how), `王${holder % 97}芳`, `2024-0${1 + (n % 9)}-1${n % 9}`, '不动产登记', (how * 1e6).toFixed(2), String(5101 + (n % 20))]
  }
  return { row, ours: () => ours }
}

const headings = ['citizen_id', 'name', 'registered', 'kind', 'amount', 'office']

/** The list and the file of a department. @returns how many of its rows are of somebody on the list */
export async function writeMatchFiles(folder: string, people: number, rows: number): Promise<number> {
  await writeLines(path.join(folder, 'people.csv'), 'citizen_id,name', people, listText)
  const { row, ours } = departmentRows(people)
  await writeLines(path.join(folder, 'file.csv'), headings.join(','), rows, (n) => row(n).join(','))
  return ours()
}

async function writeFiles(folder: string): Promise<Record<'plain' | 'quoted' | 'workbook', number>> {
  const plain = await writeMatchFiles(folder, people, rows)
  const [quoted, workbook] = [departmentRows(people), departmentRows(people)]
  const inQuotes = (field: string) => `"${field.replaceAll('"', '')}"`
  await writeLines(path.join(folder, 'quoted.csv'), headings.map(inQuotes).join(','), rows / 10, (n) => quoted.row(n).map((field, at) => inQuotes(at === 3 ? `${field}\n第二行` : field)).join(','), (text) => encodeText(text, 'gb18030'))
  const file = createWriteStream(path.join(folder, 'file.xlsx'))
  const cells = function* () {
    yield headings
    for (let n = 0; n < rows / 50; n++) yield workbook.row(n).map((field) => field.replaceAll('"', ''))
  }
  for await (const chunk of writeXlsxStream(cells(), { name: '登记', inlineStrings: false })) if (!file.write(chunk)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
  const list = await readPeople(path.join(folder, 'people.csv'), {}, today)
  await writeFile(path.join(folder, 'people.sealed'), sealList(list, { purpose: 'bench', until: addDays(today, 1), today, random: systemRandom }))
  return { plain, quoted: quoted.ours(), workbook: workbook.ours() }
}

function spelled(id: string, how: number): string {
  if (how < 0.005 && id.slice(6, 8) === '19' && Number(id.slice(14, 17)) < 996) return id.slice(0, 6) + id.slice(8, 17)
  if (how < 0.01) return full(id)
  if (how < 0.012) return ` ${id}  `
  if (how < 0.0145) return `"${id}"`
  if (how < 0.015) return id.slice(0, 17) + (id[17] === '1' ? '2' : '1')
  return how > 0.5 ? id.toLowerCase() : id
}

async function writeLines(file: string, heading: string, count: number, line: (n: number) => string, encode: (text: string) => string | Uint8Array = (text) => text): Promise<void> {
  const stream = createWriteStream(file)
  let waiting = `${heading}\n`
  for (let n = 0; n < count; n++) {
    waiting += `${line(n)}\n`
    if (waiting.length < 1 << 20) continue
    if (!stream.write(encode(waiting))) await once(stream, 'drain')
    waiting = ''
  }
  stream.end(encode(waiting))
  await once(stream, 'finish')
}

const sql = (folder: string) => `.mode csv
.import ${path.join(folder, 'people.csv')} people
.import ${path.join(folder, 'file.csv')} file
CREATE INDEX person ON people (citizen_id);
SELECT count(*) FROM file JOIN people USING (citizen_id);
`

/** P1, standalone. The baselines find fewer rows, since they take an id only as it is plainly written. */
export async function measureMatch(): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-match-'))
  try {
    const ours = await writeFiles(folder)
    const run = (file: string, list: 'people' | 'sealed' = 'people'): Run => JSON.parse(execFileSync(process.execPath, [program, 'match', folder, file, list], { encoding: 'utf8' })) as Run
    const compiled = spawnSync('cc', ['-O3', '-o', path.join(folder, 'baseline'), fileURLToPath(new URL('match-baseline.c', import.meta.url))]).status === 0
    const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0
    const times: Record<'inC' | 'processorInC' | 'sqlite3' | 'hashing', number[]> = { inC: [], processorInC: [], sqlite3: [], hashing: [] }
    const runs: Record<'plain' | 'keyed', Run[]> = { plain: [], keyed: [] }
    for (let time = 0; time < rounds; time++) {
      readFileSync(path.join(folder, 'people.csv'))
      if (compiled) times.inC.push(timed(() => times.processorInC.push(Number(execFileSync(path.join(folder, 'baseline'), [path.join(folder, 'people.csv'), path.join(folder, 'file.csv')], { encoding: 'utf8' }).split(' ')[1]))))
      runs.plain.push(run('file.csv'))
      if (hasSqlite && time === 0) times.sqlite3.push(timed(() => execFileSync('sqlite3', [':memory:'], { input: sql(folder), stdio: ['pipe', 'ignore', 'ignore'] })))
      times.hashing.push(Number(execFileSync(process.execPath, [program, 'hash', String(rows / 10)], { encoding: 'utf8' })))
      runs.keyed.push(run('quoted.csv', 'sealed'))
    }
    execFileSync('sh', ['-c', 'cat file.csv > long.csv; tail -n +2 file.csv >> long.csv; tail -n +2 file.csv >> long.csv; head -n 1000001 file.csv > short.csv'], { cwd: folder })
    const [short, long, quoted, workbook] = [run('short.csv'), run('long.csv'), run('quoted.csv'), run('file.xlsx')]
    const middle = (name: keyof typeof runs, figure: keyof Run) => median(runs[name].map((one) => one[figure]))
    const seconds = (milliseconds: number) => round(milliseconds / 1000)
    const inC = times.inC.length > 0 ? median(times.inC) : undefined
    const sqlite = times.sqlite3[0]
    const scanned = (name: keyof typeof runs) => median(runs[name].map((one) => one.milliseconds - one.listMilliseconds))
    return {
      job: 'P1 match, without a database',
      figures: {
        what: `${people} people looked for in a file of ${rows} rows, 1.5 % of its ids not plainly written; reading the list of people included; one thread`,
        rows,
        people,
        rowsOfPeople: ours.plain,
        rowsFound: middle('plain', 'hits'),
        seconds: seconds(middle('plain', 'milliseconds')),
        ofWhichListSeconds: seconds(middle('plain', 'listMilliseconds')),
        processorSeconds: seconds(middle('plain', 'processorMilliseconds')),
        peakMegabytes: middle('plain', 'peakMegabytes'),
        peakMegabytesByRows: { [rows / 10]: short.peakMegabytes, [rows]: middle('plain', 'peakMegabytes'), [rows * 3]: long.peakMegabytes },
        baseline: inC === undefined ? 'no compiler for C is installed' : 'match-baseline.c: one thread, plain ids only',
        ...(inC !== undefined && { inCSeconds: seconds(inC), timesC: round(middle('plain', 'milliseconds') / inC), processorTimesC: round(middle('plain', 'processorMilliseconds') / median(times.processorInC)) }),
        sqlite3: sqlite === undefined ? 'not installed' : { seconds: seconds(sqlite), timesFaster: round(sqlite / middle('plain', 'milliseconds'), 1) },
        duckdb: 'not installed',
        quotedGb18030: { what: 'every field in quotes, one of them with a line end, in GB18030', rows: rows / 10, rowsOfPeople: ours.quoted, rowsFound: quoted.hits, seconds: seconds(quoted.milliseconds - quoted.listMilliseconds) },
        workbook: { rows: rows / 50, rowsOfPeople: ours.workbook, rowsFound: workbook.hits, seconds: seconds(workbook.milliseconds - workbook.listMilliseconds) },
        keyedHashes: { what: 'the quoted file with a sealed list, beside hashing as many ids and doing nothing', rows: rows / 10, rowsFound: middle('keyed', 'hits'), seconds: seconds(scanned('keyed')), hashingSeconds: seconds(median(times.hashing)), timesHashing: round(scanned('keyed') / median(times.hashing)) },
        bar: { timesC: 1.5, sqlite3TimesFaster: 12, peakMegabytes: 300, timesHashing: 1.3 },
      },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function timed(run: () => unknown): number {
  const begun = performance.now()
  run()
  return performance.now() - begun
}

if (process.argv[1] === program) {
  const [part, ...order] = process.argv.slice(2) as [string, ...string[]]
  const [folder, file, list] = order as [string, string, string]
  process.stdout.write(JSON.stringify(part === 'hash' ? hashOnly(Number(order[0])) : await matchOnce(folder, file, list === 'sealed')))
}
