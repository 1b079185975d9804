import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { openCampaign } from '#contract/campaigns.ts'
import { getDeliverable } from '#contract/deliverables.ts'
import { getHousehold } from '#contract/households.ts'
import { addRecord } from '#contract/records.ts'
import { makeReferral } from '#contract/referrals.ts'
import * as rosters from '#contract/rosters.ts'
import type { RosterEntry } from '#contract/rosters.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { importRoster } from './setup/import-roster.ts'
import { onServer } from './setup/global.ts'
import { csvRoster, rosterHeadings, testId, type Line } from './setup/roster-sheet.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let hekou: Person
let xiwan: Person
let leader: Person
let auditor: Person
let campaignId: string
let villageId: string
beforeAll(async () => {
  server = await startServer('example')
  ;[officer, hekou, xiwan, leader, auditor] = (await Promise.all(['quxian', 'hekou', 'xiwan', 'lingdao', 'shenji'].map((login) => server.as(login)))) as [Person, Person, Person, Person, Person]
  campaignId = (await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2026-10-22' } })).id
  await importRoster(officer, campaignId, sheet('来源', [
    row({ 姓名: '甲低保', 救助类型: '低保' }),
    row({ 姓名: '乙写信', 线索来源: '重复信访', 列入原因: '三次来信反映住房' }),
    row({ 姓名: '丙未配', 线索来源: '多次上访户', 列入原因: '住房漏雨' }),
    row({ 姓名: '丁理由', 身份证号: laterAided, 线索来源: '申请低保未通过', 列入原因: '因低保问题多次信访' }),
    row({ 姓名: '戊备注', 线索来源: '申请低保未通过', 列入原因: '收入刚过线', 备注: '曾到区里上访' }),
    row({ 姓名: '己突发', 线索来源: '因病因灾因祸等突发事件陷入困境', 列入原因: '车祸' }),
    row({ 姓名: '庚清白', 线索来源: '申请低保未通过', 列入原因: '来信访问过邻居' }),
  ]))
  villageId = (await entry('甲低保')).areaId
})
afterAll(() => server?.close())

let people = 700
const laterAided = testId('1963-03-03', 699)
const row = (line: Line, birth = '1962-06-01'): Line => ({ 身份证号: testId(birth, (people += 1)), '镇（街道）': '河口镇', '村（居）': '西湾村', ...line })
const sheet = (title: string, lines: Line[]) => csvRoster(rosterHeadings, lines, title)
const entry = async (search: string, person = officer): Promise<RosterEntry> => (await person.ask(rosters.listEntries, { params: { id: campaignId }, query: { search } })).rows[0]!
const add = (body: Record<string, unknown>) => xiwan.ask(rosters.addEntry, { params: { id: campaignId }, body: { name: `新户${(people += 1)}`, citizenId: testId('1961-01-01', people), reason: '邻居反映', ...body } as never })
const issuesOf = (asked: Promise<unknown>) => asked.then(() => [], (error: { details: { issues: { path: string; code: string }[] } }) => error.details.issues.map(({ path, code }) => `${path} ${code}`))
const village = () => ({ id: campaignId, villageId })

describe('a source that not everybody may know of', () => {
  test.each(['乙写信', '丙未配', '丁理由', '戊备注'])('%s: the named roles read it, nobody else reads one word of the row [J-23 on /campaigns/:id/roster]', async (name) => {
    for (const person of [officer, hekou, auditor]) expect(JSON.stringify(await entry(name, person))).toMatch(/信访|上访|petition/)
    for (const person of [xiwan, leader]) {
      const shown = await entry(name, person)
      expect(shown).toMatchObject({ reason: '', remark: '', particulars: {}, isRestricted: false })
      expect(JSON.stringify(shown)).not.toMatch(/信访|上访|来信|petition|漏雨/)
    }
    expect(JSON.stringify(await xiwan.ask(getHousehold, { params: { id: (await entry(name)).householdId } }))).not.toMatch(/信访|上访|来信|petition|漏雨/)
  })

  test('neither the sheet of the village nor a filter tells of it', async () => {
    expect(JSON.stringify(await xiwan.ask(rosters.getVillageRoster, { params: village() }))).not.toMatch(/信访反映|上访|来信反映|petition/)
    const by = (person: Person) => person.ask(rosters.listEntries, { params: { id: campaignId }, query: { source: 'petition' } })
    expect((await by(hekou)).rows.map((one) => one.headName)).toEqual(['乙写信'])
    expect(await problemOf(by(xiwan))).toBe('NOT_FOUND')
  })

  test('a text that only looks like it is held back until somebody who may read it says otherwise', async () => {
    const { id } = await entry('庚清白')
    expect(await entry('庚清白', xiwan)).toMatchObject({ reason: '', isRestricted: false })
    expect(await problemOf(xiwan.ask(rosters.restrictEntry, { params: { id }, body: { isRestricted: false } }))).toBe('NOT_ALLOWED')
    await hekou.ask(rosters.restrictEntry, { params: { id }, body: { isRestricted: false } })
    expect(await entry('庚清白', xiwan)).toMatchObject({ reason: '来信访问过邻居', isRestricted: false })
    const petition = await entry('乙写信')
    await hekou.ask(rosters.restrictEntry, { params: { id: petition.id }, body: { isRestricted: false } })
    expect(await entry('乙写信', xiwan)).toMatchObject({ reason: '', sources: [], isRestricted: false })
  })
})

describe('a household that is not covered and of which nobody said from where it came', () => {
  test('is listed as such, told before the signature, counted in the report, and given its source [J-33 on /campaigns/:id/roster]', async () => {
    await importRoster(officer, campaignId, sheet('无来源', [row({ 姓名: '辛无源' }), row({ 姓名: '壬有保', 救助类型: '低保' }), row({ 姓名: '癸孤儿', 线索来源: '事实无人抚养未纳入' })]))
    const sourceless = async (person = officer) => (await person.ask(rosters.listEntries, { params: { id: campaignId }, query: { source: 'none', limit: 200 } })).rows.map((one) => one.headName)
    const report = async () => {
      const areas = new Map((await officer.ask(listAreas, {})).rows.map((area) => [area.name, area.id]))
      const { figures, tables } = await officer.ask(getDeliverable, { params: { id: campaignId, code: 'district-report', areaId: areas.get('示例区')! }, query: {} })
      const rows = (id: string) => figures.find((figure) => figure.id === id)!.rows.map((no) => tables.find((table) => table.id === 'households')!.rows[no - 1]!.cells['household'])
      return { none: rows('source:none'), possible: rows('part:possible'), covered: rows('part:covered'), frame: rows('coverage:frame') }
    }
    expect((await entry('癸孤儿')).sources).toEqual(['child-not-covered'])
    const before = await sourceless()
    expect(before).toContain('辛无源')
    expect(before).not.toContain('壬有保')
    expect((await xiwan.ask(rosters.getVillageRoster, { params: village() })).withoutSource).toBe((await sourceless(xiwan)).length)
    const told = await report()
    expect(told.none.sort()).toEqual(before.sort())
    expect(told.possible).toEqual(expect.arrayContaining(before))
    expect(told.covered.length + told.possible.length).toBe(told.frame.length)

    const { id } = await entry('辛无源')
    const complete = (person: Person, source: string, particulars = {}) => person.ask(rosters.completeEntry, { params: { id }, body: { source, particulars } })
    expect(await issuesOf(complete(xiwan, 'petition'))).toEqual(['source SOURCE_UNKNOWN'])
    expect(await issuesOf(complete(xiwan, 'vagrant'))).toHaveLength(2)
    expect(await complete(xiwan, 'other')).toMatchObject({ sources: ['other'], part: 'possible' })
    expect(await problemOf(complete(officer, 'vagrant', { vagrant: { 'met-at': '车站', 'met-on': '2026-10-01' } }))).toBe('CHANGED_MEANWHILE')
    expect(await sourceless()).not.toContain('辛无源')
    expect((await report()).none).not.toContain('辛无源')
  })
})

describe('what a source asks for', () => {
  const event = { 'event-type': 'ACCIDENT', 'event-date': '2026-09-03', 'event-cost': 3500000 }

  test('of somebody hit by an accident the kind of event, its day and its cost are obligatory [J-18 on /campaigns/:id/rosters/:villageId]', async () => {
    expect(await issuesOf(add({ source: 'sudden-event' }))).toEqual(['event-type', 'event-date', 'event-cost'].map((ask) => `particulars.sudden-event.${ask} ASK_REQUIRED`))
    expect(await issuesOf(add({ source: 'sudden-event', particulars: { 'sudden-event': { ...event, 'event-type': 'BAD_LUCK' } } }))).toEqual(['particulars.sudden-event.event-type ASK_VALUE'])
    expect(await add({ source: 'sudden-event', particulars: { 'sudden-event': event } })).toMatchObject({ particulars: { 'sudden-event': event }, lacking: [], part: 'possible' })
  })

  test('a yes to a question that refers is proposed to the department, until somebody passes it on; a no proposes nothing [J-22 on /campaigns/:id/referrals]', async () => {
    const proposed = async (person: Person) => (await person.ask(rosters.listProposedReferrals, { params: { id: campaignId } })).rows
    const without = await add({ source: 'disability-not-covered', particulars: { 'disability-not-covered': { 'no-card': true } } })
    await add({ source: 'disability-not-covered', particulars: { 'disability-not-covered': { 'no-card': false } } })
    const row = { entryId: without.id, householdId: without.householdId, headName: without.headName, areaName: '西湾村', department: { id: 'disabled-federation' }, why: { zh: '有明显残疾、未领残疾人证' } }
    expect(await proposed(hekou)).toMatchObject([row])
    expect(await proposed(await server.as('dongcheng'))).toEqual([])
    expect(await problemOf(proposed(xiwan))).toBe('NOT_ALLOWED')
    await hekou.ask(makeReferral, { params: { id: campaignId }, body: { householdId: without.householdId, personId: null, findingId: null, department: 'disabled-federation', need: '有明显残疾，请协助申领残疾人证', facts: [], due: null } })
    expect(await proposed(hekou)).toEqual([])
  })

  test('rows that came by a register without it are counted, found, and completed', async () => {
    const lacking = async () => (await xiwan.ask(rosters.listEntries, { params: { id: campaignId }, query: { lacking: 'true' } })).rows.map((one) => one.headName)
    const before = (await xiwan.ask(rosters.getVillageRoster, { params: village() })).lacking
    const { id } = await entry('己突发')
    expect(await lacking()).toContain('己突发')
    expect(await issuesOf(xiwan.ask(rosters.completeEntry, { params: { id }, body: { particulars: { 'sudden-event': { 'event-type': 'ILLNESS' } } } }))).toHaveLength(2)
    await xiwan.ask(rosters.completeEntry, { params: { id }, body: { particulars: { 'sudden-event': event } } })
    expect(await lacking()).not.toContain('己突发')
    expect((await xiwan.ask(rosters.getVillageRoster, { params: village() })).lacking).toBe(before - 1)
    const sheet = await xiwan.ask(rosters.getVillageRoster, { params: village() })
    expect(sheet.pending.rows.find((one) => one.headName === '己突发')?.remark).toBe('事件类型：意外事故；发生日期：2026-09-03；支出费用：35000')
  })

  test('whoever left dibao before the cut-off, three years before the campaign, is listed and flagged as outside the source [J-20 on /campaigns/:id/rosters/:villageId]', async () => {
    const left = (day: string) => add({ source: 'dibao-left', particulars: { 'dibao-left': { 'left-on': day } } })
    expect((await left('2023-10-22')).outside).toEqual([])
    const late = await left('2023-10-21')
    expect(late.outside).toEqual([{ source: 'dibao-left', ask: 'left-on', since: '2023-10-22' }])
    const sheet = await xiwan.ask(rosters.getVillageRoster, { params: village() })
    expect(sheet.pending.rows.find((one) => one.headName === late.headName)?.remark).toContain('早于2023-10-22，不在该来源范围内')
    expect(await issuesOf(left('2026-11-22'))).toEqual(['particulars.dibao-left.left-on ASK_IN_FUTURE'])
  })

  test('whether somebody who never applied wants to is written down, with the day on which it was asked [J-25 on /campaigns/:id/rosters/:villageId]', async () => {
    expect(await issuesOf(add({ source: 'never-applied' }))).toEqual(['wants-to-apply', 'asked-on'].map((ask) => `particulars.never-applied.${ask} ASK_REQUIRED`))
    const entry = await add({ source: 'never-applied', particulars: { 'never-applied': { 'wants-to-apply': 'REFUSES', 'asked-on': '2026-11-02' } } })
    expect(entry.particulars).toEqual({ 'never-applied': { 'wants-to-apply': 'REFUSES', 'asked-on': '2026-11-02' } })
    expect(await xiwan.ask(rosters.completeEntry, { params: { id: entry.id }, body: { particulars: { 'never-applied': { 'wants-to-apply': 'AGREES', 'asked-on': '2026-11-20' } } } })).toMatchObject({ particulars: { 'never-applied': { 'wants-to-apply': 'AGREES' } } })
  })
})

describe('the two parts', () => {
  const signed = async (person = xiwan) => {
    const { pending } = await person.ask(rosters.getVillageRoster, { params: village() })
    return person.ask(rosters.signRoster, { params: village(), body: { password: examplePassword, hash: pending.hash } })
  }

  test('a household signed as possible that later receives aid moves by a numbered supplement that says so; returned, it stands where it stood [J-33 A-03 on /campaigns/:id/rosters/:villageId]', async () => {
    const base = await signed()
    const before = base.versions.at(-1)!
    const number = (await xiwan.ask(rosters.getRosterVersion, { params: { id: before.id } })).rows.find((one) => one.headName === '丁理由')!.no
    await importRoster(officer, campaignId, sheet('新批', [row({ 姓名: '丁理由', 身份证号: laterAided, 救助类型: '低保' })]))

    const moved = await xiwan.ask(rosters.getVillageRoster, { params: village() })
    expect(moved).toMatchObject({ state: 'CHANGED', pending: { kind: 'SUPPLEMENT', number: 2, moved: 1, struck: 0 } })
    expect(moved.pending.rows).toMatchObject([{ no: number, headName: '丁理由', change: 'MOVED', part: 'covered', from: 'possible' }])
    expect(await entry('丁理由')).toMatchObject({ part: 'covered', signedPart: 'possible', version: 1 })
    const supplement = (await signed()).versions.at(-1)!
    expect(supplement).toMatchObject({ number: 2, kind: 'SUPPLEMENT', moved: 1 })
    expect(await entry('丁理由')).toMatchObject({ part: 'covered', signedPart: null })
    const file = await hekou.fetch(`/api/roster-versions/${supplement.id}/workbook`)
    const texts = (await readWorkbook(new Uint8Array(await file.arrayBuffer()), 'roster.xlsx')).sheets[0]!.rows.flat().map((cell) => cell.text)
    expect(texts).toContain('已纳入保障服务范围（由未纳入保障但可能存在特殊困难或风险转入）')
    expect(texts).toEqual(expect.arrayContaining(['村民小组', '排查组', '备注', '西湾村排查组']))

    await hekou.ask(rosters.returnRoster, { params: { id: supplement.id }, body: { reason: '附批文' } })
    expect((await xiwan.ask(rosters.getVillageRoster, { params: village() })).pending).toMatchObject({ number: 3, moved: 1, rows: [{ from: 'possible', part: 'covered' }] })
    expect((await xiwan.ask(rosters.getRosterVersion, { params: { id: supplement.id } })).rows).toMatchObject([{ change: 'MOVED', no: number }])
  })

  test('rows that come later are numbered on, and no signed number changes', async () => {
    const first = (await xiwan.ask(rosters.getVillageRoster, { params: village() })).versions[0]!
    const last = Math.max(...(await xiwan.ask(rosters.getRosterVersion, { params: { id: first.id } })).rows.map((one) => one.no))
    await add({ source: 'other' })
    const { pending } = await xiwan.ask(rosters.getVillageRoster, { params: village() })
    expect(pending.rows.filter((one) => one.change === 'LISTED').map((one) => one.no)).toEqual([last + 1])
  })

  test('only the person in charge of the village signs', async () => {
    await onServer(server.connection, (client) => client.query(`UPDATE account SET is_principal = false WHERE login = 'xiwan'`))
    const { pending } = await xiwan.ask(rosters.getVillageRoster, { params: village() })
    expect(await problemOf(xiwan.ask(rosters.signRoster, { params: village(), body: { password: examplePassword, hash: pending.hash } }))).toBe('NOT_PRINCIPAL')
    await onServer(server.connection, (client) => client.query(`UPDATE account SET is_principal = true WHERE login = 'xiwan'`))
  })

  test('the town sees at a glance who has signed and by how many days the others are late [J-33 on /campaigns/:id/rosters]', async () => {
    const { rows, due } = await hekou.ask(rosters.listVillageRosters, { params: { id: campaignId } })
    expect(due).toBe('2026-10-26')
    expect(Object.fromEntries(rows.map((line) => [line.areaName, line.daysLate]))).toMatchObject({ 西湾村: 0, 柳圩村: 26 })
  })

  test('the share of the households that the village went through stands on its page, from the record of the meeting; it adds who was found [J-32 on /campaigns/:id/rosters/:villageId]', async () => {
    const screened = async () => (await xiwan.ask(rosters.getVillageRoster, { params: village() })).coverage.screened
    expect(await screened()).toBeNull()
    const participants = [{ name: '李芳', group: 'committees' }, { name: '王志', group: 'grid-workers' }]
    const { id } = await xiwan.ask(addRecord, { params: { id: campaignId }, body: { kind: 'screening', heldOn: '2026-10-25', details: { participants, households: 726, lookedAt: 700, result: '新掌握一户' } as never, fileIds: [], tasks: [] } })
    expect(await screened()).toEqual({ lookedAt: 700, of: 726, on: '2026-10-25', recordId: id })
    const found = await add({ source: 'other' })
    expect((await xiwan.ask(rosters.getVillageRoster, { params: village() })).pending.rows.map((one) => one.headName)).toContain(found.headName)
  })

  test('how far a village has come is shown against the households that the registry knows', async () => {
    const { coverage } = await xiwan.ask(rosters.getVillageRoster, { params: village() })
    expect(coverage.registered).toBe(coverage.listed + coverage.unlisted)
    expect(coverage).toMatchObject({ seen: 0, partly: 0, notVisited: coverage.listed, withoutTeam: 0, notSeen: [] })
    expect(coverage.unlisted).toBeGreaterThan(0)
  })
})
