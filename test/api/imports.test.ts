import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCampaign } from '#contract/campaigns.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { openFinding } from '#contract/findings.ts'
import { getImport, listImportRows, listImports, readImport, readOtherSheet, runImport, undoImport } from '#contract/imports.ts'
import { recordFacts } from '#contract/household-desk.ts'
import { getHousehold, searchHouseholds } from '#contract/households.ts'
import { addEntry, listEntries, signRoster, getVillageRoster } from '#contract/rosters.ts'
import { giveUpVisit, startVisit } from '#contract/visits.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { importRoster as sendRoster, proposed, settled } from './setup/import-roster.ts'
import { handMade, plainSheet } from '#test/workbooks/hand-made.ts'
import { addJob } from '#server/jobs/queue.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { onServer } from './setup/global.ts'
import { csvRoster, rosterHeadings, testId, type Line } from './setup/roster-sheet.ts'
import { rowsOf } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let hekou: Person
let dongcheng: Person
let campaigns = 0
beforeAll(async () => {
  server = await startServer('opened')
  officer = await server.as('quxian')
  hekou = await server.as('hekou')
  dongcheng = await server.as('dongcheng')
})
afterAll(() => server?.close())

const newCampaign = async () => (await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: addDays('2026-08-31', (campaigns += 1)) } })).id
// One import after another.
const importRoster: typeof sendRoster = (...sent) => {
  server.clock.moveDays(1 / 86_400)
  return sendRoster(...sent)
}
let people = 0
/** Somebody new; `birth` and what else a row says. */
const row = (line: Line, birth = '1950-06-01'): Line => ({ 身份证号: testId(birth, (people += 1)), ...line })
const west = { '镇（街道）': '河口镇', '村（居）': '西湾村' }
const outcomes = async (person: Person, id: string) => {
  const { rows } = await person.ask(listImportRows, { params: { id }, query: { limit: 500 } })
  return rows.map((one) => ({ row: one.row, state: one.state, codes: one.complaints.map((complaint) => complaint.code), householdId: one.householdId }))
}

describe('what comes in', () => {
  let campaignId: string
  let lines: Line[]
  beforeAll(async () => {
    campaignId = await newCampaign()
    lines = [
      row({ 户编号: 'A1', 姓名: '张桂兰', 与户主关系: '户主', 联系电话: '13800000001', ...west, 住址: '西湾村3组', 救助类型: '低保', 享受时间: '2020-01', 月救助金额: '612.50' }, '1940-03-02'),
      row({ 户编号: 'A1', 姓名: '李强', 与户主关系: '子', 救助类型: '低保、残疾人护理补贴' }, '1970-03-02'),
      row({ 户编号: 'A2', 姓名: '王二', 身份证号: '990099197003021112', ...west }),
      row({ 户编号: 'A2', 姓名: '王小妹', 与户主关系: '妻', ...west, 列入原因: '家里只有她一人干活' }),
      row({ 户编号: 'A3', 姓名: '赵六', '镇（街道）': '河口镇', '村（居）': '没有这个村', 线索来源: '申请低保未通过', 列入原因: '收入刚过线' }),
      { 姓名: '合计', 户编号: '' },
    ]
  })

  test('good rows come in, bad ones are refused with their reason, each row has its outcome', async () => {
    const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, lines))
    expect(done).toMatchObject({ state: 'DONE', headingRow: 2, counts: { rows: 6, imported: 4, refused: 1, alreadyIn: 0, skipped: 1, households: 3, unplaced: 1 }, progress: { done: 6, of: 6 }, canUndo: true, failure: null })
    expect((await outcomes(officer, done.id)).map(({ row: at, state, codes }) => [at, state, ...codes])).toEqual([
      [3, 'IMPORTED'],
      [4, 'IMPORTED'],
      [5, 'REFUSED', 'ID_CHECK_DIGIT'],
      [6, 'IMPORTED'],
      [7, 'IMPORTED', 'VILLAGE_UNKNOWN'],
      [8, 'SKIPPED', 'ROW_TOTAL'],
    ])
  })

  test('households come with their people, aid, facts and place', async () => {
    const { rows, total } = await officer.ask(listEntries, { params: { id: campaignId } })
    expect(total).toBe(3)
    const [done] = (await officer.ask(listImports, { params: { id: campaignId } })).rows
    expect((await officer.ask(listEntries, { params: { id: campaignId }, query: { import: done!.id } })).total).toBe(3)
    const of = (name: string) => rows.find((entry) => entry.headName === name)!
    expect(of('张桂兰')).toMatchObject({ areaName: '西湾村', isPlaced: true, part: 'covered', members: 2, aid: ['DIBAO', 'DISABILITY_NURSING'], address: '西湾村3组', state: 'LISTED', version: null, coverage: 'NOT_VISITED' })
    expect(of('张桂兰').labels.map((label) => label.id)).toContain('dibao')
    expect(of('王小妹')).toMatchObject({ part: 'possible', members: 1, reason: '家里只有她一人干活' })
    expect(of('赵六')).toMatchObject({ areaName: '河口镇', isPlaced: false, part: 'possible', sources: ['dibao-refused'], reason: '收入刚过线' })
    const household = await officer.ask(getHousehold, { params: { id: of('张桂兰').householdId } })
    expect(household.aid.find((aid) => aid.kind === 'DIBAO')).toMatchObject({ from: '2020-01-01', amountFen: 61250, personId: null })
    expect(household.aid.find((aid) => aid.kind === 'DISABILITY_NURSING')).toMatchObject({ personId: household.members[1]?.personId })
    expect(household.aid).toHaveLength(2)
    expect(household.members[0]).toMatchObject({ name: '张桂兰', isHead: true, relation: '02', birthDate: '1940-03-02', facts: [{ name: 'phone', value: '13800000001', source: { kind: 'import' } }] })
  })

  test('the same workbook again brings nothing in; a repaired row joins its household', async () => {
    const again = await importRoster(officer, campaignId, csvRoster(rosterHeadings, lines))
    expect(again.counts).toMatchObject({ imported: 0, alreadyIn: 4, refused: 1, households: 0 })
    expect(await officer.ask(listEntries, { params: { id: campaignId }, query: { import: again.id } })).toMatchObject({ rows: [], total: 0 })
    const repaired = lines.with(2, { ...lines[2]!, 身份证号: testId('1970-03-02', 777) })
    const third = await importRoster(officer, campaignId, csvRoster(rosterHeadings, repaired))
    expect(third.counts).toMatchObject({ imported: 1, alreadyIn: 4, refused: 0, households: 0 })
    const { rows } = await officer.ask(listEntries, { params: { id: campaignId }, query: { search: '王二' } })
    expect(rows).toMatchObject([{ members: 2 }])
    expect((await outcomes(officer, third.id)).filter((one) => one.row === 5 || one.row === 6).map((one) => one.householdId)).toEqual([rows[0]?.householdId, rows[0]?.householdId])
    const fourth = await importRoster(officer, campaignId, csvRoster(rosterHeadings, repaired))
    expect(fourth.counts).toMatchObject({ imported: 0, alreadyIn: 5, refused: 0 })
  })

  test('another register fills in what is not known, and replaces nothing', async () => {
    const other = { ...lines[0]!, 联系电话: '13900000009', 居住状况: '独居', 救助类型: '低保、尊老金', 月救助金额: '' }
    const done = await importRoster(officer, campaignId, csvRoster([...rosterHeadings, '居住状况'], [other]))
    expect(done.counts).toMatchObject({ imported: 0, alreadyIn: 1 })
    expect(await outcomes(officer, done.id)).toMatchObject([{ codes: ['ADDED_TO'] }])
    const { rows } = await officer.ask(listEntries, { params: { id: campaignId }, query: { search: '张桂兰' } })
    const household = await officer.ask(getHousehold, { params: { id: rows[0]!.householdId } })
    const facts = Object.fromEntries(household.members[0]!.facts.map((fact) => [fact.name, fact.value]))
    expect(facts).toEqual({ phone: '13800000001', livingState: 'LIVES_ALONE' })
    expect(household.aid.filter((aid) => aid.kind === 'DIBAO')).toHaveLength(1)
    expect(household.aid.map((aid) => aid.kind)).toContain('AGE_ALLOWANCE')
    // What came later goes alone.
    await officer.ask(undoImport, { params: { id: done.id } })
    const after = await officer.ask(getHousehold, { params: { id: rows[0]!.householdId } })
    expect(after.members[0]!.facts.map((fact) => fact.name)).toEqual(['phone'])
    expect(after.aid.map((aid) => aid.kind)).not.toContain('AGE_ALLOWANCE')
  })

  test('somebody whom the registry knows brings the household onto the roster of another campaign', async () => {
    const other = await newCampaign()
    const done = await importRoster(officer, other, csvRoster(rosterHeadings, [{ ...lines[1]!, 户编号: '', 与户主关系: '' }]))
    expect(done.counts).toMatchObject({ imported: 1, households: 1 })
    const { rows } = await officer.ask(listEntries, { params: { id: other } })
    expect(rows).toMatchObject([{ headName: '张桂兰', members: 2, areaName: '西湾村', part: 'covered' }])
  })

  test('an id that comes twice is refused with the row where it stood first; another name under a known id is noted', async () => {
    const one = row({ 姓名: '孙七', ...west })
    const done = await importRoster(officer, await newCampaign(), csvRoster(rosterHeadings, [one, { ...one, 姓名: '孙七七' }]))
    const { rows } = await officer.ask(listImportRows, { params: { id: done.id }, query: { state: 'REFUSED' } })
    expect(rows).toMatchObject([{ row: 4, complaints: [{ code: 'ID_TWICE', heading: '身份证号', details: { row: '3' } }] }])
    expect(rows[0]?.read.find((cell) => cell.heading === '身份证号')?.text).toMatch(/^990099\*{8}\w{4}$/)
    const renamed = await importRoster(officer, await newCampaign(), csvRoster(rosterHeadings, [{ ...one, 姓名: '孙齐' }]))
    expect(await outcomes(officer, renamed.id)).toMatchObject([{ state: 'IMPORTED', codes: ['NAME_DIFFERS'] }])
  })

  test('whatever stands in a cell comes through as it is', async () => {
    const campaignId = await newCampaign()
    const texts = ['3组 "老宅" 后', 'C:\\temp\\{1,2}', 'NULL号', '{NULL}', 'a,b;\'c\'', '一行\n二行', '🏠 $1 %s', '\\"']
    await importRoster(officer, campaignId, csvRoster(rosterHeadings, texts.map((text) => row({ 姓名: '字符', ...west, 住址: text, 备注: text }))))
    const { rows } = await officer.ask(listEntries, { params: { id: campaignId } })
    expect(rows.map((entry) => entry.address)).toEqual(texts)
    const household = await officer.ask(getHousehold, { params: { id: rows[1]!.householdId } })
    expect(household.members[0]?.facts).toMatchObject([{ name: 'remark', value: texts[1] }])
  })

  test('rows of one household that stand thousands of rows apart meet again', async () => {
    const campaignId = await newCampaign()
    const filler = Array.from({ length: 6000 }, (_, at) => ({ 身份证号: testId(`19${30 + (at % 60)}-01-${String(1 + (at % 28)).padStart(2, '0')}`, at % 1000, String(40 + (at % 7))), 姓名: '某人', ...west }))
    const first = row({ 户编号: 'FAR', 姓名: '头里的', 与户主关系: '子', ...west, 列入原因: '先来' })
    const last = row({ 户编号: 'FAR', 姓名: '后面的', 与户主关系: '户主', ...west, 救助类型: '低保', 列入原因: '后到', 线索来源: '申请低保未通过' })
    const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [first, ...filler, last]))
    expect(done.counts).toMatchObject({ rows: 6002, refused: 0, households: 6001, imported: 6002 })
    const { rows } = await officer.ask(listEntries, { params: { id: campaignId }, query: { search: '后面的' } })
    expect(rows).toMatchObject([{ headName: '后面的', members: 2, part: 'covered', aid: ['DIBAO'], reason: '先来；后到', sources: ['dibao-refused'] }])
    expect(rows[0]?.labels.map((label) => label.id)).toContain('dibao')
    // By the whole number at once, by the sound of the name as soon as the search has taken so many in.
    const seek = async (search: string) => (await officer.ask(searchHouseholds, { query: { search } })).rows.map((row) => row.headName)
    expect(await seek(last['身份证号'] as string)).toEqual(['后面的'])
    await expect.poll(() => seek('hmd'), { timeout: 30_000 }).toEqual(['后面的'])
    // So many are taken back by a job.
    expect(await officer.ask(undoImport, { params: { id: done.id } })).toMatchObject({ state: 'UNDOING', canUndo: false, progress: { done: 0 } })
    expect(await settled(officer, done.id)).toMatchObject({ state: 'UNDONE', failure: null })
    expect(await problemOf(officer.ask(undoImport, { params: { id: done.id } }))).toBe('IMPORT_STATE')
    expect(await seek('hmd')).toEqual([])
    expect((await officer.ask(listEntries, { params: { id: campaignId } })).total).toBe(0)
  })

  test('a household of the box is given its village by a row that comes before it is with the database', async () => {
    const campaignId = await newCampaign()
    const filler = Array.from({ length: 3500 }, (_, at) => ({ 身份证号: testId(`19${30 + (at % 60)}-03-${String(1 + (at % 28)).padStart(2, '0')}`, at % 1000, '38'), 姓名: '某人', ...west }))
    const waiting = row({ 户编号: 'BOX', 姓名: '盒里的', 与户主关系: '户主', ...west, '村（居）': '' })
    const placing = row({ 户编号: 'BOX', 姓名: '盒外的', 与户主关系: '子', ...west })
    const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [...filler.slice(0, 1800), waiting, ...filler.slice(1800, 2600), placing, ...filler.slice(2600)]))
    expect(done.counts).toMatchObject({ rows: 3502, refused: 0, households: 3501, imported: 3502, unplaced: 0 })
    expect((await officer.ask(listEntries, { params: { id: campaignId }, query: { search: '盒里的' } })).rows).toMatchObject([{ headName: '盒里的', members: 2, areaName: '西湾村' }])
    const [named] = await rowsOf(server.connection, 'SELECT jsonb_array_length(n.places) AS places, n.imported, n.placed_from <> n.placed_to AS "isPlaced" FROM import_household n JOIN household h ON h.id = n.household_id WHERE n.import_id = $1 AND h.head_name = $2', [done.id, '盒里的'])
    expect(named).toEqual({ places: 2, imported: 2, isPlaced: true })
  })

  test('sent back by the database in the midst of its batches, it begins anew and comes in once', async () => {
    const campaignId = await newCampaign()
    await rowsOf(server.connection, `
      CREATE SEQUENCE entered;
      CREATE FUNCTION send_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF nextval('entered') = 2 THEN RAISE EXCEPTION 'sent back' USING ERRCODE = '40001'; END IF; RETURN NULL; END $$;
      CREATE TRIGGER send_back AFTER INSERT ON roster_entry FOR EACH STATEMENT EXECUTE FUNCTION send_back()`)
    try {
      const many = Array.from({ length: 4400 }, (_, at) => ({ 身份证号: testId(`19${30 + (at % 60)}-02-${String(1 + (at % 28)).padStart(2, '0')}`, at % 1000, '39'), 姓名: `某${String.fromCodePoint(0x4e00 + at)}`, ...west }))
      const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, many))
      expect(done).toMatchObject({ state: 'DONE', failure: null, counts: { rows: 4400, imported: 4400, households: 4400 } })
      const [{ times } = { times: 0 }] = await rowsOf<{ times: number }>(server.connection, 'SELECT last_value::int AS times FROM entered')
      expect(times).toBeGreaterThan(4)
      expect((await officer.ask(listEntries, { params: { id: campaignId } })).total).toBe(4400)
      await officer.ask(undoImport, { params: { id: done.id } })
      expect(await settled(officer, done.id)).toMatchObject({ state: 'UNDONE' })
    } finally {
      await rowsOf(server.connection, 'DROP FUNCTION send_back CASCADE; DROP SEQUENCE entered')
    }
  })
})

describe('whose household it is', () => {
  const of = async (campaignId: string) => (await officer.ask(listEntries, { params: { id: campaignId } })).rows.map((entry) => [entry.headName, entry.members, entry.areaName]).sort()

  test('a new head does not come into the household of another because somebody is named in both', async () => {
    const campaignId = await newCampaign()
    const daughter = row({ 户编号: '1', 姓名: '丁女', 与户主关系: '女', ...west })
    await importRoster(officer, campaignId, csvRoster(rosterHeadings, [row({ 户编号: '1', 姓名: '丁父', 与户主关系: '户主', ...west }), daughter]))
    const other = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [row({ 户编号: '7', 姓名: '戊主', 与户主关系: '户主', ...west }), { ...daughter, 户编号: '7', 与户主关系: '儿媳' }, row({ 户编号: '7', 姓名: '戊孙', 与户主关系: '孙子', ...west }, '2015-01-02')]))
    expect(await of(campaignId)).toEqual([['丁父', 2, '西湾村'], ['戊主', 2, '西湾村']])
    expect(await outcomes(officer, other.id)).toMatchObject([{ state: 'IMPORTED', codes: [] }, { state: 'ALREADY_IN', codes: ['HOUSEHOLD_DIFFERS'] }, { state: 'IMPORTED', codes: [] }])
    const { rows } = await officer.ask(listImportRows, { params: { id: other.id }, query: { state: 'ALREADY_IN' } })
    expect(rows[0]?.complaints).toMatchObject([{ heading: '与户主关系', details: { head: '丁父' } }])
  })

  test('somebody named in another household of the register stays, and the row says where', async () => {
    const campaignId = await newCampaign()
    const [first, second, moved] = [row({ 户编号: '1', 姓名: '己一', 与户主关系: '户主', ...west }), row({ 户编号: '2', 姓名: '己二', 与户主关系: '户主', ...west }), row({ 户编号: '2', 姓名: '己三', 与户主关系: '子', ...west })]
    await importRoster(officer, campaignId, csvRoster(rosterHeadings, [first, second, moved]))
    const again = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [first, { ...moved, 户编号: '1' }]))
    expect(await outcomes(officer, again.id)).toMatchObject([{ codes: [] }, { state: 'ALREADY_IN', codes: ['HOUSEHOLD_DIFFERS'] }])
    expect(await of(campaignId)).toEqual([['己一', 1, '西湾村'], ['己二', 2, '西湾村']])
  })

  test('a household of the box comes to the village that the repaired workbook names', async () => {
    const campaignId = await newCampaign()
    const lines = [row({ 姓名: '庚一', ...west, '村（居）': '' }), row({ 姓名: '庚二', ...west, '村（居）': '没有这个村' }), row({ 姓名: '庚三', ...west })]
    expect((await importRoster(officer, campaignId, csvRoster(rosterHeadings, lines))).counts).toMatchObject({ imported: 3, unplaced: 2 })
    const repaired = [{ ...lines[0]!, ...west }, { ...lines[1]!, '村（居）': '柳圩村' }, { ...lines[2]!, '村（居）': '没有这个村' }]
    const again = await importRoster(officer, campaignId, csvRoster(rosterHeadings, repaired))
    expect((await outcomes(officer, again.id)).map(({ state, codes }) => [state, ...codes])).toEqual([['ALREADY_IN', 'PLACED'], ['ALREADY_IN', 'PLACED'], ['ALREADY_IN', 'VILLAGE_LEFT_OUT']])
    expect(await of(campaignId)).toEqual([['庚一', 1, '西湾村'], ['庚三', 1, '西湾村'], ['庚二', 1, '柳圩村']])
    expect((await officer.ask(listEntries, { params: { id: campaignId }, query: { unplaced: 'true' } })).total).toBe(0)
  })

  test('who turns out to receive aid is covered, until that import is undone', async () => {
    const campaignId = await newCampaign()
    const line = row({ 姓名: '辛一', ...west, 列入原因: '困难' })
    const part = async () => (await officer.ask(listEntries, { params: { id: campaignId } })).rows.map((entry) => entry.part)
    await importRoster(officer, campaignId, csvRoster(rosterHeadings, [line]))
    expect(await part()).toEqual(['possible'])
    const again = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [{ ...line, 救助类型: '低保' }]))
    expect(await part()).toEqual(['covered'])
    await officer.ask(undoImport, { params: { id: again.id } })
    expect(await part()).toEqual(['possible'])
  })
})

describe('who may import what', () => {
  test('a town brings in its own rows alone; what names no village waits in its own box', async () => {
    const campaignId = await newCampaign()
    const lines = [row({ 姓名: '甲一', ...west }), row({ 姓名: '乙二', '镇（街道）': '东城街道', '村（居）': '城郊村' }), row({ 姓名: '丙三' }), row({ 姓名: '丁四', '村（居）': '城郊村' })]
    const done = await importRoster(hekou, campaignId, csvRoster(rosterHeadings, lines))
    expect((await outcomes(hekou, done.id)).map(({ state, codes }) => [state, ...codes])).toEqual([['IMPORTED'], ['REFUSED', 'AREA_NOT_YOURS'], ['IMPORTED', 'VILLAGE_MISSING'], ['REFUSED', 'AREA_NOT_YOURS']])
    const box = await hekou.ask(listEntries, { params: { id: campaignId }, query: { unplaced: 'true' } })
    expect(box.rows).toMatchObject([{ headName: '丙三', areaName: '河口镇' }])

    expect((await dongcheng.ask(listEntries, { params: { id: campaignId } })).total).toBe(0)
    expect((await dongcheng.ask(listImports, { params: { id: campaignId } })).rows).toEqual([])
    for (const route of [getImport, listImportRows] as const) expect(await problemOf(dongcheng.ask(route as typeof getImport, { params: { id: done.id } }))).toBe('NOT_FOUND')
    expect(await problemOf(dongcheng.ask(undoImport, { params: { id: done.id } }))).toBe('NOT_FOUND')
    expect((await dongcheng.fetch(`/api/imports/${done.id}/workbook`)).status).toBe(404)
    expect((await (await server.as('xiwan')).ask(listEntries, { params: { id: campaignId } })).rows).toMatchObject([{ headName: '甲一' }])
    expect((await (await server.as('liuwei')).ask(listEntries, { params: { id: campaignId } })).total).toBe(0)

    const elsewhere = await importRoster(dongcheng, campaignId, csvRoster(rosterHeadings, [{ ...lines[0]!, '镇（街道）': '东城街道', '村（居）': '城郊村' }]))
    expect(await outcomes(dongcheng, elsewhere.id)).toMatchObject([{ state: 'REFUSED', codes: ['PERSON_ELSEWHERE'], householdId: null }])
  })

  test('villages and administrators import nothing', async () => {
    const campaignId = await newCampaign()
    const file = csvRoster(rosterHeadings, [row({ 姓名: '甲一', ...west })])
    for (const login of ['xiwan', 'guanli']) {
      const person = await server.as(login)
      expect(await problemOf(person.ask(readImport, { params: { id: campaignId }, query: { name: 'a.csv' }, body: file }))).toBe('NOT_ALLOWED')
    }
  })
})

describe('what a column holds', () => {
  const headings = ['谁', '证', '哪个村', '备注']
  const line = () => row({ 谁: '钱八', 哪个村: '西湾村' })
  const file = (columns: string[]) => {
    const one = line()
    return csvRoster(columns, [{ ...one, 证: one['身份证号']!, 备注: '独身' }])
  }
  const fieldsOf = (columns: string[]) => columns.map((heading) => ({ 谁: 'name', 证: 'citizenId', 哪个村: 'village', 备注: 'remark' })[heading] ?? null)

  test('headings that nobody knows are refused; a mapping without name or id does not run; one that is right does, once', async () => {
    const campaignId = await newCampaign()
    expect(await problemOf(officer.ask(readImport, { params: { id: campaignId }, query: { name: 'a.csv' }, body: csvRoster(['甲', '乙'], [{ 甲: '1' }]) }))).toBe('WORKBOOK_NO_HEADING')
    const read = await officer.ask(readImport, { params: { id: campaignId }, query: { name: 'a.csv' }, body: csvRoster(rosterHeadings, [row({ 姓名: '甲一', ...west })]) })
    expect(read).toMatchObject({ state: 'READ', counts: { rows: 1 }, canUndo: false })
    const run = (fields: (string | null)[]) => problemOf(officer.ask(runImport, { params: { id: read.id }, body: { fields } }))
    expect(await run(['name'])).toBe('IMPORT_MAPPING_INCOMPLETE')
    expect(await run(['name', 'citizenId', 'shoeSize'])).toBe('INPUT_INVALID')
    expect(await run(['name', 'citizenId', 'name'])).toBe('INPUT_INVALID')
    expect(await run(proposed(read))).toBe('fine')
    await settled(officer, read.id)
    expect(await run(proposed(read))).toBe('IMPORT_STATE')
  })

  test('the fields chosen once are proposed again in the whole district, whatever the order of the columns', async () => {
    const campaignId = await newCampaign()
    const widened = [...headings, '姓名', '身份证号', '电话']
    const read = await officer.ask(readImport, { params: { id: campaignId }, query: { name: 'a.csv' }, body: file(widened) })
    expect(read.columns.find((column) => column.heading === '谁')?.field).toBeNull()
    await officer.ask(runImport, { params: { id: read.id }, body: { fields: fieldsOf(widened) } })
    await settled(officer, read.id)
    const turned = widened.toReversed()
    const next = await hekou.ask(readImport, { params: { id: campaignId }, query: { name: 'b.csv' }, body: file(turned) })
    expect(Object.fromEntries(next.columns.map((column) => [column.heading, column.field]))).toMatchObject({ 谁: 'name', 证: 'citizenId', 哪个村: 'village', 姓名: null })
  })

  test('samples carry no citizen id', async () => {
    const read = await officer.ask(readImport, { params: { id: await newCampaign() }, query: { name: 'a.csv' }, body: file(rosterHeadings as unknown as string[]) })
    expect(JSON.stringify(read)).not.toMatch(/\d{17}[\dX]/)
  })

  test.each([
    ['nothing', new Blob([]), 'WORKBOOK_EMPTY'],
    ['a picture', new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0)]), 'WORKBOOK_PICTURE'],
    ['a web page', new Blob(['<html><table><tr><td>姓名</td></tr></table></html>']), 'WORKBOOK_DISGUISED'],
    ['an old .xls', new Blob([Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')])]), 'WORKBOOK_OLD_XLS'],
  ])('%s is refused', async (_, body, code) => {
    expect(await problemOf(officer.ask(readImport, { params: { id: await newCampaign() }, query: { name: '名册.xlsx' }, body }))).toBe(code)
  })
})

describe('undoing', () => {
  const tables = ['household', 'person', 'person_key', 'membership', 'aid', 'fact', 'roster_entry']
  const state = () =>
    onServer(server.connection, async (client) => {
      const counts: Record<string, unknown> = {}
      for (const table of tables) counts[table] = (await client.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n
      counts['facts'] = (await client.query(`SELECT md5(string_agg(facts::text || (labels - 'parts')::text, '' ORDER BY id)) AS sum FROM household`)).rows[0].sum
      counts['persons'] = (await client.query(`SELECT md5(string_agg(facts::text, '' ORDER BY id)) AS sum FROM person`)).rows[0].sum
      return counts
    })
  const family = () => [
    row({ 户编号: 'F', 姓名: '吴九', 与户主关系: '户主', ...west, 联系电话: '13700000001', 救助类型: '特困供养' }),
    row({ 户编号: 'F', 姓名: '吴十', 与户主关系: '女', ...west }),
  ]

  test('one step takes everything back, and the workbook can come again', async () => {
    const campaignId = await newCampaign()
    const before = await state()
    const file = csvRoster(rosterHeadings, family())
    const done = await importRoster(officer, campaignId, file)
    expect(await state()).not.toEqual(before)
    const undone = await officer.ask(undoImport, { params: { id: done.id } })
    expect(undone).toMatchObject({ state: 'UNDONE', canUndo: false })
    expect(await state()).toEqual(before)
    expect(await problemOf(officer.ask(undoImport, { params: { id: done.id } }))).toBe('IMPORT_STATE')
    expect((await importRoster(officer, campaignId, file)).counts).toMatchObject({ imported: 2, households: 1 })
  })

  test('what a later import names too stays, and goes with that one', async () => {
    const campaignId = await newCampaign()
    const before = await state()
    const lines = family()
    const first = await importRoster(officer, campaignId, csvRoster(rosterHeadings, lines))
    const second = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [...lines, row({ 户编号: 'F', 姓名: '吴小', 与户主关系: '孙子', ...west })]))
    expect(second.counts).toMatchObject({ imported: 1, alreadyIn: 2 })
    await officer.ask(undoImport, { params: { id: first.id } })
    expect((await officer.ask(listEntries, { params: { id: campaignId } })).rows).toMatchObject([{ headName: '吴九', members: 3 }])
    await officer.ask(undoImport, { params: { id: second.id } })
    expect(await state()).toEqual(before)
  })

  test('after a signature or a visit it is too late', async () => {
    const signed = await newCampaign()
    const xiwan = await server.as('xiwan')
    const [village] = (await xiwan.ask(listEntries, { params: { id: signed } })).rows
    expect(village).toBeUndefined()
    const done = await importRoster(officer, signed, csvRoster(rosterHeadings, family()))
    const { areaId } = (await xiwan.ask(listEntries, { params: { id: signed } })).rows[0]!
    const sheet = await xiwan.ask(getVillageRoster, { params: { id: signed, villageId: areaId } })
    await xiwan.ask(signRoster, { params: { id: signed, villageId: areaId }, body: { password: examplePassword, hash: sheet.pending.hash } })
    expect((await officer.ask(getImport, { params: { id: done.id } })).canUndo).toBe(false)
    expect(await problemOf(officer.ask(undoImport, { params: { id: done.id } }))).toBe('IMPORT_UNDO_TOO_LATE')

    const visited = await newCampaign()
    const other = await importRoster(officer, visited, csvRoster(rosterHeadings, family()))
    const [entry] = (await xiwan.ask(listEntries, { params: { id: visited } })).rows
    await xiwan.ask(startVisit, { body: { campaignId: visited, householdId: entry!.householdId } })
    expect(await problemOf(officer.ask(undoImport, { params: { id: other.id } }))).toBe('IMPORT_UNDO_TOO_LATE')
  })
})

test('a large import on which something was written while its undo waited stays, and its page says why', async () => {
  const campaignId = await newCampaign()
  const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [row({ 姓名: '等候的', 与户主关系: '户主', ...west })]))
  const [entry] = (await hekou.ask(listEntries, { params: { id: campaignId } })).rows
  await onServer(server.connection, (client) => client.query(`UPDATE roster_import SET state = 'UNDOING' WHERE id = $1`, [done.id]))
  await hekou.ask(recordFacts, { params: { id: entry!.householdId }, body: { asOf: '2026-11-01', facts: [{ name: 'hukouType', value: '2' }] } })
  const { rows: [asked] } = await onServer(server.connection, (client) => client.query<{ districtKey: string; accountId: string }>(`SELECT district_key AS "districtKey", by_id AS "accountId" FROM roster_import WHERE id = $1`, [done.id]))
  await server.serving.services.database.transaction().execute((trx) => addJob(trx, 'undo-import', { ...asked!, importId: done.id }))
  expect(await settled(officer, done.id)).toMatchObject({ state: 'DONE', failure: 'IMPORT_UNDO_TOO_LATE' })
  expect((await hekou.ask(listEntries, { params: { id: campaignId } })).total).toBe(1)
})

test('an import that is undone at the moment of a signature or of a desk act: one of the two goes through', async () => {
  const xiwan = await server.as('xiwan')
  for (const act of ['sign', 'facts', 'sign', 'facts'] as const) {
    const campaignId = await newCampaign()
    const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [row({ 姓名: '同时一', 与户主关系: '户主', ...west })]))
    const [entry] = (await xiwan.ask(listEntries, { params: { id: campaignId } })).rows
    const { householdId, areaId } = entry!
    const { pending } = await xiwan.ask(getVillageRoster, { params: { id: campaignId, villageId: areaId } })
    const other = () =>
      act === 'sign'
        ? xiwan.ask(signRoster, { params: { id: campaignId, villageId: areaId }, body: { password: examplePassword, hash: pending.hash } })
        : xiwan.ask(recordFacts, { params: { id: householdId }, body: { asOf: '2026-11-01', facts: [{ name: 'hukouType', value: '2' }] } })
    const [undone, acted] = await Promise.all([problemOf(officer.ask(undoImport, { params: { id: done.id } })), problemOf(other())])
    const isThere = (await problemOf(officer.ask(getHousehold, { params: { id: householdId } }))) === 'fine'
    expect([undone, acted, isThere], act).toEqual(isThere ? ['IMPORT_UNDO_TOO_LATE', 'fine', true] : ['fine', expect.stringMatching(/NOT_FOUND|ROSTER_/), false])
  }
})

test('whatever others wrote about a household keeps its import from being undone, and the page says so before', async () => {
  const campaignId = await newCampaign()
  const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [row({ 姓名: '壬二', 与户主关系: '户主', ...west })]))
  const [entry] = (await hekou.ask(listEntries, { params: { id: campaignId } })).rows
  expect((await officer.ask(getImport, { params: { id: done.id } })).canUndo).toBe(true)
  server.clock.moveDays(1 / 86_400)
  await hekou.ask(openFinding, { params: { id: campaignId }, body: { householdId: entry!.householdId, personId: null, kind: 'house-unsafe', severity: 'DAYS_30', description: '屋面漏雨', cause: '', gap: null, measure: '列入改造', ownerUnit: '村委会', ownerPerson: '周玉兰', due: '2026-12-20', foundOn: '2026-11-01', source: 'HOTLINE', sourceNote: '', townId: null } })
  expect((await officer.ask(getImport, { params: { id: done.id } })).canUndo).toBe(false)
  expect(await problemOf(officer.ask(undoImport, { params: { id: done.id } }))).toBe('IMPORT_UNDO_TOO_LATE')
})

test('a visit that was begun keeps an import from being undone until it is given up', async () => {
  const xiwan = await server.as('xiwan')
  const campaignId = await newCampaign()
  const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [row({ 姓名: '壬三', 与户主关系: '户主', ...west })]))
  const [entry] = (await xiwan.ask(listEntries, { params: { id: campaignId } })).rows
  const visit = await xiwan.ask(startVisit, { body: { campaignId, householdId: entry!.householdId } })
  const canUndo = async () => (await officer.ask(getImport, { params: { id: done.id } })).canUndo
  expect(await canUndo()).toBe(false)
  await xiwan.ask(giveUpVisit, { params: { id: visit.id }, body: { reason: '开错了' } })
  expect(await canUndo()).toBe(true)
  expect(await officer.ask(undoImport, { params: { id: done.id } })).toMatchObject({ state: 'UNDONE' })
  expect((await officer.ask(listEntries, { params: { id: campaignId } })).total).toBe(0)
})

test('an import is not undone when another campaign stands on its households', async () => {
  const [campaignId, other] = [await newCampaign(), await newCampaign()]
  const line = row({ 姓名: '壬一', ...west })
  const done = await importRoster(officer, campaignId, csvRoster(rosterHeadings, [line]))
  server.clock.moveDays(1 / 86_400)
  const xiwan = await server.as('xiwan')
  await xiwan.ask(addEntry, { params: { id: other }, body: { name: '壬一', citizenId: line['身份证号']!, source: 'other', reason: '邻居反映' } })
  expect((await officer.ask(getImport, { params: { id: done.id } })).canUndo).toBe(false)
  expect(await problemOf(officer.ask(undoImport, { params: { id: done.id } }))).toBe('IMPORT_UNDO_TOO_LATE')
  expect((await officer.ask(listEntries, { params: { id: other } })).total).toBe(1)
})

test('the workbook comes back with a result on every row, in the language asked for', async () => {
  const lines = [row({ 姓名: '郑一', ...west }), row({ 姓名: '郑二', 身份证号: '990099197003021112' })]
  const done = await importRoster(officer, await newCampaign(), csvRoster(rosterHeadings, lines))
  const zh = await officer.fetch(`/api/imports/${done.id}/workbook`)
  expect(decodeURIComponent(zh.headers.get('content-disposition')!)).toContain('名册-导入结果.csv')
  const [title, headings, first, second] = (await zh.text()).split('\r\n')
  expect([title?.startsWith('困难群众名册'), headings?.endsWith('导入结果'), first?.endsWith('已导入')]).toEqual([true, true, true])
  expect(second).toMatch(/未导入：“身份证号”身份证号校验位不符/)
  const en = await officer.fetch(`/api/imports/${done.id}/workbook`, { headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' } })
  expect(await en.text()).toContain('Not imported')
  expect(await (await officer.fetch(`/api/imports/${done.id}/workbook?language=en`)).text()).toContain('Import result')
})

test('of a workbook with several registers the others are named, and come in as imports of their own', async () => {
  const campaignId = await newCampaign()
  const sheet = (lines: Line[], headings: readonly string[] = rosterHeadings) => plainSheet([[...headings], ...lines.map((line) => headings.map((heading) => line[heading] ?? ''))])
  const file = new Blob([handMade({ sheets: { 说明: plainSheet([['一、姓名必填']]), 西湾村: sheet([row({ 姓名: '癸一', ...west })]), 柳圩村: sheet([row({ 姓名: '癸二', ...west, '村（居）': '柳圩村' }), row({ 姓名: '癸三', ...west, '村（居）': '柳圩村' })], [...rosterHeadings, '村民小组']) } }) as BlobPart])
  const read = await officer.ask(readImport, { params: { id: campaignId }, query: { name: '名册.xlsx' }, body: file })
  expect(read).toMatchObject({ sheet: '西湾村', otherSheets: ['柳圩村'], counts: { rows: 1 } })
  expect(await problemOf(officer.ask(readOtherSheet, { params: { id: read.id }, body: { sheet: '说明' } }))).toBe('INPUT_INVALID')
  const other = await officer.ask(readOtherSheet, { params: { id: read.id }, body: { sheet: '柳圩村' } })
  expect(other).toMatchObject({ sheet: '柳圩村', otherSheets: ['西湾村'], state: 'READ', counts: { rows: 2 } })
  for (const one of [read, other]) {
    await officer.ask(runImport, { params: { id: one.id }, body: { fields: proposed(one) } })
    expect((await settled(officer, one.id)).counts).toMatchObject({ imported: one.counts.rows })
  }
  const annotated = await readWorkbook(new Uint8Array(await (await officer.fetch(`/api/imports/${other.id}/workbook`)).arrayBuffer()), '名册.xlsx')
  expect(annotated.sheets.map(({ name, rows }) => [name, rows.at(-1)?.at(-1)?.text])).toEqual([['说明', '一、姓名必填'], ['西湾村', ''], ['柳圩村', '已导入']])
})

test('a page of rows goes on where the last one ended', async () => {
  const done = await importRoster(officer, await newCampaign(), csvRoster(rosterHeadings, Array.from({ length: 7 }, () => row({ 姓名: '冯某', ...west }))))
  const seen: number[] = []
  for (let after: string | undefined; ; ) {
    const page: { rows: { row: number }[]; next: string | null; total: number } = await officer.ask(listImportRows, { params: { id: done.id }, query: { limit: 3, ...(after && { after }) } })
    expect(page.total).toBe(7)
    seen.push(...page.rows.map((one) => one.row))
    if (page.next === null) break
    after = page.next
  }
  expect(seen).toEqual([3, 4, 5, 6, 7, 8, 9])
})
