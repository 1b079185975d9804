import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCampaign, listDuties } from '#contract/campaigns.ts'
import { addMember, endMembership, moveHousehold } from '#contract/household-desk.ts'
import { getHousehold } from '#contract/households.ts'
import * as rosters from '#contract/rosters.ts'
import { listAudit } from '#contract/audit.ts'
import type { FrozenRow, RosterEntry } from '#contract/rosters.ts'
import type { SheetCell } from '#domain/registry/sheet-cell.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { sheetHash } from '#server/features/rosters/pending-sheet.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { listZip, unpack } from '#server/zip/read-zip.ts'
import { importRoster } from './setup/import-roster.ts'
import { onServer } from './setup/global.ts'
import { csvRoster, rosterHeadings, testId, type Line } from './setup/roster-sheet.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let hekou: Person
let dongcheng: Person
let xiwan: Person
let campaigns = 0
beforeAll(async () => {
  server = await startServer('example')
  ;[officer, hekou, dongcheng, xiwan] = (await Promise.all(['quxian', 'hekou', 'dongcheng', 'xiwan'].map((login) => server.as(login)))) as [Person, Person, Person, Person]
})
afterAll(() => server?.close())

let people = 300
function headOf(bytes: Uint8Array): string | undefined {
  const sheet = listZip(bytes).find((entry) => entry.name === 'xl/worksheets/sheet1.xml')!
  return /<oddHeader>(.*?)<\/oddHeader>/.exec(new TextDecoder().decode(unpack(bytes, sheet)))?.[1]?.replaceAll('&amp;', '&')
}
const row = (line: Line, birth = '1950-06-01'): Line => ({ 身份证号: testId(birth, (people += 1)), ...line })
const west = { '镇（街道）': '河口镇', '村（居）': '西湾村' }
const city = { '镇（街道）': '东城街道', '村（居）': '城郊村' }
const listed = async (person: Person, campaignId: string, query: Record<string, unknown> = {}) => (await person.ask(rosters.listEntries, { params: { id: campaignId }, query })).rows

/** A campaign of its own with a few households: three in one village, one in another town, one without a village. */
async function withRoster(): Promise<{ campaignId: string; villageId: string; entries: RosterEntry[] }> {
  const campaignId = (await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: `2026-08-${String((campaigns += 1)).padStart(2, '0')}` } })).id
  await importRoster(
    officer,
    campaignId,
    csvRoster(rosterHeadings, [
      row({ 户编号: `${campaigns}-1`, 姓名: '张桂兰', 与户主关系: '户主', 联系电话: '13800000001', ...west, 住址: '3组7号', 救助类型: '低保' }, '1940-03-02'),
      row({ 户编号: `${campaigns}-1`, 姓名: '张小宝', 与户主关系: '孙子', ...west }, '2015-03-02'),
      row({ 姓名: '孙富贵', ...west, 线索来源: '申请低保未通过', 列入原因: '收入刚过线' }),
      row({ 姓名: '何上访', ...west, 线索来源: '重复信访', 列入原因: '三次来信反映住房' }),
      row({ 姓名: '城里人', ...city, 救助类型: '特困供养' }),
      row({ 姓名: '没有村', '镇（街道）': '河口镇' }),
    ]),
  )
  const entries = await listed(officer, campaignId)
  return { campaignId, entries, villageId: entries.find((entry) => entry.areaName === '西湾村')!.areaId }
}

const sheetOf = (person: Person, campaignId: string, villageId: string) => person.ask(rosters.getVillageRoster, { params: { id: campaignId, villageId } })
async function sign(person: Person, campaignId: string, villageId: string) {
  const { pending } = await sheetOf(person, campaignId, villageId)
  return person.ask(rosters.signRoster, { params: { id: campaignId, villageId }, body: { password: examplePassword, hash: pending.hash } })
}
const newcomer = (name: string, line: Record<string, string> = {}) => ({ name, citizenId: testId('1960-01-01', (people += 1)), source: 'other', reason: '邻居反映', ...line })

describe('the list', () => {
  let world: Awaited<ReturnType<typeof withRoster>>
  beforeAll(async () => {
    world = await withRoster()
  })

  test('each sees what lies in its area, and no more', async () => {
    const names = async (person: Person) => (await listed(person, world.campaignId)).map((entry) => entry.headName).sort()
    expect(await names(officer)).toHaveLength(5)
    expect(await names(hekou)).toEqual(['何上访', '孙富贵', '张桂兰', '没有村'].sort())
    expect(await names(dongcheng)).toEqual(['城里人'])
    expect(await names(xiwan)).toEqual(['何上访', '孙富贵', '张桂兰'].sort())
    expect(await names(await server.as('liuwei'))).toEqual([])
    expect(await problemOf(listed(dongcheng, world.campaignId, { area: world.villageId }))).toBe('NOT_FOUND')
    expect(await problemOf(listed(await server.as('guanli'), world.campaignId))).toBe('NOT_ALLOWED')
  })

  test.each([
    [{ part: 'covered' }, ['张桂兰', '城里人']],
    [{ unplaced: 'true' }, ['没有村']],
    [{ unplaced: 'false' }, ['张桂兰', '孙富贵', '何上访', '城里人']],
    [{ unplaced: 'false', part: 'covered' }, ['张桂兰', '城里人']],
    [{ unplaced: 'false', coverage: 'SEEN' }, []],
    [{ search: '小宝' }, ['张桂兰']],
    [{ search: '%' }, []],
    [{ search: '上访' }, ['何上访']],
    [{ label: 'dibao' }, ['张桂兰']],
    [{ label: 'tekun' }, ['城里人']],
    [{ coverage: 'SEEN' }, []],
    [{ coverage: 'AGAIN_DUE' }, []],
    [{ state: 'STRUCK' }, []],
  ])('filtered by %j', async (query, names) => {
    const page = await officer.ask(rosters.listEntries, { params: { id: world.campaignId }, query: query as never })
    expect(page.rows.map((entry) => entry.headName).sort()).toEqual([...names].sort())
    expect(page.total).toBe(names.length)
  })

  test('pages go on by key, inside each area by how the names sound', async () => {
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page: { rows: RosterEntry[]; next: string | null } = await xiwan.ask(rosters.listEntries, { params: { id: world.campaignId }, query: { limit: 1, ...(after && { after }) } })
      seen.push(...page.rows.map((entry) => entry.headName))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(['何上访', '孙富贵', '张桂兰'])
    expect(await problemOf(listed(xiwan, world.campaignId, { after: "' OR 1=1" }))).toBe('INPUT_INVALID')
  })

  test('the sheet that is signed and the pages of the list have names in the order of their sound, inside parts and groups', async () => {
    const named = await withRoster()
    const add = (name: string) => xiwan.ask(rosters.addEntry, { params: { id: named.campaignId }, body: newcomer(name) })
    for (const name of ['周七', '单八', '章三', '张三', '啊九']) await add(name)
    const pages: string[] = []
    for (let after: string | undefined, more = true; more; ) {
      const page: { rows: RosterEntry[]; next: string | null } = await xiwan.ask(rosters.listEntries, { params: { id: named.campaignId }, query: { limit: 2, ...(after && { after }) } })
      pages.push(...page.rows.map((entry) => entry.headName))
      more = page.next !== null
      after = page.next ?? undefined
    }
    // 单 as a surname is shàn.
    expect(pages).toEqual(['啊九', '何上访', '单八', '孙富贵', '张桂兰', '张三', '章三', '周七'])
    const { pending } = await sheetOf(xiwan, named.campaignId, named.villageId)
    expect(pending.rows.map((one) => [one.no, one.headName])).toEqual([[1, '张桂兰'], [2, '啊九'], [3, '何上访'], [4, '单八'], [5, '孙富贵'], [6, '张三'], [7, '章三'], [8, '周七']])
  })

  test('a restricted source and its reason are seen at the desks and not in the village', async () => {
    const [town] = await listed(hekou, world.campaignId, { search: '何上访' })
    const [village] = await listed(xiwan, world.campaignId, { search: '何上访' })
    expect(town).toMatchObject({ sources: ['petition'], reason: '三次来信反映住房' })
    expect(village).toMatchObject({ sources: [], reason: '' })
    const sheet = await sheetOf(xiwan, world.campaignId, world.villageId)
    expect(JSON.stringify(sheet)).not.toMatch(/信访|来信/)
    expect(sheet.pending.rows.find((one) => one.headName === '何上访')?.source).toBe('')
  })
})

describe('the box of those without a village', () => {
  test('a town gives them one of its villages, with everything that belongs to them [J-31 on /campaigns/:id/roster]', async () => {
    const { campaignId, entries, villageId } = await withRoster()
    const box = entries.find((entry) => !entry.isPlaced)!
    const place = (person: Person, entryIds: string[], village = villageId) => person.ask(rosters.placeEntries, { params: { id: campaignId }, body: { entryIds, villageId: village } })
    expect(await problemOf(place(xiwan, [box.id]))).toBe('NOT_ALLOWED')
    expect(await problemOf(place(dongcheng, [box.id]))).toBe('NOT_FOUND')
    const cityVillage = entries.find((entry) => entry.areaName === '城郊村')!.areaId
    expect(await problemOf(place(dongcheng, [box.id], cityVillage))).toBe('ENTRY_NOT_IN_BOX')
    expect(await problemOf(place(hekou, [box.id], cityVillage))).toBe('NOT_FOUND')
    const placed = entries.find((entry) => entry.headName === '张桂兰')!
    expect(await problemOf(place(hekou, [box.id, placed.id]))).toBe('ENTRY_NOT_IN_BOX')
    expect((await listed(xiwan, campaignId)).map((entry) => entry.headName)).not.toContain('没有村')

    expect(await place(hekou, [box.id])).toEqual({ placed: 1 })
    expect(await listed(xiwan, campaignId, { search: '没有村' })).toMatchObject([{ isPlaced: true, areaId: villageId }])
    expect(await xiwan.ask(getHousehold, { params: { id: box.householdId } })).toMatchObject({ areaName: '西湾村', members: [{ name: '没有村' }] })
    const left = await onServer(server.connection, async (client) => {
      const found = await client.query(
        `SELECT count(DISTINCT area_path)::int AS n FROM (SELECT area_path FROM household WHERE id = $1 UNION SELECT area_path FROM membership WHERE household_id = $1 UNION SELECT area_path FROM roster_entry WHERE household_id = $1
          UNION SELECT p.area_path FROM person p JOIN membership m ON m.person_id = p.id WHERE m.household_id = $1) a`,
        [box.householdId],
      )
      return found.rows[0].n
    })
    expect(left).toBe(1)
    expect(await problemOf(place(hekou, [box.id]))).toBe('ENTRY_NOT_IN_BOX')
  })
})

describe('a village adds and strikes', () => {
  let world: Awaited<ReturnType<typeof withRoster>>
  beforeAll(async () => {
    world = await withRoster()
  })
  const add = (person: Person, body: ReturnType<typeof newcomer>) => person.ask(rosters.addEntry, { params: { id: world.campaignId }, body })

  test('a household that no register has', async () => {
    const entry = await add(xiwan, newcomer('新来的', { phone: '138 0000 0002', address: '5组' }))
    expect(entry).toMatchObject({ headName: '新来的', areaName: '西湾村', part: 'possible', members: 1, sources: ['other'], reason: '邻居反映', version: null, address: '5组' })
    const household = await xiwan.ask(getHousehold, { params: { id: entry.householdId } })
    expect(household.members).toMatchObject([{ name: '新来的', isHead: true, facts: [{ name: 'phone', value: '13800000002', source: { kind: 'desk' } }] }])
    expect(await problemOf(add(hekou, newcomer('某人')))).toBe('NOT_ALLOWED')
  })

  test.each([
    ['citizenId', { citizenId: '990099197003021112' }, 'ID_CHECK_DIGIT'],
    ['citizenId', { citizenId: '11010519491231002X' }, 'ID_NOT_TEST_REGION'],
    ['citizenId', { citizenId: '九九' }, 'ID_CHARSET'],
    ['phone', { phone: '没有' }, 'PHONE_UNREADABLE'],
    ['source', { source: 'hearsay' }, 'SOURCE_UNKNOWN'],
    ['source', { source: 'petition' }, 'SOURCE_UNKNOWN'],
  ])('a wrong %s is named at its field: %j', async (path, wrong, code) => {
    const refused = await add(xiwan, newcomer('某人', wrong)).catch((error: { code: string; details: unknown }) => error)
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', details: { issues: [{ path, code }] } })
  })

  test('somebody on the roster, or of another village, is not added; of one’s own household the whole comes', async () => {
    const first = newcomer('重复的')
    await add(xiwan, first)
    for (const person of [xiwan, await server.as('liuwei')]) {
      const refused = await add(person, { ...first }).catch((error: { details: unknown }) => error)
      expect(refused).toMatchObject({ details: { issues: [{ path: 'citizenId', code: person === xiwan ? 'ALREADY_LISTED' : 'PERSON_ELSEWHERE' }] } })
    }
    const other = await withRoster()
    const asSomebodyElse = await xiwan.ask(rosters.addEntry, { params: { id: other.campaignId }, body: { ...first, name: '另一个人' } }).catch((error: { details: unknown }) => error)
    expect(asSomebodyElse).toMatchObject({ details: { issues: [{ path: 'name', code: 'NAME_DIFFERS', registered: '重复的' }] } })
    const entry = await xiwan.ask(rosters.addEntry, { params: { id: other.campaignId }, body: first })
    expect(entry).toMatchObject({ headName: '重复的', part: 'possible' })
  })

  test('a struck household leaves the list, keeps its reason, and can be listed again', async () => {
    const body = newcomer('搬走的')
    const { id } = await add(xiwan, body)
    expect(await problemOf((await server.as('liuwei')).ask(rosters.strikeEntry, { params: { id }, body: { reason: '不是' } }))).toBe('NOT_FOUND')
    expect(await xiwan.ask(rosters.strikeEntry, { params: { id }, body: { reason: '全家迁出' } })).toMatchObject({ state: 'STRUCK', reason: '全家迁出' })
    expect(await problemOf(xiwan.ask(rosters.strikeEntry, { params: { id }, body: { reason: '全家迁出' } }))).toBe('CHANGED_MEANWHILE')
    expect(await listed(xiwan, world.campaignId, { search: '搬走的' })).toEqual([])
    expect(await listed(xiwan, world.campaignId, { search: '搬走的', state: 'STRUCK' })).toMatchObject([{ id }])
    expect(await add(xiwan, { ...body, reason: '又回来了' })).toMatchObject({ id, state: 'LISTED', reason: '又回来了' })
  })
})

describe('signing', () => {
  const hasDuty = async (person: Person, campaignId: string, areaName: string) =>
    (await person.ask(listDuties, { params: { id: campaignId } })).rows.filter((duty) => duty.areaName === areaName && duty.code === 'base-roster').map((duty) => duty.state === 'done')

  test('what was seen is frozen; what comes after is a numbered supplement; a return makes a new version of the base [J-33 A-03 on /campaigns/:id/rosters/:villageId]', async () => {
    const { campaignId, villageId } = await withRoster()
    const village = { id: campaignId, villageId }
    const open = await sheetOf(xiwan, campaignId, villageId)
    expect(open).toMatchObject({ state: 'OPEN', townName: '河口镇', pending: { kind: 'BASE', number: 1, parts: { covered: 1, possible: 2 }, struck: 0, moved: 0 }, versions: [] })
    expect(open.pending.rows[0]).toMatchObject({ no: 1, part: 'covered', headName: '张桂兰', members: 2, phone: '13800000001', address: '3组7号', aid: '低保', maskedId: expect.stringMatching(/^990099\*{8}\w{4}$/) })
    expect((await sheetOf(hekou, campaignId, villageId)).pending.hash).toBe(open.pending.hash)

    const signWith = (person: Person, body: { password: string; hash: string }) => person.ask(rosters.signRoster, { params: village, body })
    expect(await problemOf(signWith(hekou, { password: examplePassword, hash: open.pending.hash }))).toBe('NOT_ALLOWED')
    expect(await problemOf(signWith(await server.as('liuwei'), { password: examplePassword, hash: open.pending.hash }))).toBe('NOT_FOUND')
    expect(await problemOf(signWith(xiwan, { password: 'not-it', hash: open.pending.hash }))).toBe('PASSWORD_WRONG')
    expect(await problemOf(signWith(xiwan, { password: examplePassword, hash: '0'.repeat(64) }))).toBe('ROSTER_CHANGED')
    expect(await hasDuty(xiwan, campaignId, '西湾村')).toEqual([false])
    const signed = await signWith(xiwan, { password: examplePassword, hash: open.pending.hash })
    expect(signed).toMatchObject({ state: 'SIGNED', pending: { kind: 'SUPPLEMENT', number: 2, rows: [] }, versions: [{ number: 1, kind: 'BASE', state: 'SIGNED', hash: open.pending.hash, parts: { covered: 1, possible: 2 } }] })
    expect(await hasDuty(xiwan, campaignId, '西湾村')).toEqual([true])
    expect(await problemOf(sign(xiwan, campaignId, villageId))).toBe('ROSTER_NOTHING_NEW')

    const added = await xiwan.ask(rosters.addEntry, { params: { id: campaignId }, body: newcomer('后来的') })
    const [poor] = await listed(xiwan, campaignId, { search: '孙富贵' })
    await xiwan.ask(rosters.strikeEntry, { params: { id: poor!.id }, body: { reason: '已去世' } })
    const changed = await sheetOf(xiwan, campaignId, villageId)
    expect(changed).toMatchObject({ state: 'CHANGED', pending: { kind: 'SUPPLEMENT', number: 2, parts: { covered: 0, possible: 1 }, struck: 1 } })
    expect(changed.pending.rows.map((one) => [one.headName, one.change, one.reason])).toEqual(expect.arrayContaining([['后来的', 'LISTED', '邻居反映'], ['孙富贵', 'STRUCK', '已去世']]))
    const supplemented = await sign(xiwan, campaignId, villageId)
    expect(supplemented.versions.map((version) => [version.number, version.kind, version.state])).toEqual([[1, 'BASE', 'SIGNED'], [2, 'SUPPLEMENT', 'SIGNED']])

    const base = await xiwan.ask(rosters.getRosterVersion, { params: { id: supplemented.versions[0]!.id } })
    expect(base.rows).toEqual(open.pending.rows)
    expect(sheetHash({ campaignId, areaId: villageId, areaName: '西湾村', townName: '河口镇', kind: base.kind, number: base.number, rows: base.rows })).toBe(base.hash)

    expect(await problemOf(xiwan.ask(rosters.returnRoster, { params: { id: base.id }, body: { reason: '缺人' } }))).toBe('NOT_ALLOWED')
    expect(await problemOf(dongcheng.ask(rosters.returnRoster, { params: { id: base.id }, body: { reason: '缺人' } }))).toBe('NOT_FOUND')
    const returned = await hekou.ask(rosters.returnRoster, { params: { id: base.id }, body: { reason: '漏了两户' } })
    expect(returned).toMatchObject({ state: 'RETURNED', returnedReason: '漏了两户', returnedBy: '赵晓梅' })
    expect(await problemOf(hekou.ask(rosters.returnRoster, { params: { id: base.id }, body: { reason: '再退' } }))).toBe('ROSTER_NOT_SIGNED')
    expect(await hasDuty(xiwan, campaignId, '西湾村')).toEqual([false])
    const after = await sheetOf(xiwan, campaignId, villageId)
    expect(after).toMatchObject({ state: 'RETURNED', pending: { kind: 'BASE', number: 3, struck: 0 } })
    expect(after.pending.rows.map((one) => one.headName).sort()).toEqual(['何上访', '后来的', '张桂兰'].sort())
    const again = await sign(xiwan, campaignId, villageId)
    expect(again.versions.map((version) => [version.number, version.kind, version.state])).toEqual([[1, 'BASE', 'RETURNED'], [2, 'SUPPLEMENT', 'RETURNED'], [3, 'BASE', 'SIGNED']])
    expect((await xiwan.ask(rosters.getRosterVersion, { params: { id: base.id } })).rows).toEqual(open.pending.rows)
    expect(await listed(xiwan, campaignId, { search: '后来的' })).toMatchObject([{ id: added.id, version: 3 }])
  })

  test('a returned supplement waits for the next number; the base stands', async () => {
    const { campaignId, villageId } = await withRoster()
    await sign(xiwan, campaignId, villageId)
    await xiwan.ask(rosters.addEntry, { params: { id: campaignId }, body: newcomer('补上的') })
    const { versions } = await sign(xiwan, campaignId, villageId)
    await hekou.ask(rosters.returnRoster, { params: { id: versions[1]!.id }, body: { reason: '写明原因' } })
    const sheet = await sheetOf(xiwan, campaignId, villageId)
    expect(sheet).toMatchObject({ state: 'RETURNED', pending: { kind: 'SUPPLEMENT', number: 3, parts: { covered: 0, possible: 1 } } })
    expect(await hasDuty(xiwan, campaignId, '西湾村')).toEqual([true])
    expect((await sign(xiwan, campaignId, villageId)).state).toBe('SIGNED')
  })

  test('a household that moves away after the signature is struck in a supplement of the village it left, as it was signed; one that comes back before that is not', async () => {
    const { campaignId, villageId, entries } = await withRoster()
    const zhulinId = (await officer.ask(rosters.listVillageRosters, { params: { id: campaignId } })).rows.find((line) => line.areaName === '竹林村')!.areaId
    const base = (await sign(xiwan, campaignId, villageId)).versions[0]!
    const { householdId } = entries.find((one) => one.headName === '张桂兰')!
    const move = (areaId: string) => hekou.ask(moveHousehold, { params: { id: householdId }, body: { areaId, on: '2026-11-15', reason: '随子女居住', staysRegistered: false } })
    const stateIn = async (person: Person, areaName: string) => (await person.ask(rosters.listVillageRosters, { params: { id: campaignId } })).rows.find((line) => line.areaName === areaName)!

    await move(zhulinId)
    const left = await sheetOf(xiwan, campaignId, villageId)
    const signedRow = (await xiwan.ask(rosters.getRosterVersion, { params: { id: base.id } })).rows.find((one) => one.headName === '张桂兰')!
    expect(left).toMatchObject({ state: 'CHANGED', pending: { kind: 'SUPPLEMENT', number: 2, struck: 1 } })
    expect(left.pending.rows).toEqual([{ ...signedRow, change: 'STRUCK', reason: '2026年11月15日迁出本村（居）：随子女居住' }])
    expect(await stateIn(xiwan, '西湾村')).toMatchObject({ state: 'CHANGED', pending: 1, parts: { covered: 0, possible: 2 } })
    const zhulin = await server.as('zhulin')
    expect((await sheetOf(zhulin, campaignId, zhulinId)).pending.rows.map((one) => [one.headName, one.change])).toEqual([['张桂兰', 'LISTED']])

    await move(villageId)
    expect(await sheetOf(xiwan, campaignId, villageId)).toMatchObject({ state: 'SIGNED', pending: { rows: [] } })
    await move(zhulinId)
    const { versions } = await sign(xiwan, campaignId, villageId)
    expect(versions[1]).toMatchObject({ kind: 'SUPPLEMENT', struck: 1 })
    expect(await sheetOf(xiwan, campaignId, villageId)).toMatchObject({ state: 'SIGNED', pending: { rows: [] } })

    await hekou.ask(rosters.returnRoster, { params: { id: versions[1]!.id }, body: { reason: '写明去向' } })
    expect((await sheetOf(xiwan, campaignId, villageId)).pending.rows.map((one) => [one.no, one.change])).toEqual([[signedRow.no, 'STRUCK']])
    await hekou.ask(rosters.returnRoster, { params: { id: base.id }, body: { reason: '重新梳理' } })
    expect((await sheetOf(xiwan, campaignId, villageId)).pending).toMatchObject({ kind: 'BASE', struck: 0, parts: { covered: 0, possible: 2 } })
  })

  test('a household that its last member left is neither seen nor missing and needs no team; when somebody comes again it waits for a visit', async () => {
    const { campaignId, villageId, entries } = await withRoster()
    const { householdId } = entries.find((one) => one.headName === '孙富贵')!
    const household = await xiwan.ask(getHousehold, { params: { id: householdId } })
    const counts = async () => (await sheetOf(xiwan, campaignId, villageId)).coverage
    const before = await counts()
    expect(before).toMatchObject({ listed: 3, notVisited: 3, gone: 0, withoutTeam: 0 })
    await xiwan.ask(endMembership, { params: { id: householdId, personId: household.members[0]!.personId }, body: { on: '2026-11-10', reason: 'DIED' } })
    expect(await counts()).toEqual({ ...before, registered: before.registered - 1, notVisited: 2, gone: 1 })
    expect(await listed(xiwan, campaignId, { coverage: 'GONE' })).toMatchObject([{ headName: '孙富贵' }])
    await xiwan.ask(addMember, { params: { id: householdId }, body: { name: '孙小贵', relation: '02', from: '2026-11-12' } })
    expect(await counts()).toEqual(before)
  })

  test('a village without anybody has nothing to sign', async () => {
    const { campaignId } = await withRoster()
    const liuwei = await server.as('liuwei')
    const { rows } = await liuwei.ask(rosters.listVillageRosters, { params: { id: campaignId } })
    expect(rows).toMatchObject([{ areaName: '柳圩村', state: 'OPEN', parts: { covered: 0, possible: 0 }, pending: 0 }])
    expect(await problemOf(sign(liuwei, campaignId, rows[0]!.areaId))).toBe('ROSTER_EMPTY')
  })

  test('the overview says of each village in reach where it stands', async () => {
    const { campaignId, villageId } = await withRoster()
    await sign(xiwan, campaignId, villageId)
    const of = async (person: Person) => (await person.ask(rosters.listVillageRosters, { params: { id: campaignId } })).rows
    expect(await of(officer)).toHaveLength(9)
    expect((await of(hekou)).map((line) => line.townName)).toEqual(['河口镇', '河口镇', '河口镇', '河口镇'])
    expect((await of(hekou)).find((line) => line.areaName === '西湾村')).toMatchObject({ state: 'SIGNED', parts: { covered: 1, possible: 2 }, pending: 0, daysLate: 0, signedBy: '李芳' })
  })

  test('the workbook of a version has its rows, its signer and its hash; it can be fetched in reach only', async () => {
    const { campaignId, villageId } = await withRoster()
    const { versions } = await sign(xiwan, campaignId, villageId)
    const file = await hekou.fetch(`/api/roster-versions/${versions[0]!.id}/workbook`)
    expect(decodeURIComponent(file.headers.get('content-disposition')!)).toContain('西湾村')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const workbook = await readWorkbook(bytes, 'roster.xlsx')
    const texts = workbook.sheets[0]!.rows.flat().map((cell) => cell.text)
    for (const text of ['专项排查基础名册', '张桂兰', '3组7号', '低保']) expect(texts.join('\n')).toContain(text)
    expect(texts.join('\n')).toContain(versions[0]!.hash)
    // Who took the copy stands on the copy, outside of what was signed.
    expect(texts.join('\n')).not.toContain('赵晓梅')
    expect(headOf(bytes)).toBe('&L&8 注：本文件由赵晓梅（河口镇）于 2026年11月21日 09:20 导出，含个人信息，仅限本次工作使用，请妥善保管。')
    expect((await dongcheng.fetch(`/api/roster-versions/${versions[0]!.id}/workbook`)).status).toBe(404)
    // The same as a document.
    const document = await hekou.fetch(`/api/roster-versions/${versions[0]!.id}/workbook?format=docx`)
    expect(decodeURIComponent(document.headers.get('content-disposition')!)).toMatch(/西湾村.*\.docx$/)
    const packed = new Uint8Array(await document.arrayBuffer())
    const said = new TextDecoder().decode(unpack(packed, listZip(packed).find((entry) => entry.name === 'word/document.xml')!)).replaceAll(/<[^>]+>/g, '')
    for (const text of ['专项排查基础名册', '张桂兰', '3组7号', '低保', versions[0]!.hash]) expect(said).toContain(text)
    // A hash may hold as many digits by chance.
    expect(said.replaceAll(versions[0]!.hash, '')).not.toMatch(/\d{17}[\dX]|\{[#/]?\w+\}/)
  })

  test('with whole citizen ids for a purpose, written down, for those who may open them', async () => {
    const { campaignId, villageId } = await withRoster()
    const { versions } = await sign(xiwan, campaignId, villageId)
    const fetched = (purpose: string, person = hekou) => person.fetch(`/api/roster-versions/${versions[0]!.id}/workbook?purpose=${encodeURIComponent(purpose)}`)
    const cellsOf = async (file: Response) => (await readWorkbook(new Uint8Array(await file.arrayBuffer()), 'roster.xlsx')).sheets[0]!.rows.flat()
    const { rows } = await hekou.ask(rosters.getRosterVersion, { params: { id: versions[0]!.id } })
    const isWhole = ({ text, raw }: SheetCell) => raw === 'string' && /^\d{17}[\dX]$/.test(text)
    const whole = (await cellsOf(await fetched('报区专班核对'))).filter(isWhole)
    expect(whole.map(({ text }) => `${text.slice(0, 6)}********${text.slice(-4)}`)).toEqual(rows.map((row) => row.maskedId))
    expect((await cellsOf(await hekou.fetch(`/api/roster-versions/${versions[0]!.id}/workbook`))).filter(isWhole)).toEqual([])
    expect((await (await fetched('。')).json()) as object).toMatchObject({ code: 'PURPOSE_MISSING' })
    expect((await fetched('核对', await server.as('lingdao'))).status).toBe(403)
    const { rows: trail } = await officer.ask(listAudit, { query: { action: 'export-roster-ids' } })
    expect(trail.map((line) => [line.byName, line.details['purpose']])).toEqual([['赵晓梅', '报区专班核对']])
  })

  test('a signed version keeps the name that stood on it; what was changed in the store is no version any more', async () => {
    const { campaignId, villageId } = await withRoster()
    const { versions } = await sign(xiwan, campaignId, villageId)
    const { id } = versions[0]!
    const asSigned = await xiwan.ask(rosters.getRosterVersion, { params: { id } })
    const file = async () => (await readWorkbook(new Uint8Array(await (await xiwan.fetch(`/api/roster-versions/${id}/workbook`)).arrayBuffer()), 'roster.xlsx')).sheets.map((sheet) => sheet.rows.map((row) => row.map((cell) => cell.text)))
    const asPrinted = await file()
    const rename = (name: string) => onServer(server.connection, (client) => client.query('UPDATE area SET name = $1 WHERE id = $2', [name, villageId]))
    await rename('西湾新村')
    expect(await xiwan.ask(rosters.getRosterVersion, { params: { id } })).toEqual(asSigned)
    expect(await file()).toEqual(asPrinted)
    await rename('西湾村')
    await onServer(server.connection, (client) => client.query('UPDATE roster_version SET number = 7 WHERE id = $1', [id]))
    expect(await problemOf(xiwan.ask(rosters.getRosterVersion, { params: { id } }))).toBe('UNEXPECTED')
  })

  test('the scan of the signed sheet is kept beside it', async () => {
    const { campaignId, villageId } = await withRoster()
    const { versions } = await sign(xiwan, campaignId, villageId)
    const params = { id: versions[0]!.id }
    const pdf = new Blob(['%PDF-1.7 scan'])
    expect(await problemOf(xiwan.ask(rosters.addRosterScan, { params, query: { name: '签字页.pdf' }, body: new Blob(['<svg onload=x>']) }))).toBe('ATTACHMENT_KIND')
    expect(await problemOf(hekou.ask(rosters.addRosterScan, { params, query: { name: '签字页.pdf' }, body: pdf }))).toBe('NOT_ALLOWED')
    const { scan } = await xiwan.ask(rosters.addRosterScan, { params, query: { name: '签字页.pdf' }, body: pdf })
    expect(scan).toMatchObject({ name: '签字页.pdf' })
    const response = await hekou.fetch(`/api/attachments/${scan!.id}`)
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['application/pdf', '%PDF-1.7 scan'])
    expect((await dongcheng.fetch(`/api/attachments/${scan!.id}`)).status).toBe(404)
    expect((await sheetOf(xiwan, campaignId, villageId)).versions[0]?.scan).toEqual(scan)
  })
})

test('the hash changes with any cell, and with whose sheet it is', () => {
  const text = fc.string({ maxLength: 8 })
  const frozen: fc.Arbitrary<FrozenRow> = fc.record({
    no: fc.nat(50), householdId: fc.uuid(), change: fc.constantFrom('LISTED', 'STRUCK', 'MOVED'), part: fc.constantFrom('covered', 'possible'), headName: text, maskedId: text,
    address: text, phone: text, labels: text, aid: text, reason: text, source: text, members: fc.nat(12), group: text, team: text, remark: text,
  })
  const sheet = fc.record({ campaignId: fc.uuid(), areaId: text, areaName: text, townName: text, kind: fc.constantFrom('BASE' as const, 'SUPPLEMENT' as const), number: fc.nat(9), rows: fc.array(frozen, { minLength: 1, maxLength: 6 }) })
  fc.assert(
    fc.property(sheet, fc.nat(), fc.nat(), frozen, (signed, at, which, other) => {
      const index = at % signed.rows.length
      const row = signed.rows[index]!
      const cell = Object.keys(row)[which % Object.keys(row).length] as keyof FrozenRow
      const changed = { ...signed, rows: signed.rows.with(index, { ...row, [cell]: other[cell] }) }
      expect(sheetHash(changed) === sheetHash(signed)).toBe(row[cell] === other[cell])
      expect(sheetHash({ ...signed, number: signed.number + 1 })).not.toBe(sheetHash(signed))
      expect(sheetHash({ ...signed, areaId: `${signed.areaId}x` })).not.toBe(sheetHash(signed))
      expect(sheetHash({ ...signed, areaName: `${signed.areaName}x` })).not.toBe(sheetHash(signed))
      expect(sheetHash({ ...signed, rows: signed.rows.slice(1) })).not.toBe(sheetHash(signed))
      expect(sheetHash(structuredClone(signed))).toBe(sheetHash(signed))
    }),
  )
})
