import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { streamXlsxRows, writeXlsxStream } from 'hucre/xlsx'
import { checkCharacterOf } from '../src/domain/id/check-character.ts'
import { findHeading } from '../src/domain/registry/roster-heading.ts'
import { rosterReader } from '../src/domain/registry/roster-reader.ts'
import type { RosterContext } from '../src/domain/registry/roster-reading.ts'
import type { SheetRow } from '../src/domain/registry/sheet-cell.ts'
import { villageIndex } from '../src/domain/registry/village-index.ts'
import { annotateWorkbook } from '../src/server/workbook/annotate-workbook.ts'
import { openWorkbook } from '../src/server/workbook/open-workbook.ts'
import type { RowResult } from '../src/server/workbook/workbook.ts'
import { median, round } from './median.ts'

const headings = ['序号', '镇（街道）', '村（居）', '户主姓名', '姓名', '身份证号码', '与户主关系', '性别', '出生日期', '联系电话', '村民小组', '家庭住址', '救助类别', '享受起始时间', '月保障金额（元）', '残疾类别', '残疾等级', '生活自理能力', '居住状况', '是否重病', '户口性质', '线索来源', '列入原因', '备注']
const villages = 40
const today = '2026-11-21'

/** What the rows of the workbook are read against: 4 towns of 10 villages. */
export const benchAreas = [
  { id: '990010000000', parentId: null, level: 'district' as const, code: '990010000000', name: '示例区' },
  ...Array.from({ length: 4 }, (_, town) => ({ id: townCode(town), parentId: '990010000000', level: 'town' as const, code: townCode(town), name: `第${town + 1}镇` })),
  ...Array.from({ length: villages }, (_, village) => ({ id: villageCode(village), parentId: townCode(village % 4), level: 'village' as const, code: villageCode(village), name: `第${village + 1}村` })),
]
const context: RosterContext = { kind: 'example', today, villages: villageIndex(benchAreas), sources: [{ id: 'refused', titles: ['申请低保未通过'] }] }

function townCode(town: number): string {
  return `9900101${String(town).padStart(2, '0')}000`
}
function villageCode(village: number): string {
  return `9900101${String(village % 4).padStart(2, '0')}${200 + village}`
}

/** A citizen id of the test region for each number below 30 million. */
export function benchId(n: number): string {
  const day = new Date(Date.UTC(1930, 0, 1 + (n % 30_000))).toISOString().slice(0, 10).replaceAll('-', '')
  const first17 = `9900${10 + Math.floor(n / 30_000_000)}${day}${String(Math.floor(n / 30_000) % 1000).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

/** The cells of one row of the bench workbook; one row in twenty cannot be taken in. */
function rowOf(n: number): (string | number | null)[] {
  const id = benchId(n)
  const birth = `${id.slice(6, 10)}-${Number(id.slice(10, 12))}-${Number(id.slice(12, 14))}`
  const head = n - (n % 3)
  const written = n % 20 !== 7 ? id : n % 40 === 7 ? `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}` : `${id[0]}.${id.slice(1, 6)}E+17`
  const village = Math.floor(n / 50) % villages
  return [
    n + 1, `第${(village % 4) + 1}镇`, `第${village + 1}村`, `王${nameOf(head)}`, n % 3 === 0 ? `王${nameOf(n)}` : `李${nameOf(n)}`, written, n % 3 === 0 ? '户主' : n % 3 === 1 ? '妻' : '儿子',
    (id.charCodeAt(16) - 48) % 2 === 1 ? '男' : '女', n % 4 === 0 ? birth.replaceAll('-', '.') : n % 4 === 1 ? birth.replace('-', '年').replace('-', '月') + '日' : birth, n % 3 === 0 ? `130${String(10_000_000 + n)}` : null,
    `${1 + (n % 9)}组`, `第${village + 1}村${1 + (n % 9)}组${n % 100}号`, n % 3 === 0 ? '农村低保' : null, n % 3 === 0 ? '2021年5月' : null, n % 3 === 0 ? `${400 + (n % 900)}元` : null, n % 10 === 0 ? '肢体' : null, n % 10 === 0 ? '二级' : null,
    n % 10 === 0 ? '半失能' : null, n % 5 === 0 ? '独居' : '与家人同住', n % 30 === 0 ? '是' : '否', '农业户口', n % 60 === 1 ? '申请低保未通过' : null, n % 60 === 1 ? '收入超过标准，家庭支出大' : null, n % 100 === 0 ? '本户去年新建住房' : null,
  ]
}

function nameOf(n: number): string {
  return String.fromCodePoint(0x4e00 + (n % 8000), 0x5000 + Math.floor(n / 8000))
}

/** Writes the workbook of P5: a title, headings, `rows` rows of 24 columns of which 5 % are bad. */
export async function writeBenchWorkbook(path: string, rows: number): Promise<void> {
  function* all(): Generator<(string | number | null)[]> {
    yield ['示例区困难群众名册']
    yield headings
    for (let n = 0; n < rows; n++) yield rowOf(n)
  }
  const file = createWriteStream(path)
  for await (const chunk of writeXlsxStream(all(), { name: '名册', inlineStrings: false })) if (!file.write(chunk)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

/** Streams the workbook row by row and does nothing: the baseline of P5. */
export async function streamOnly(bytes: Uint8Array): Promise<number> {
  let rows = 0
  for await (const _ of streamXlsxRows(bytes)) rows++
  return rows
}

/** Reads, understands and annotates the workbook: all of P5 but the storing. */
export async function readAndAnnotate(bytes: Uint8Array): Promise<{ imported: number; refused: number; annotated: number }> {
  const sheet = (await openWorkbook(bytes, 'bench.xlsx')).sheets[0]!
  const results = new Map<number, RowResult>()
  const good: RowResult = { text: '已导入', refused: false, cells: [] }
  const before: SheetRow[] = []
  let next: ReturnType<ReturnType<typeof rosterReader>['beginSheet']> | undefined
  let imported = 0
  for await (const row of sheet.rows()) {
    if (!next) {
      before.push(row)
      const heading = findHeading(before)
      if (heading) next = rosterReader(context).beginSheet({ name: sheet.name, mapping: heading.columns.map((column) => column.field) })
      continue
    }
    const read = next(row)[0]!
    if (read.kind !== 'DATA') continue
    if (read.understood) imported++
    const bad = read.complaints.filter((complaint) => complaint.grade === 'REFUSED')
    results.set(row.row, read.understood ? good : { text: `未导入：${bad.map((one) => one.code).join('、')}`, refused: true, cells: bad.flatMap((one) => (one.column === null ? [] : [{ column: one.column, comment: one.code }])) })
  }
  const annotated = await annotateWorkbook(bytes, [{ sheet: sheet.name, headingRow: before.at(-1)!.row, heading: '导入结果', resultColumn: null, results }])
  return { imported, refused: results.size - imported, annotated: annotated.length }
}

export type WorkbookFigures = { readonly rows: number; readonly streamMs: number; readonly jobMs: number; readonly ratio: number; readonly streamPeakMb: number; readonly jobPeakMb: number }

type Run = { readonly ms: number; readonly peakMb: number }
const runs = { stream: streamOnly, job: readAndAnnotate } as const

/** Medians of `rounds` runs of both, one after the other, each in a process of its own so that each has its own peak of memory. */
export async function measureWorkbook(rows = 100_000, rounds = 5): Promise<WorkbookFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-bench-'))
  try {
    const path = join(folder, 'roster.xlsx')
    await writeBenchWorkbook(path, rows)
    const [streams, jobs]: [Run[], Run[]] = [[], []]
    for (let at = 0; at < rounds; at++) {
      streams.push(runAlone('stream', path))
      jobs.push(runAlone('job', path))
    }
    const middle = (found: readonly Run[], figure: keyof Run) => Math.round(median(found.map((run) => run[figure])))
    return {
      rows,
      streamMs: middle(streams, 'ms'),
      jobMs: middle(jobs, 'ms'),
      ratio: round(middle(jobs, 'ms') / middle(streams, 'ms')),
      streamPeakMb: middle(streams, 'peakMb'),
      jobPeakMb: middle(jobs, 'peakMb'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function runAlone(run: keyof typeof runs, path: string): Run {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), run, path], { encoding: 'utf8' })) as Run
}

// Called by runAlone; by hand without arguments: the whole measurement.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [run, path] = process.argv.slice(2)
  if (run !== undefined && path !== undefined) {
    const bytes = readFileSync(path)
    const start = performance.now()
    await runs[run as keyof typeof runs](bytes)
    process.stdout.write(JSON.stringify({ ms: performance.now() - start, peakMb: process.resourceUsage().maxRSS / 1024 }))
  } else process.stdout.write(`${JSON.stringify(await measureWorkbook(), null, 2)}\n`)
}
