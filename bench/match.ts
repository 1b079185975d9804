// P1 without a database: `npx doudi match` beside a program in C that does not normalise, and beside sqlite3. Both are left out by
// name where they are not installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { matchFile } from '#server/matching/match-file.ts'
import { readPeople } from '#server/matching/read-people.ts'
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
  readonly hits: number
  readonly peakMegabytes: number
}

async function matchOnce(folder: string, threads: number): Promise<Run> {
  const begun = performance.now()
  const list = await readPeople(path.join(folder, 'people.csv'), {}, today)
  const read = performance.now()
  const { batches } = await matchFile(path.join(folder, 'file.csv'), list, {}, { today, threads })
  let hits = 0
  for await (const batch of batches) hits += batch.hits.length
  return { milliseconds: performance.now() - begun, listMilliseconds: read - begun, hits, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }
}

const full = (id: string) => id.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** One row in a hundred is of somebody on the list, three in two hundred are spelled otherwise than plainly, one in two thousand is damaged. */
export async function writeMatchFiles(folder: string, people: number, rows: number): Promise<number> {
  let seed = 7
  const random = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32
  let ours = 0
  await writeLines(path.join(folder, 'people.csv'), 'citizen_id,name', people, (n) => `${benchId(n)},王${n % 97}芳`)
  await writeLines(path.join(folder, 'file.csv'), 'citizen_id,name,registered,kind,amount,office', rows, (n) => {
    const isOurs = random() < 0.01
    const holder = isOurs ? Math.floor(random() * people) : people + 1000 + Math.floor(random() * 20_000_000)
    const how = random()
    const id = benchId(holder)
    if (isOurs && !(how >= 0.0145 && how < 0.015)) ours += 1
    return `${spelled(id, how)},王${holder % 97}芳,2024-0${1 + (n % 9)}-1${n % 9},不动产登记,${(how * 1e6).toFixed(2)},${5101 + (n % 20)}`
  })
  return ours
}

function spelled(id: string, how: number): string {
  if (how < 0.005 && id.slice(6, 8) === '19' && Number(id.slice(14, 17)) < 996) return id.slice(0, 6) + id.slice(8, 17)
  if (how < 0.01) return full(id)
  if (how < 0.012) return ` ${id}  `
  if (how < 0.0145) return `"${id}"`
  if (how < 0.015) return id.slice(0, 17) + (id[17] === '1' ? '2' : '1')
  return how > 0.5 ? id.toLowerCase() : id
}

async function writeLines(file: string, heading: string, count: number, line: (n: number) => string): Promise<void> {
  const stream = createWriteStream(file)
  let waiting = `${heading}\n`
  for (let n = 0; n < count; n++) {
    waiting += `${line(n)}\n`
    if (waiting.length < 1 << 20) continue
    if (!stream.write(waiting)) await once(stream, 'drain')
    waiting = ''
  }
  stream.end(waiting)
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
    const ours = await writeMatchFiles(folder, people, rows)
    const compiled = spawnSync('cc', ['-O3', '-o', path.join(folder, 'baseline'), fileURLToPath(new URL('match-baseline.c', import.meta.url))]).status === 0
    const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0
    const times: Record<string, number[]> = { inC: [], sqlite3: [] }
    const runs: Record<'one' | 'two', Run[]> = { one: [], two: [] }
    for (let time = 0; time < rounds; time++) {
      readFileSync(path.join(folder, 'people.csv'))
      if (compiled) times['inC']!.push(timed(() => execFileSync(path.join(folder, 'baseline'), [path.join(folder, 'people.csv'), path.join(folder, 'file.csv')])))
      for (const [name, threads] of [['one', 1], ['two', 2]] as const) runs[name].push(JSON.parse(execFileSync(process.execPath, [program, folder, String(threads)], { encoding: 'utf8' })) as Run)
      if (hasSqlite && time === 0) times['sqlite3']!.push(timed(() => execFileSync('sqlite3', [':memory:'], { input: sql(folder), stdio: ['pipe', 'ignore', 'ignore'] })))
    }
    const middle = (name: 'one' | 'two', figure: keyof Run) => median(runs[name].map((run) => run[figure]))
    const seconds = (milliseconds: number) => round(milliseconds / 1000)
    const inC = times['inC']!.length > 0 ? median(times['inC']!) : undefined
    const sqlite = times['sqlite3']![0]
    return {
      job: 'P1 match, without a database',
      figures: {
        what: `${people} people looked for in a file of ${rows} rows, 1.5 % of its ids not plainly written; reading the list of people included`,
        rows,
        people,
        rowsOfPeople: ours,
        rowsFound: middle('two', 'hits'),
        oneThreadSeconds: seconds(middle('one', 'milliseconds')),
        twoThreadsSeconds: seconds(middle('two', 'milliseconds')),
        ofWhichListSeconds: seconds(middle('two', 'listMilliseconds')),
        peakMegabytes: middle('two', 'peakMegabytes'),
        baseline: inC === undefined ? 'no compiler for C is installed' : 'match-baseline.c: one thread, plain ids only',
        ...(inC !== undefined && { inCSeconds: seconds(inC), twoThreadsTimesC: round(middle('two', 'milliseconds') / inC) }),
        sqlite3: sqlite === undefined ? 'not installed' : { seconds: seconds(sqlite), timesFaster: round(sqlite / middle('two', 'milliseconds'), 1) },
        duckdb: 'not installed',
        bar: { twoThreadsTimesC: 1.5, sqlite3TimesFaster: 12, peakMegabytes: 300 },
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

if (process.argv[1] === program) process.stdout.write(JSON.stringify(await matchOnce(process.argv[2] as string, Number(process.argv[3]))))
