import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCampaign } from '#contract/campaigns.ts'
import { getHousehold } from '#contract/households.ts'
import { getImport, listImportRows, listOrigins, readImport, readOtherSheet, runImport, undoImport, type RosterImport } from '#contract/imports.ts'
import { addEntry, listEntries, placeEntries } from '#contract/rosters.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { handMade, plainSheet } from '#test/workbooks/hand-made.ts'
import { odsOf, odsRow, odsText } from '#test/workbooks/ods.ts'
import { importRoster as sendRoster, proposed, settled } from './setup/import-roster.ts'
import { csvRoster, rosterHeadings, testId, type Line } from './setup/roster-sheet.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let hekou: Person
let xiwan: Person
let campaigns = 0
beforeAll(async () => {
  server = await startServer('opened')
  officer = await server.as('quxian')
  hekou = await server.as('hekou')
  xiwan = await server.as('xiwan')
})
afterAll(() => server?.close())

const newCampaign = async () => (await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: `2026-10-${String((campaigns += 1)).padStart(2, '0')}` } })).id
const importRoster: typeof sendRoster = (...sent) => {
  server.clock.moveDays(1 / 86_400)
  return sendRoster(...sent)
}
let people = 0
const nextId = (birth = '1950-06-01') => testId(birth, (people += 1), '98')
const blob = (bytes: Uint8Array) => new Blob([bytes as BlobPart])
const onRoster = async (campaignId: string, by = officer) => (await by.ask(listEntries, { params: { id: campaignId } })).rows
const outcomes = async (id: string) => (await officer.ask(listImportRows, { params: { id }, query: { limit: 500 } })).rows.map((one) => [one.sheet, one.row, one.state, ...one.complaints.map((complaint) => complaint.code)])
const read = (campaignId: string, name: string, body: Blob) => officer.ask(readImport, { params: { id: campaignId }, query: { name }, body })
async function run(found: RosterImport, leaveOut?: string[]): Promise<RosterImport> {
  await officer.ask(runImport, { params: { id: found.id }, body: { fields: proposed(found), ...(leaveOut && { leaveOut }) } })
  return settled(officer, found.id)
}
const annotated = async (id: string, name: string) => {
  const answer = await officer.fetch(`/api/imports/${id}/workbook`)
  return (await readWorkbook(new Uint8Array(await answer.arrayBuffer()), name)).sheets.map((sheet) => [sheet.name, ...sheet.rows.map((row) => row.at(-1)?.text ?? '')])
}
const west = { '镇（街道）': '河口镇', '村（居）': '西湾村' }

test('one workbook, a sheet for each village: one import by the names of the sheets, what names no village waits in the box [J-31 on /imports/:id]', async () => {
  const campaignId = await newCampaign()
  const headings = ['姓名', '身份证号', '住址']
  const sheet = (...rows: string[][]) => plainSheet([['困难群众名册'], headings, ...rows])
  const twice = nextId()
  const bytes = handMade({
    sheets: {
      西湾村: sheet(['甲一', nextId(), '1组'], ['甲二', twice, '2组'], ['合计', '', '2人']),
      柳圩村: plainSheet([['困难群众名册'], ['身份证号', '住址', '姓名'], [nextId(), '3组', '乙一'], [twice, '3组', '乙二']]),
      其他: sheet(['丙一', nextId(), '4组']),
      走访表: plainSheet([['户主', '姓名', '身份证号', '救助类别'], ['丁一', '丁一', nextId(), '低保']]),
    },
  })
  const found = await read(campaignId, '名册.xlsx', blob(bytes))
  expect(found).toMatchObject({ counts: { rows: 6 }, otherSheets: ['走访表'] })
  expect(found.sheets).toEqual([
    { name: '西湾村', headingRow: 2, rows: 3, isVillage: true, isLeftOut: false },
    { name: '柳圩村', headingRow: 2, rows: 2, isVillage: true, isLeftOut: false },
    { name: '其他', headingRow: 2, rows: 1, isVillage: false, isLeftOut: false },
  ])
  const done = await run(found)
  expect(done).toMatchObject({ state: 'DONE', counts: { rows: 6, imported: 4, refused: 1, skipped: 1, households: 4, unplaced: 1 } })
  expect(await outcomes(done.id)).toEqual([
    ['西湾村', 3, 'IMPORTED'], ['西湾村', 4, 'IMPORTED'], ['西湾村', 5, 'SKIPPED', 'ROW_TOTAL'], ['柳圩村', 3, 'IMPORTED'], ['柳圩村', 4, 'REFUSED', 'ID_TWICE_ELSEWHERE'], ['其他', 3, 'IMPORTED', 'VILLAGE_MISSING'],
  ])
  const rows = await onRoster(campaignId)
  expect(rows.map((entry) => [entry.headName, entry.areaName, entry.isPlaced]).sort()).toEqual([['丙一', '示例区', false], ['乙一', '柳圩村', true], ['甲一', '西湾村', true], ['甲二', '西湾村', true]])
  expect(await annotated(done.id, '名册.xlsx')).toEqual([
    ['西湾村', '困难群众名册', '导入结果', '已导入', '已导入', '未读取：合计行'],
    ['柳圩村', '困难群众名册', '导入结果', '已导入', expect.stringContaining('工作表“西湾村”第 4 行')],
    ['其他', '困难群众名册', '导入结果', expect.stringContaining('已导入')],
    ['走访表', '救助类别', '低保'],
  ])
  // Placed by hand: the import no longer says that it waits.
  const [waiting] = rows.filter((entry) => !entry.isPlaced)
  await officer.ask(placeEntries, { params: { id: campaignId }, body: { entryIds: [waiting!.id], villageId: rows.find((entry) => entry.isPlaced)!.areaId } })
  expect((await officer.ask(getImport, { params: { id: done.id } })).counts.unplaced).toBe(0)

  const other = await officer.ask(readOtherSheet, { params: { id: done.id }, body: { sheet: '走访表' } })
  expect(other.sheets.map((one) => one.name)).toEqual(['走访表'])
})

test('a sheet is left out by choice', async () => {
  const campaignId = await newCampaign()
  const sheet = (name: string) => plainSheet([['姓名', '身份证号', '村'], [name, nextId(), '西湾村']])
  const found = await read(campaignId, 'a.xlsx', blob(handMade({ sheets: { 一: sheet('甲'), 二: sheet('乙') } })))
  expect(await problemOf(officer.ask(runImport, { params: { id: found.id }, body: { fields: proposed(found), leaveOut: ['一', '二'] } }))).toBe('INPUT_INVALID')
  const done = await run(found, ['一'])
  expect(done).toMatchObject({ counts: { rows: 1, imported: 1 } })
  expect((await onRoster(campaignId)).map((entry) => entry.headName)).toEqual(['乙'])
  expect(await annotated(done.id, 'a.xlsx')).toEqual([['一', '村', '西湾村'], ['二', '导入结果', '已导入']])
})

test('members in columns of their own: one household a row, refused members tinted, the others in', async () => {
  const campaignId = await newCampaign()
  const headings = ['村', '户主姓名', '户主身份证号', '救助类别', '配偶姓名', '配偶身份证号', '成员1姓名', '成员1身份证', '成员1关系']
  const rows = [
    ['西湾村', '甲一', nextId(), '低保', '甲二', nextId('1952-03-01'), '甲三', nextId('1980-03-01'), '子'],
    ['西湾村', '乙一', nextId(), '', '乙二', '990098195206010000', '', '', ''],
    ['柳圩村', '丙一', nextId(), '', '', '', '丙二', nextId('2010-01-01'), '孙女'],
  ]
  const found = await read(campaignId, 'a.xlsx', blob(handMade({ sheets: { a: plainSheet([headings, ...rows]) } })))
  expect(found.columns.map((column) => column.field)).toEqual(['village', 'name', 'citizenId', 'aidKinds', 'member.spouse.name', 'member.spouse.citizenId', 'member.1.name', 'member.1.citizenId', 'member.1.relation'])
  const done = await run(found)
  expect(done).toMatchObject({ counts: { rows: 3, imported: 2, refused: 1, households: 3 } })
  expect((await outcomes(done.id)).map((row) => row.slice(2))).toEqual([['IMPORTED'], ['REFUSED', expect.stringMatching(/^ID_/), 'OTHERS_CAME_IN'], ['IMPORTED']])
  const entries = await onRoster(campaignId)
  expect(entries.map((entry) => [entry.headName, entry.members, entry.areaName]).sort()).toEqual([['丙一', 2, '柳圩村'], ['乙一', 1, '西湾村'], ['甲一', 3, '西湾村']])
  const household = await officer.ask(getHousehold, { params: { id: entries.find((entry) => entry.headName === '甲一')!.householdId } })
  expect(household.members.map((member) => [member.name, member.isHead, member.relation]).sort()).toEqual([['甲一', true, expect.any(String)], ['甲三', false, '20'], ['甲二', false, '10']])
  const [, second] = (await officer.ask(listImportRows, { params: { id: done.id }, query: {} })).rows
  expect(second?.complaints[0]).toMatchObject({ heading: '配偶身份证号', column: 5 })
})

test('cells merged downward and headings in two lines, from .xlsx', async () => {
  const campaignId = await newCampaign()
  const [one, two, three] = [nextId(), nextId('1955-01-01'), nextId('1960-01-01')]
  const sheet = plainSheet([
    ['西湾村低保名册'],
    ['序号', '村', '家庭成员', undefined, undefined, '救助类别'],
    [undefined, undefined, '姓名', '身份证号', '与户主关系', undefined],
    [1, '西湾村', '甲一', one, '户主', '农村低保'],
    [undefined, undefined, '甲二', two, '妻', undefined],
    [2, undefined, '乙一', three, '本人', undefined],
  ]).replace('</worksheet>', `<mergeCells>${['C2:E2', 'A2:A3', 'B2:B3', 'F2:F3', 'A4:A5', 'B4:B6', 'F4:F5'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`)
  const found = await read(campaignId, 'a.xlsx', blob(handMade({ sheets: { 名册: sheet } })))
  expect([found.headingRow, ...found.columns.map((column) => column.field)]).toEqual([3, null, 'village', 'name', 'citizenId', 'relation', 'aidKinds'])
  const done = await run(found)
  expect(done).toMatchObject({ counts: { rows: 3, imported: 3, households: 2, unplaced: 0 } })
  const entries = await onRoster(campaignId)
  expect(entries.map((entry) => [entry.headName, entry.members, entry.areaName, entry.aid])).toEqual(expect.arrayContaining([['甲一', 2, '西湾村', ['DIBAO']], ['乙一', 1, '西湾村', []]]))
})

test('an .ods comes in and comes back as .ods', async () => {
  const campaignId = await newCampaign()
  const bytes = odsOf({ 西湾村: odsRow(['姓名', '身份证号', '出生日期'].map((text) => odsText(text))) + odsRow([odsText('甲一'), odsText(nextId()), '<table:table-cell office:value-type="date" office:date-value="1950-06-01"><text:p>1950/6/1</text:p></table:table-cell>']) + odsRow([odsText('甲二'), '<table:table-cell office:value-type="float" office:value="990098195006010000"><text:p>9.90E+17</text:p></table:table-cell>']) })
  const done = await run(await read(campaignId, '名册.ods', blob(bytes)))
  expect(done).toMatchObject({ counts: { imported: 1, refused: 1, unplaced: 0 } })
  const answer = await officer.fetch(`/api/imports/${done.id}/workbook`)
  expect([answer.headers.get('content-type'), decodeURIComponent(answer.headers.get('content-disposition')!)]).toEqual([expect.stringContaining('opendocument.spreadsheet'), expect.stringContaining('名册-导入结果.ods')])
  expect(await annotated(done.id, '名册.ods')).toEqual([['西湾村', '导入结果', '已导入', expect.stringContaining('按数字保存')]])
})

const text = () => `姓名\t身份证号\t村\r\n甲一\t${nextId()}\t西湾村\r\n一二\t${nextId()}\t西湾村\r\n`
test.each([
  ['UTF-16 LE with its mark, tabs', () => Buffer.from(`\ufeff${text()}`, 'utf16le')],
  ['UTF-16 LE without a mark', () => Buffer.from(text(), 'utf16le')],
  ['UTF-16 BE with its mark', () => Buffer.from(`\ufeff${text()}`, 'utf16le').swap16()],
  ['UTF-16 BE without a mark', () => Buffer.from(text(), 'utf16le').swap16()],
  ['UTF-8, semicolons', () => Buffer.from(text().replaceAll('\t', ';'))],
  ['UTF-8 with its mark, commas and sep=', () => Buffer.from(`\ufeffsep=,\r\n${text().replaceAll('\t', ',')}`)],
  ['GB18030, tabs', () => Buffer.concat([...text()].map((sign) => Buffer.from(({ 姓: [0xd0, 0xd5], 名: [0xc3, 0xfb], 身: [0xc9, 0xed], 份: [0xb7, 0xdd], 证: [0xd6, 0xa4], 号: [0xba, 0xc5], 村: [0xb4, 0xe5], 甲: [0xbc, 0xd7], 一: [0xd2, 0xbb], 二: [0xb6, 0xfe], 西: [0xce, 0xf7], 湾: [0xcd, 0xe5] } as Record<string, number[]>)[sign] ?? [sign.charCodeAt(0)])))],
])('a text in %s', async (_, bytes) => {
  const campaignId = await newCampaign()
  const done = await importRoster(officer, campaignId, blob(bytes()), '名册.csv')
  expect(done).toMatchObject({ counts: { imported: 2, refused: 0, unplaced: 0 } })
  expect((await onRoster(campaignId)).map((entry) => entry.headName).sort()).toEqual(['一二', '甲一'])
  // The last line says who took the copy; the file comes in again as it is.
  expect((await annotated(done.id, '名册.csv'))[0]!.slice(-3)).toEqual(['已导入', '已导入', expect.stringMatching(/^注：本文件由王敏/)])
  const copy = await (await officer.fetch(`/api/imports/${done.id}/workbook`)).blob()
  expect(await importRoster(officer, campaignId, copy, '名册.csv')).toMatchObject({ state: 'DONE', counts: { refused: 0, skipped: 1 } })
})

test('who was refused and who left dibao are of those sources, each once; a day too long ago is of none [J-19 J-20 on /campaigns/:id/roster]', async () => {
  const campaignId = await newCampaign()
  const [one, two, three] = [nextId(), nextId(), nextId()]
  const refused = await importRoster(officer, campaignId, csvRoster(['姓名', '身份证号', '村', '申请时间', '未通过原因'], [{ 姓名: '甲一', 身份证号: one, 村: '西湾村', 申请时间: '2026年3月5日', 未通过原因: '家庭财产超标' }]))
  expect(refused).toMatchObject({ counts: { imported: 1, households: 1 } })
  const left = await importRoster(officer, campaignId, csvRoster(['姓名', '身份证号', '村', '退出时间', '退出原因'], [
    { 姓名: '乙一', 身份证号: two, 村: '西湾村', 退出时间: '2025.3.7', 退出原因: '收入超标' },
    { 姓名: '丙一', 身份证号: three, 村: '西湾村', 退出时间: '20190301', 退出原因: '收入超标' },
    { 姓名: '甲一', 身份证号: one, 村: '西湾村', 退出时间: '', 退出原因: '' },
  ]))
  expect((await outcomes(left.id)).map((row) => row.slice(2))).toEqual([['IMPORTED'], ['IMPORTED', 'SOURCE_TOO_LONG_AGO'], ['ALREADY_IN']])
  const rows = await onRoster(campaignId)
  expect(rows.map((entry) => [entry.headName, entry.part, entry.sources]).sort()).toEqual([['丙一', 'possible', []], ['乙一', 'possible', ['dibao-left']], ['甲一', 'possible', ['dibao-refused']]])
})

test('why a household is on the list: the row, as it was written, for the village too; the file is told to whoever may read all of it', async () => {
  const campaignId = await newCampaign()
  const lines: Line[] = [{ 姓名: '甲一', 身份证号: nextId(), ...west, 备注: '独居' }, { 姓名: '乙一', 身份证号: nextId(), '镇（街道）': '东城街道', '村（居）': '城郊村' }]
  const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, lines), '区级名单.csv')
  const [mine] = await onRoster(campaignId, xiwan)
  const seen = await xiwan.ask(listOrigins, { params: { id: mine!.householdId } })
  expect(seen.rows).toMatchObject([{ fileName: '', sheet: '', row: 3, importId: null }])
  expect(seen.rows[0]!.read).toContainEqual({ heading: '姓名', text: '甲一' })
  expect(JSON.stringify(seen)).not.toMatch(/\d{17}[\dX]/)
  expect((await officer.ask(listOrigins, { params: { id: mine!.householdId } })).rows[0]).toMatchObject({ fileName: '区级名单.csv', sheet: '区级名单', importId: done.id })
  const other = (await onRoster(campaignId)).find((entry) => entry.headName === '乙一')!
  expect(await problemOf(xiwan.ask(listOrigins, { params: { id: other.householdId } }))).toBe('NOT_FOUND')
})

test('undone, an import puts back into the box whom it had placed; who was moved since stays', async () => {
  const campaignId = await newCampaign()
  const lines: Line[] = ['甲一', '甲二'].map((name) => ({ 姓名: name, 身份证号: nextId(), '镇（街道）': '河口镇' }))
  await importRoster(hekou, campaignId, csvRoster(rosterHeadings, lines))
  const placing = await importRoster(hekou, campaignId, csvRoster(rosterHeadings, lines.map((line) => ({ ...line, '村（居）': '西湾村' }))))
  expect((await onRoster(campaignId)).map((entry) => entry.areaName)).toEqual(['西湾村', '西湾村'])
  await hekou.ask(undoImport, { params: { id: placing.id } })
  expect((await onRoster(campaignId)).map((entry) => [entry.areaName, entry.isPlaced])).toEqual([['河口镇', false], ['河口镇', false]])
  expect((await onRoster(campaignId, xiwan)).length).toBe(0)
})

test('what others wrote about its households keeps an import from being undone', async () => {
  const [campaignId, other] = [await newCampaign(), await newCampaign()]
  const line: Line = { 姓名: '甲一', 身份证号: nextId(), ...west }
  const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [line]))
  server.clock.moveDays(1 / 86_400)
  await xiwan.ask(addEntry, { params: { id: other }, body: { name: '甲一', citizenId: line['身份证号']!, source: 'other', reason: '邻居反映' } })
  expect(await problemOf(officer.ask(undoImport, { params: { id: done.id } }))).toBe('IMPORT_UNDO_TOO_LATE')
})
