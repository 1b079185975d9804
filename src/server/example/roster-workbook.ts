import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { partsOf, type PlainDate } from '#domain/calendar/plain-date.ts'
import { timeless } from '../workbook/timeless.ts'
import type { ExampleMember } from './example-households.ts'

export type RosterLine = ExampleMember & {
  readonly town: string
  readonly village: string
  readonly head: string
  readonly name: string
  readonly birth: PlainDate
  readonly since: PlainDate | undefined
  readonly citizenId: string
  /** What stands in the cell of the id when it is not the id. */
  readonly written?: string | number
  readonly address: string
  readonly phone: string
}

const headings = ['序号', '镇（街道）', '村（居）', '户主姓名', '姓名', '身份证号码', '与户主关系', '性别', '出生日期', '联系电话', '家庭住址', '救助类别', '享受起始时间', '月保障金额（元）', '残疾类别', '残疾等级', '生活自理能力', '居住状况', '是否重病', '儿童类别', '线索来源', '列入原因', '备注']
// The clerk of the second half had a form of another year.
const otherHeadings = ['序 号', '乡镇', '所在村', '户主', '成员姓名', '公民身份号码', '家庭关系', '性 别', '出生年月', '手机号', '住址', '保障类别', '批准时间', '保障金额', '残疾类型', '残疾级别', '自理能力', '居住情况', '重病', '困境儿童类别', '来源', '原因', '说明']
const widths = [6, 16, 12, 10, 10, 24, 12, 6, 16, 16, 24, 24, 14, 14, 10, 10, 12, 10, 8, 12, 26, 24, 14]

const line = { style: 'thin' as const, color: { rgb: '999999' } }
const border = { top: line, right: line, bottom: line, left: line }
const plain: CellStyle = { font: { name: '宋体', size: 10 }, border, alignment: { vertical: 'center' } }
const strong: CellStyle = { font: { name: '宋体', size: 10, bold: true }, border, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }

/** The roster as a workbook: title rows, headings twice in different words, dates in every spelling, totals, a signature line. */
export async function rosterWorkbook(lines: readonly RosterLine[], today: PlainDate): Promise<Uint8Array> {
  const rows: CellValue[][] = []
  const cells = new Map<string, { value: CellValue; style: CellStyle }>()
  const put = (values: readonly CellValue[], style: (column: number) => CellStyle) => {
    const row = rows.push([...values]) - 1
    for (const [column, value] of values.entries()) cells.set(`${row},${column}`, { value, style: style(column) })
  }
  const bare = (values: readonly CellValue[]) => void rows.push([...values])
  const { year, month, day } = partsOf(today)

  bare(['示例区特殊困难群体救助帮扶对象名册（镇街汇总）'])
  cells.set('0,0', { value: rows[0]![0]!, style: { font: { name: '方正小标宋简体', size: 18 }, alignment: { horizontal: 'center' } } })
  bare(['填报单位：示例区民政局', null, null, null, null, null, null, null, `填报日期：${year}年${month}月${day}日`])
  bare([])
  put(headings, () => strong)
  const half = Math.floor(lines.length / 2)
  for (const [index, person] of lines.entries()) {
    if (index === half) {
      bare([])
      put(otherHeadings, () => strong)
    }
    const style: CellStyle = index % 5 === 4 ? { ...plain, numFmt: 'yyyy/m/d' } : plain
    put(valuesOf(person, index), (column) => (column === 8 ? style : plain))
    if (index === half - 1) put(['小计', null, null, null, `${half}人`], () => plain)
  }
  put(['合计', null, null, null, `${lines.length}人`], () => plain)
  bare([])
  bare(['填表人：', null, null, '审核人：', null, null, '单位负责人（签字）：'])
  bare(['注：本名册内人员均为虚构，身份证号属于测试地区。'])

  const sheet: WriteSheet = {
    name: '名册',
    rows,
    cells,
    columns: widths.map((width) => ({ width })),
    merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: headings.length - 1 }, { startRow: 1, endRow: 1, startCol: 0, endCol: 3 }],
    rowDefs: new Map([[0, { height: 32 }], [3, { height: 30 }]]),
    freezePane: { rows: 4, columns: 5 },
  }
  return timeless(await writeXlsx({ sheets: [sheet] }))
}

function valuesOf(person: RosterLine, index: number): CellValue[] {
  return [
    index + 1, person.town || null, person.village || null, person.head, index % 11 === 3 && person.name.length === 2 ? `${person.name[0]!}　${person.name[1]!}` : person.name,
    person.written ?? person.citizenId, person.relation, person.sex === 'MALE' ? '男' : '女', dateIn(person.birth, index), person.phone || null, person.address || null,
    person.aid ?? (index % 3 === 0 ? '无' : null), person.since === undefined ? null : dateIn(person.since, index + 2), amountIn(person.amount, index),
    person.disability?.[0] ?? null, person.disability?.[1] ?? null, person.selfCare ?? null, person.living ?? null, person.ill ? '是' : null, person.child ?? null, person.source ?? null, person.reason ?? null, person.remark ?? null,
  ]
}

function dateIn(date: PlainDate, index: number): CellValue {
  const { year, month, day } = partsOf(date)
  return [`${year}-${month}-${day}`, `${year}.${month}.${day}`, date.replaceAll('-', ''), `${year}年${month}月${day}日`, new Date(Date.UTC(year, month - 1, day)), `${year}/${month}/${day}`][index % 5 === 4 ? 4 : index % 4 === 3 ? 3 : index % 3 === 1 ? 5 : index % 3]!
}

function amountIn(amount: string | undefined, index: number): CellValue {
  if (amount === undefined) return null
  return index % 2 === 0 && /^\d+$/.test(amount) ? Number(amount) : amount
}
