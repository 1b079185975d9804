import { expect, test } from 'vitest'
import { mapHeadings } from './roster-heading.ts'
import { rosterReader } from './roster-reader.ts'
import type { RosterContext } from './roster-reading.ts'
import type { SheetCell } from './sheet-cell.ts'
import { villageIndex } from './village-index.ts'

const context: RosterContext = {
  kind: 'example',
  today: '2026-11-21',
  villages: villageIndex([
    { id: 'd', parentId: null, level: 'district', code: '990010000000', name: '示例区' },
    { id: 't', parentId: 'd', level: 'town', code: '990010100000', name: '东河镇' },
    { id: 'v', parentId: 't', level: 'village', code: '990010100201', name: '柳树村' },
  ]),
  sources: [{ id: 'refused', titles: ['申请低保未通过'] }, { id: 'split', titles: ['未落户、人户分离'] }, { id: 'child', titles: ['事实无人抚养但未纳入保障的儿童'] }],
}
const cell = (value: string | number): SheetCell => ({ text: String(value), raw: value === '' ? 'blank' : typeof value === 'number' ? 'number' : 'string' })

/** Reads rows below a heading; both as texts with `|` between, numbers where a text begins with `#`. */
function read(heading: string, rows: readonly string[], over: Partial<RosterContext> = {}) {
  const cells = (line: string) => line.split('|').map((text) => cell(text.startsWith('#') ? Number(text.slice(1)) : text))
  const next = rosterReader({ ...context, ...over }).beginSheet({ name: '名册', mapping: mapHeadings(cells(heading)).map((column) => column.field) })
  return rows.flatMap((line, index) => next({ row: index + 2, cells: cells(line) }))
}
const ids = ['990010193001150015', '990010193001150023', '990010193502280133', '990010193602290240', '990010193812310350', '990010194001010463'] as const
const codes = (row: { complaints: readonly { code: string }[] }) => row.complaints.map((complaint) => complaint.code)

test('a full row', () => {
  const [row] = read(
    '姓名|身份证号|与户主关系|性别|出生日期|联系电话|镇|村|组|住址|救助类别|享受时间|月保障金额（元）|残疾类别|残疾等级|自理能力|居住状况|是否重病|线索来源|列入原因|备注',
    ['王　春|９９００１０１９３００１１５００１５|户主|男|1930年1月15日|130 0000 0000|东河|柳树|三组|３号|农村低保|2019.5|612元|肢体|2级|半失能|独居|否|||  '],
  )
  expect(row).toMatchObject({ kind: 'DATA', complaints: [], householdKey: 'row:2' })
  expect(row!.understood).toEqual({
    name: '王春', citizenId: ids[0], sex: 'MALE', birthDate: '1930-01-15', relation: '02', isHead: true, phone: '13000000000', villageId: 'v', townId: 't', group: '三组', address: '3号',
    part: 'covered', aid: [{ kind: 'DIBAO', from: '2019-05-01', amount: 61200 }], disabilityKind: 'PHYSICAL', disabilityLevel: 2, selfCare: 'PARTLY_LOST', livingState: 'LIVES_ALONE', seriousIllness: false, sources: [],
  })
})

test('an id that cannot be used refuses its row, at its column', () => {
  const rows = read('序号|姓名|身份证号', ['1|王春|#990010193001150000', '2|王春|9.90010E+17', '3|王春|990010193001150014', '4|王春|无', `5||${ids[0]}`, `6|王春|${ids[0]}`, `7|李夏|${ids[0]}`, '8|王春2|990010193001150023'])
  expect(rows.map((row) => codes(row).filter((code) => code !== 'VILLAGE_MISSING'))).toEqual([
    ['ID_EXCEL_PRECISION'], ['ID_EXCEL_SCIENTIFIC'], ['ID_CHECK_DIGIT'], ['ID_NONE'], ['NAME_EMPTY'], ['ID_TWICE'], ['ID_TWICE'], ['NAME_UNREADABLE'],
  ])
  expect(rows.every((row) => row.understood === undefined)).toBe(true)
  expect(rows[0]!.complaints[0]).toMatchObject({ grade: 'REFUSED', column: 2, field: 'citizenId' })
  expect(rows[6]!.complaints.at(-1)!.details).toEqual({ row: '6' })
})

test('an example takes only ids of the test region, a real database none of them', () => {
  expect(codes(read('姓名|身份证号', [`王春|${ids[0]}`], { kind: 'real' })[0]!)).toContain('ID_TEST_REGION')
  // Nobody with this number ever lived: numbers were given from 1984 on. On a day of its own century it passes all else.
  const nobodys = ['王春|320413180102030016']
  expect(codes(read('姓名|身份证号', nobodys, { today: '1900-01-01' })[0]!)).toContain('ID_NOT_TEST_REGION')
  expect(read('姓名|身份证号', nobodys, { today: '1900-01-01', kind: 'real' })[0]!.understood?.citizenId).toBe('320413180102030016')
})

test('a row without a village is accepted, to be placed', () => {
  const [without, unknown, placed] = read('姓名|身份证号|镇|村', [`王春|${ids[0]}||`, `王夏|${ids[1]}|东河镇|杨树村`, `王秋|${ids[2]}||柳树村`])
  expect([without!.understood?.villageId, unknown!.understood?.villageId, placed!.understood?.villageId]).toEqual([undefined, undefined, 'v'])
  expect([codes(without!), codes(unknown!), codes(placed!)]).toEqual([['VILLAGE_MISSING'], ['VILLAGE_UNKNOWN'], []])
  expect(unknown!.understood?.townId).toBe('t')
})

test('rows that are not of people are told apart', () => {
  const kinds = read('序号|姓名|身份证号|救助类别', ['东村|||', '||||', '小计|2户|3人|', '序号|姓名|身份证号|救助类别', '填表人：王春||审核人：|', '|负责人签字：||', '注：以上数据截至三月||', `1|王春|${ids[0]}|`, '2|王春||', '合计|||'])
  expect(kinds.map((row) => row.kind)).toEqual(['NOTE', 'BLANK', 'TOTAL', 'HEADING', 'SIGNATURE', 'SIGNATURE', 'NOTE', 'DATA', 'DATA', 'TOTAL'])
  expect(codes(kinds[8]!)).toContain('ID_EMPTY')
})

test('what cannot be understood is left out and noted, and the row comes in', () => {
  const [row] = read('姓名|身份证号|性别|出生日期|联系电话|救助类别|金额|残疾类别|居住状况|村', [`王春（户主）|${ids[0]}|女|1930-02-15|没有手机|低保、重病|六百|很重|楼上|柳树村`])
  expect(codes(row!)).toEqual(['NAME_WITH_REMARK', 'SEX_DISAGREES', 'BIRTH_DATE_DISAGREES', 'PHONE_UNREADABLE', 'AID_UNCLEAR', 'MONEY_UNREADABLE', 'VALUE_UNKNOWN', 'VALUE_UNKNOWN'])
  expect(row!.understood).toMatchObject({ name: '王春', sex: 'MALE', birthDate: '1930-01-15', aid: [{ kind: 'DIBAO' }] })
  expect(row!.complaints.every((complaint) => complaint.grade === 'NOTED')).toBe(true)
})

test('aid: several kinds, forms of support, and what is no aid', () => {
  const aid = (text: string) => read('姓名|身份证号|救助类别|金额', [`王春|${ids[0]}|${text}|700`])[0]!.understood!
  expect(aid('分散供养特困人员')).toMatchObject({ part: 'covered', aid: [{ kind: 'TEKUN', amount: 70000 }], supportForm: 'SCATTERED' })
  expect(aid('城市低保+残疾人两项补贴').aid.map((one) => one.kind)).toEqual(['DIBAO', 'DISABILITY_LIVING', 'DISABILITY_NURSING'])
  expect(aid('城市低保+残疾人两项补贴').aid.every((one) => one.amount === undefined)).toBe(true)
  for (const none of ['', '无', '申请低保未通过', '2021年退出低保', '一般困难']) expect(aid(none)).toMatchObject({ part: 'possible', aid: [] })
})

test('sources by the words of the plan', () => {
  const sources = (text: string) => read('姓名|身份证号|线索来源', [`王春|${ids[0]}|${text}`])[0]!.understood!
  expect(sources('申请低保未通过的家庭').sources).toEqual(['refused'])
  expect(sources('未落户、人户分离').sources).toEqual(['split'])
  expect(sources('申请低保未通过；未落户、人户分离').sources).toEqual(['refused', 'split'])
  // Words may be left out between, those that deny may not.
  expect(sources('事实无人抚养未纳入').sources).toEqual(['child'])
  expect(sources('事实无人抚养、未纳入保障儿童').sources).toEqual(['child'])
  expect(sources('申请低保通过')).toMatchObject({ sources: [], reason: '申请低保通过' })
  expect(sources('事实无人抚养纳入保障')).toMatchObject({ sources: [] })
  expect(sources('邻居反映')).toMatchObject({ sources: [], reason: '邻居反映' })
})

test('households: a head and the rows below', () => {
  const rows = read('姓名|身份证号|与户主关系', [`王春|${ids[0]}|户主`, '王夏|990010193001150014|妻', `王秋|${ids[2]}|儿子`, `李春|${ids[3]}|本人`, `李夏|${ids[4]}|长女`])
  expect(rows.map((row) => [row.householdKey, row.understood?.isHead])).toEqual([['row:2', true], ['row:2', undefined], ['row:2', false], ['row:5', true], ['row:5', false]])
})

test('households: the name of the head, also of two heads of one name', () => {
  const rows = read('户主姓名|姓名|身份证号|村', [`王春|王春|${ids[0]}|柳树村`, `王春|王夏|${ids[1]}|柳树村`, `王春|王春|${ids[2]}|柳树村`, `王春|王秋|${ids[3]}|柳树村`, `李春|李春|${ids[4]}|柳树村`, `王春|王冬|${ids[5]}|柳树村`])
  expect(rows.map((row) => row.householdKey)).toEqual(['row:2', 'row:2', 'row:4', 'row:4', 'row:6', 'row:7'])
  expect(codes(rows[5]!)).toEqual(['HEAD_AMBIGUOUS'])
})

test('households: a place left out in one row does not tear a household', () => {
  const rows = read('户主姓名|姓名|身份证号|村', [`王春|王春|${ids[0]}|`, `王春|王夏|${ids[1]}|柳树村`, `李春|李春|${ids[2]}|柳树村`, `李春|李夏|${ids[3]}|`, `王春|王秋|${ids[4]}|石桥村`])
  expect(rows.map((row) => row.householdKey)).toEqual(['row:2', 'row:2', 'row:4', 'row:4', 'row:6'])
})

test('households: by number, by the head’s id, by merged cells', () => {
  const byNumber = read('户编号|姓名|身份证号|与户主关系', [`A1|王春|${ids[0]}|户主`, `A2|李春|${ids[1]}|户主`, `A1|王夏|${ids[2]}|女儿`])
  expect(byNumber.map((row) => row.householdKey)).toEqual(['number:A1', 'number:A2', 'number:A1'])
  const byId = read('户主身份证号|姓名|身份证号', [`${ids[0]}|王夏|${ids[1]}`, `${ids[0]}|王春|${ids[0]}`])
  expect(byId.map((row) => [row.householdKey, row.understood?.isHead])).toEqual([[`head:${ids[0]}`, false], [`head:${ids[0]}`, true]])
  const merged = read('户主姓名|姓名|身份证号|与户主关系', [`王春|王春|${ids[0]}|户主`, `|王夏|${ids[1]}|妻`, `李春|李春|${ids[2]}|户主`])
  expect(merged.map((row) => row.householdKey)).toEqual(['row:2', 'row:2', 'row:4'])
})

test('a member with no head before, and people who are households of their own', () => {
  expect(codes(read('姓名|身份证号|与户主关系|村', [`王春|${ids[0]}|妻|柳树村`])[0]!)).toEqual(['MEMBER_WITHOUT_HEAD'])
  expect(read('姓名|身份证号', [`王春|${ids[0]}`, `李春|${ids[1]}`]).map((row) => [row.householdKey, row.understood?.isHead])).toEqual([['row:2', true], ['row:3', true]])
})
