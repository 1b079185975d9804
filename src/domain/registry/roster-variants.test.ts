import { expect, test } from 'vitest'
import { mergedReader } from './merged-cells.ts'
import { memberHeading } from './member-heading.ts'
import { findHeading, mapHeadings } from './roster-heading.ts'
import { rosterReader, type RowOfRoster } from './roster-reader.ts'
import type { RosterContext } from './roster-reading.ts'
import type { MergedCells, SheetCell, SheetRow } from './sheet-cell.ts'
import { villageIndex } from './village-index.ts'

const context: RosterContext = {
  kind: 'example',
  today: '2026-11-21',
  campaignStart: '2026-09-01',
  villages: villageIndex([
    { id: 'd', parentId: null, level: 'district', code: '990010000000', name: '示例区' },
    { id: 't', parentId: 'd', level: 'town', code: '990010100000', name: '东河镇' },
    { id: 'v', parentId: 't', level: 'village', code: '990010100201', name: '柳树村' },
    { id: 'w', parentId: 't', level: 'village', code: '990010100202', name: '桃园村' },
  ]),
  sources: [
    { id: 'refused', titles: ['申请低保未通过'], asks: [{ id: 'applied-on', type: 'date', column: 'appliedOn' }, { id: 'refused-for', type: 'text', column: 'refusedFor' }] },
    { id: 'left', titles: ['近三年动态管理退出低保'], asks: [{ id: 'left-on', type: 'date', withinYears: 3, column: 'leftOn' }, { id: 'left-for', type: 'text', column: 'leftFor' }] },
  ],
}
const ids = ['990010193001150015', '990010193001150023', '990010193502280133', '990010193602290240', '990010193812310350', '990010194001010463'] as const
const cellOf = (text: string): SheetCell => (text === '=' ? { text: '', raw: 'formula' } : text === '#REF!' ? { text, raw: 'error' } : { text, raw: text === '' ? 'blank' : 'string' })
const sheetOf = (...lines: string[]): SheetRow[] => lines.map((line, at) => ({ row: at + 1, cells: line.split('|').map(cellOf) }))

function read(rows: readonly SheetRow[], merged: readonly MergedCells[] = [], village?: string): RowOfRoster[] {
  const heading = findHeading(rows, merged)!
  const mapping = heading.columns.map((column) => column.field)
  const next = rosterReader(context).beginSheet({ name: '名册', mapping, ...(village && { village }) })
  const filled = mergedReader(merged, mapping, heading.columns, heading.row)
  return rows.filter(({ row }) => row > heading.row).flatMap((row) => next(filled(row)))
}
const fieldsOf = (heading: string) => mapHeadings(heading.split('|').map(cellOf)).map((column) => column.field)
const codes = (row: RowOfRoster) => row.complaints.map((complaint) => complaint.code)

test('headings of members with columns of their own', () => {
  expect(memberHeading('成员1姓名')).toEqual({ member: '1', field: 'name' })
  expect(memberHeading('家庭成员二身份证号码')).toEqual({ member: '2', field: 'citizenId' })
  expect(memberHeading('配偶身份证号')).toEqual({ member: 'spouse', field: 'citizenId' })
  expect(memberHeading('子女一姓名')).toEqual({ member: 'child1', field: 'name' })
  expect(memberHeading('姓名3')).toEqual({ member: '3', field: 'name' })
  for (const heading of ['姓名', '家庭成员姓名', '子女', '监护人姓名', '家庭人口数']) expect(memberHeading(heading), heading).toBeUndefined()
})

test('a member needs a name and an id; names and ids that come again are members', () => {
  expect(fieldsOf('户主姓名|户主身份证号|成员1姓名|成员1身份证|成员1关系|成员2姓名')).toEqual(['name', 'citizenId', 'member.1.name', 'member.1.citizenId', 'member.1.relation', null])
  expect(fieldsOf('姓名|身份证号|电话|电话2|姓名|身份证号|与户主关系')).toEqual(['name', 'citizenId', 'phone', null, 'member.1.name', 'member.1.citizenId', 'member.1.relation'])
  expect(fieldsOf('户主姓名|户主身份证号码|姓名|身份证号|关系')).toEqual(['headName', 'headCitizenId', 'name', 'citizenId', 'relation'])
  expect(fieldsOf('户主姓名|身份证号码|家庭人口')).toEqual(['name', 'citizenId', null])
})

test('members across columns are people of one household, each with what is said of them', () => {
  const rows = read(sheetOf('村|户主姓名|户主身份证号|救助类别|配偶姓名|配偶身份证号|子女一姓名|子女一身份证号', `柳树|王春|${ids[0]}|农村低保|李夏|${ids[1]}|王小|${ids[2]}`, `桃园|赵秋|${ids[3]}||||钱冬|99001019381231035X`))
  expect(rows.map((row) => [row.row, row.member, row.understood?.name, row.understood?.relation, row.understood?.isHead, row.understood?.villageId])).toEqual([
    [2, undefined, '王春', undefined, true, 'v'],
    [2, 'spouse', '李夏', '10', false, 'v'],
    [2, 'child1', '王小', rows[2]!.understood!.sex === 'MALE' ? '20' : '30', false, 'v'],
    [3, undefined, '赵秋', undefined, true, 'w'],
    [3, 'child1', undefined, undefined, undefined, undefined],
  ])
  expect(new Set(rows.slice(0, 3).map((row) => row.householdKey)).size).toBe(1)
  expect(rows[4]).toMatchObject({ householdKey: rows[3]!.householdKey, complaints: [{ code: 'ID_CHECK_DIGIT', column: 7 }] })
  expect(rows[1]!.understood!.aid).toEqual([])
})

test('two lines of headings: the head above, the family beside', () => {
  const rows = sheetOf('低保家庭名册', '户主||家庭成员|||村|备注', '姓名|身份证号|姓名|身份证号|与户主关系||', `王春|${ids[0]}|王春|${ids[0]}|户主|柳树|`, `王春|${ids[0]}|李夏|${ids[1]}|妻|柳树|`)
  const merged = [{ top: 2, bottom: 2, left: 0, right: 1 }, { top: 2, bottom: 2, left: 2, right: 4 }, { top: 2, bottom: 3, left: 5, right: 5 }, { top: 2, bottom: 3, left: 6, right: 6 }]
  const heading = findHeading(rows, merged)!
  expect([heading.row, ...heading.columns.map((column) => column.field)]).toEqual([3, 'headName', 'headCitizenId', 'name', 'citizenId', 'relation', 'village', 'remark'])
  const people = read(rows, merged)
  expect(people.map((row) => [row.understood?.name, row.understood?.isHead, row.householdKey])).toEqual([['王春', true, `head:${ids[0]}`], ['李夏', false, `head:${ids[0]}`]])
})

test('cells put together downward say the same of every member, and the counted one is the household', () => {
  const rows = sheetOf('序号|村|户主|姓名|身份证号|关系', `1|柳树|王春|王春|${ids[0]}|本人`, `||| 李夏|${ids[1]}|妻`, `2|||赵秋|${ids[2]}|`, `|||钱冬|${ids[3]}|`, `3|桃园||孙一|${ids[4]}|`)
  const merged = [{ top: 2, bottom: 3, left: 0, right: 0 }, { top: 2, bottom: 5, left: 1, right: 1 }, { top: 2, bottom: 3, left: 2, right: 2 }, { top: 4, bottom: 5, left: 0, right: 0 }]
  const found = read(rows, merged)
  expect(found.map((row) => [row.householdKey, row.understood?.isHead, row.understood?.villageId])).toEqual([
    ['block:0:2', true, 'v'], ['block:0:2', false, 'v'], ['block:0:4', true, 'v'], ['block:0:4', false, 'v'], ['block:0:6', true, 'w'],
  ])
})

test('a sheet called by a village is its village, where the row names none', () => {
  const rows = read(sheetOf('姓名|身份证号|村', `王春|${ids[0]}|`, `李夏|${ids[1]}|桃园村`, `赵秋|${ids[2]}|没有的村`), [], '柳树村')
  expect(rows.map((row) => [row.understood?.villageId, ...codes(row)])).toEqual([['v'], ['w'], [undefined, 'VILLAGE_UNKNOWN']])
})

test('on the next sheet nobody belongs to who stands above, and an id of another sheet is told with it', () => {
  const reader = rosterReader(context)
  const mapping = ['name', 'citizenId', 'relation'] as const
  const row = (at: number, line: string): SheetRow => ({ row: at, cells: line.split('|').map(cellOf) })
  const first = reader.beginSheet({ name: '柳树村', mapping })
  expect(first(row(2, `王春|${ids[0]}|户主`))[0]!.householdKey).toBe('row:2')
  const second = reader.beginSheet({ name: '桃园村', mapping })
  expect(codes(second(row(2, `李夏|${ids[1]}|妻`))[0]!)).toContain('MEMBER_WITHOUT_HEAD')
  expect(second(row(3, `王春|${ids[0]}|户主`))[0]).toMatchObject({ householdKey: 'row:1:3', complaints: [{ code: 'VILLAGE_MISSING' }, { code: 'ID_TWICE_ELSEWHERE', details: { row: '2', sheet: '柳树村' } }] })
})

test('a formula without a value says so at its cell; without an id that is the end of the row', () => {
  const [one, two, three] = read(sheetOf('姓名|身份证号|住址|出生日期', `王春|=|3组|`, `李夏|${ids[1]}|#REF!|=`, `#REF!|${ids[2]}||`))
  expect(one!.complaints).toMatchObject([{ code: 'FORMULA_WITHOUT_VALUE', grade: 'REFUSED', column: 1 }, { code: 'VILLAGE_MISSING' }])
  expect(two!.complaints).toMatchObject([{ code: 'FORMULA_ERROR', grade: 'NOTED', column: 2, details: { text: '#REF!' } }, { code: 'FORMULA_WITHOUT_VALUE', grade: 'NOTED', column: 3 }, { code: 'VILLAGE_MISSING' }])
  expect(two!.understood?.address).toBeUndefined()
  expect(codes(three!)).toEqual(['FORMULA_ERROR', 'VILLAGE_MISSING'])
})

test('an apostrophe behind an id and a 15-digit id come in, and it is said', () => {
  const [one, two] = read(sheetOf('姓名|身份证号|村', `王春|${ids[0]}'|柳树`, `李夏|990010300115002|柳树`))
  expect([one!.understood?.citizenId, ...codes(one!)]).toEqual([ids[0], 'ID_WITH_APOSTROPHE'])
  expect([two!.understood?.citizenId.length, ...codes(two!)]).toEqual([18, 'ID_WAS_15'])
})

test('who left dibao is of that source within the years of the plan, and who was refused of the other', () => {
  const rows = read(sheetOf('姓名|身份证号|村|退出时间|退出原因', `王春|${ids[0]}|柳树|2023-09-01|收入超标`, `李夏|${ids[1]}|柳树|2023.8.31|死亡`, `赵秋|${ids[2]}|柳树||`))
  expect(rows.map((row) => [row.understood?.sources, row.understood?.particulars, ...codes(row)])).toEqual([
    [['left'], { left: { 'left-on': '2023-09-01', 'left-for': '收入超标' } }],
    [[], undefined, 'SOURCE_TOO_LONG_AGO'],
    [[], undefined],
  ])
  const [refused] = read(sheetOf('姓名|身份证号|村|申请日期|未通过原因', `王春|${ids[0]}|柳树|2026年3月|家庭财产超标`))
  expect(refused!.understood).toMatchObject({ part: 'possible', sources: ['refused'], particulars: { refused: { 'applied-on': '2026-03-01', 'refused-for': '家庭财产超标' } } })
})

test('payments, reviews and cards of disability are facts', () => {
  const [row] = read(sheetOf('姓名|身份证号|村|发放月份|实发金额|复核时间|是否持证|户籍登记地|实际居住地', `王春|${ids[0]}|柳树|202610|￥1,224.50|2026/3/5|有证|城关镇1号|3组5号`))
  expect(row!.understood).toMatchObject({ lastPaymentOn: '2026-10-01', lastPaymentAmount: 122450, lastReviewOn: '2026-03-05', disabilityCard: true, hukouAddress: '城关镇1号', address: '3组5号' })
})

test('what stands between and below the people is seen as such', () => {
  const rows = read(sheetOf('姓名|身份证号|村|备注', '小计|||', '柳树村小计|12户||', '合计：30户58人|||', '共12户||| ', '填表人：张三||审核人：李四|', '（盖章）||2026年 月 日|', '注：以上名单经公示|||', '姓名|身份证号|村|备注', '|||'))
  expect(rows.map((row) => row.kind)).toEqual(['TOTAL', 'TOTAL', 'TOTAL', 'TOTAL', 'SIGNATURE', 'SIGNATURE', 'NOTE', 'HEADING', 'BLANK'])
})
