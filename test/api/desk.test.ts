import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { addAid, addMember, addObligor, addPayment, changeHead, endAid, endMembership, endObligor, factHistory, giveCitizenId, listElsewhere, moveHousehold, newHousehold, recordFacts, setRegistration, voidPayment } from '#contract/household-desk.ts'
import { getHousehold, searchHouseholds } from '#contract/households.ts'
import { undoImport } from '#contract/imports.ts'
import { listEntries, listHousehold } from '#contract/rosters.ts'
import { addParameter, listParameters } from '#contract/parameters.ts'
import { addPayments, fillSearch, lastPayments, refreshStaleLabels } from '#server/features/registry/public.ts'
import { performJob } from '#server/http/perform.ts'
import { importRoster } from './setup/import-roster.ts'
import { csvRoster, rosterHeadings, testId } from './setup/roster-sheet.ts'
import { putHousehold, rowsOf, type PutHousehold, type SeedPerson } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// What the desk writes: people, aid, payments, obligors, places, facts. Each through HTTP, as the person who does it.

let server: TestServer
let village: Person
let town: Person
let district: Person
let campaignId: string
const areas: Record<string, { id: string; path: string; district_key: string }> = {}

beforeAll(async () => {
  server = await startServer('opened')
  ;[village, town, district] = [await server.as('wenchang'), await server.as('dongcheng'), await server.as('quxian')]
  campaignId = (await district.ask(listCampaigns, {})).rows[0]?.id as string
  for (const area of await rowsOf<{ name: string; id: string; path: string; district_key: string }>(server.connection, 'SELECT name, id, path, district_key FROM area')) areas[area.name] = area
})
afterAll(() => server?.close())

const put = (people: readonly SeedPerson[], more: { areaName?: string; aid?: readonly string[]; facts?: Readonly<Record<string, unknown>> } = {}): Promise<PutHousehold> => putHousehold(server.connection, { campaignId, areaName: '文昌社区', people, ...more })
const page = (id: string, person = village) => person.ask(getHousehold, { params: { id } })
const areaId = (name: string): string => areas[name]?.id as string

let sequence = 500
function citizenId(birthDate: string): string {
  const digits = `990010${birthDate.replaceAll('-', '')}${(sequence += 2) + 1}`
  return digits + checkCharacterOf(digits)
}

test('a person without any document gets a provisional number, is found by it, and keeps everything when a real number comes [J-17 on /households/new]', async () => {
  const met = await village.ask(newHousehold, { body: { areaId: areaId('文昌社区'), name: '无名老人', sex: 'MALE', address: '', metOn: '2026-11-19', metAt: '汽车站东侧桥洞', note: '不识字，说外地话' } })
  expect(met.provisionalNumber).toBe('无证-001001-0001')
  const [person] = (await page(met.householdId)).members
  expect(person).toMatchObject({ name: '无名老人', isHead: true, maskedId: '', provisionalNumber: '无证-001001-0001', birthDate: null })
  expect(Object.fromEntries(person!.facts.map((fact) => [fact.name, fact.value]))).toEqual({ metOn: '2026-11-19', metAt: '汽车站东侧桥洞', remark: '不识字，说外地话' })
  for (const search of ['无证-001001-0001', '无证-001001', '无名老人', 'wmlr']) expect((await village.ask(searchHouseholds, { query: { search } })).rows.map((row) => row.id)).toContain(met.householdId)

  // On the roster by where it came from, to be visited like any other.
  const listed = await village.ask(listHousehold, { params: { id: campaignId, householdId: met.householdId }, body: { source: 'vagrant', reason: '街面发现', particulars: { vagrant: { 'met-at': '汽车站东侧桥洞', 'met-on': '2026-11-19' } } } })
  expect(listed).toMatchObject({ householdId: met.householdId, state: 'LISTED', sources: ['vagrant'] })
  expect(await problemOf(village.ask(listHousehold, { params: { id: campaignId, householdId: met.householdId }, body: { source: 'vagrant', reason: '街面发现' } }))).toBe('CHANGED_MEANWHILE')

  const whole = citizenId('1948-06-07')
  expect(await problemOf(village.ask(giveCitizenId, { params: { id: met.personId }, body: { citizenId: '990010194806070000' } }))).toBe('INPUT_INVALID')
  await village.ask(giveCitizenId, { params: { id: met.personId }, body: { citizenId: whole } })
  const [named] = (await page(met.householdId)).members
  expect(named).toMatchObject({ maskedId: `${whole.slice(0, 6)}********${whole.slice(-4)}`, provisionalNumber: '无证-001001-0001', birthDate: '1948-06-07', age: 78 })
  expect(named!.facts).toHaveLength(3)
  for (const search of [whole, whole.slice(-4), whole.slice(-6), '无证-001001-0001']) expect((await village.ask(searchHouseholds, { query: { search } })).rows.map((row) => row.id)).toContain(met.householdId)
  // The same number is nobody else's: whoever has it is named, and where to look.
  const again = await town.ask(newHousehold, { body: { areaId: areaId('东城街道'), name: '又一人', address: '' } })
  expect(again.provisionalNumber).toBe('无证-001000-0001')
  expect(await problemOf(town.ask(giveCitizenId, { params: { id: again.personId }, body: { citizenId: whole } }))).toBe('PERSON_KNOWN')
  expect(await problemOf(village.ask(newHousehold, { body: { areaId: areaId('城郊村'), name: '某', address: '' } }))).toBe('NOT_FOUND')
  expect((await page(met.householdId)).timeline.map((entry) => entry.code)).toEqual(expect.arrayContaining(['timeline.new-household', 'timeline.give-citizen-id']))
})

test('members come, leave, go to another household, come back; the head changes and it is known who was head when', async () => {
  const { householdId, personIds } = await put([{ name: '司空父', birthDate: '1948-01-01' }, { name: '司空母', relation: '12', sex: 'FEMALE', birthDate: '1950-01-01' }, { name: '司空子', relation: '20', birthDate: '1975-01-01' }])
  const other = await put([{ name: '司空叔', birthDate: '1955-01-01' }])
  const [father, mother, son] = personIds as [string, string, string]
  const leave = (personId: string, body: { on: string; reason: string; toHouseholdId?: string; relation?: string }) => village.ask(endMembership, { params: { id: householdId, personId }, body })

  expect(await problemOf(leave(father, { on: '2026-11-01', reason: 'DIED' }))).toBe('HEAD_NEEDED')
  expect(await problemOf(leave(mother, { on: '2026-11-22', reason: 'DIED' }))).toBe('MEMBER_DATES')
  await village.ask(changeHead, { params: { id: householdId }, body: { personId: mother, on: '2026-11-01', relations: [{ personId: father, relation: '11' }, { personId: son, relation: '20' }] } })
  await leave(father, { on: '2026-11-10', reason: 'DIED' })
  let now = await page(householdId)
  expect(now.headName).toBe('司空母')
  expect(now.members.map((one) => [one.name, one.isHead, one.relation, one.from, one.to, one.endReason])).toEqual([
    ['司空母', true, '02', '2026-11-01', null, null],
    ['司空子', false, '20', null, null, null],
    ['司空父', false, '11', '2026-11-01', '2026-11-10', 'DIED'],
  ])
  // Three memberships have ended: those of the old standing, and the death.
  expect((await rowsOf<{ end_reason: string }>(server.connection, 'SELECT end_reason FROM membership WHERE household_id = $1 AND end_reason IS NOT NULL ORDER BY 1', [householdId])).map((row) => row.end_reason)).toEqual(['DIED', 'HEAD_CHANGED', 'HEAD_CHANGED'])

  await leave(son, { on: '2026-11-12', reason: 'MOVED', toHouseholdId: other.householdId, relation: '97' })
  expect((await page(other.householdId)).members.map((one) => one.name)).toEqual(['司空叔', '司空子'])
  expect(await problemOf(village.ask(addMember, { params: { id: householdId }, body: { personId: son, relation: '20', from: '2026-11-20' } }))).toBe('PERSON_SETTLED')
  await village.ask(endMembership, { params: { id: other.householdId, personId: son }, body: { on: '2026-11-19', reason: 'OTHER' } })
  await village.ask(addMember, { params: { id: householdId }, body: { personId: son, relation: '20', from: '2026-11-20' } })
  // Nobody lives anywhere before being born.
  expect(await problemOf(village.ask(addMember, { params: { id: householdId }, body: { name: '司空孙', relation: '41', sex: 'MALE', birthDate: '2026-11-18', from: '2026-11-17' } }))).toBe('MEMBER_DATES')
  await village.ask(addMember, { params: { id: householdId }, body: { name: '司空孙', relation: '41', sex: 'MALE', birthDate: '2026-11-18', from: '2026-11-18' } })
  now = await page(householdId)
  expect(now.members.filter((one) => one.to === null).map((one) => one.name).sort()).toEqual(['司空子', '司空孙', '司空母'].sort())
  expect(now.members.filter((one) => one.name === '司空子')).toHaveLength(1)
  expect(now.timeline.filter((entry) => entry.kind === 'member').map((entry) => entry.code)).toEqual(expect.arrayContaining(['timeline.change-head', 'timeline.end-membership', 'timeline.add-member']))
})

test('aid begins and ends with a day; labels follow', async () => {
  const { householdId } = await put([{ name: '司徒甲', birthDate: '1960-01-01' }])
  const { aidId } = await village.ask(addAid, { params: { id: householdId }, body: { kind: 'DIBAO', from: '2026-09-01', amountFen: 85000, note: '坛民审〔2026〕8号' } })
  let now = await page(householdId)
  expect(now.aid).toMatchObject([{ kind: 'DIBAO', from: '2026-09-01', to: null, amountFen: 85000, note: '坛民审〔2026〕8号', asOf: '2026-11-21', source: { kind: 'desk', label: '周玉兰' } }])
  expect(now.labels.map((label) => label.id)).toContain('dibao')
  expect(await problemOf(village.ask(endAid, { params: { id: aidId }, body: { to: '2026-08-01', note: '' } }))).toBe('AID_DATES')
  await village.ask(endAid, { params: { id: aidId }, body: { to: '2026-11-01', note: '收入超标' } })
  now = await page(householdId)
  expect(now.aid).toMatchObject([{ to: '2026-11-01', note: '坛民审〔2026〕8号；收入超标' }])
  expect(now.labels.map((label) => label.id)).not.toContain('dibao')
})

test('the last three payments of a household are those that were paid last; one that was written wrongly is crossed out and counts no longer', async () => {
  const { householdId, areaPath } = await put([{ name: '司马甲', birthDate: '1960-01-01' }], { aid: ['DIBAO'] })
  for (const paidOn of ['2026-07-10', '2026-08-10', '2026-09-10', '2026-10-10']) await village.ask(addPayment, { params: { id: householdId }, body: { kind: 'DIBAO', paidOn, amountFen: 85000 } })
  const { paymentId } = await village.ask(addPayment, { params: { id: householdId }, body: { kind: 'DIBAO', paidOn: '2026-11-10', amountFen: 850 } })
  await village.ask(voidPayment, { params: { id: paymentId }, body: { reason: '少写两位' } })
  expect(await problemOf(village.ask(addPayment, { params: { id: householdId }, body: { kind: 'DIBAO', paidOn: '2026-12-10', amountFen: 1 } }))).toBe('AID_DATES')
  const last = await performJob(server.serving.services, wideActor(), 'wide', async (work) => {
    await addPayments(work, work.trx, [{ householdId, areaPath, personId: null, kind: 'TEMP_RELIEF', paidOn: '2026-06-01', amount: 100000 }], `import:${randomUUID()}`)
    return lastPayments(work, [householdId, randomUUID()], 3)
  })
  expect([...last.keys()]).toEqual([householdId])
  expect(last.get(householdId)!.map((one) => [one.kind, one.paidOn, one.amount])).toEqual([['DIBAO', '2026-10-10', 85000], ['DIBAO', '2026-09-10', 85000], ['DIBAO', '2026-08-10', 85000], ['TEMP_RELIEF', '2026-06-01', 100000]])
  const now = await page(householdId)
  expect(now.payments.find((one) => one.id === paymentId)?.voidReason).toBe('少写两位')
  expect(now.timeline.filter((entry) => entry.kind === 'payment')).toHaveLength(6)
})

function wideActor() {
  const { path, district_key: districtKey } = areas['示例区']!
  return {
    accountId: '00000000-0000-7000-8000-000000000003', login: 'test', name: 'test', role: 'district-officer' as const, areaId: districtKey, areaName: '示例区', level: 'district' as const, scope: path, areaPath: path, districtKey,
    reach: null, department: null, institution: null, isPrincipal: false, mustChange: false, home: { areaId: districtKey, areaName: '示例区', level: 'district' as const }, samePerson: [],
  }
}

test('who owes support: sealed number, masked on the page, replaced by a newer line and not lost', async () => {
  const { householdId, personIds } = await put([{ name: '太叔甲', birthDate: '1940-01-01' }])
  const whole = citizenId('1968-02-03')
  const given = { duty: 'PARENTS', personId: personIds[0] as string, name: '太叔子', relation: '长子', phone: '139 0000 0041', address: '常州市区', supportFen: 30000, asOf: '2026-10-01' }
  const { obligorId } = await village.ask(addObligor, { params: { id: householdId }, body: { ...given, citizenId: whole, incomeFen: 500000 } })
  await village.ask(addObligor, { params: { id: householdId }, body: { ...given, supportFen: 20000, asOf: '2026-11-01', replaces: obligorId } })
  const [line, ...rest] = (await page(householdId)).obligors
  expect(rest).toEqual([])
  expect(line).toMatchObject({ name: '太叔子', supportFen: 20000, incomeFen: null, phone: '13900000041', maskedId: `${whole.slice(0, 6)}********${whole.slice(-4)}`, asOf: '2026-11-01' })
  const stored = await rowsOf<{ row: string }>(server.connection, 'SELECT to_jsonb(o)::text AS row FROM obligor o WHERE household_id = $1', [householdId])
  expect(stored).toHaveLength(2)
  for (const { row } of stored) expect(row).not.toContain(whole)
  await village.ask(endObligor, { params: { id: line!.id }, body: { reason: '已去世' } })
  expect((await page(householdId)).obligors).toEqual([])
})

test('a fact shows every value it has had, with its day and who said it; an older one changes nothing of today', async () => {
  const { householdId, personIds } = await put([{ name: '宰父甲', birthDate: '1960-01-01' }])
  const personId = personIds[0] as string
  const record = (asOf: string, value: string) => village.ask(recordFacts, { params: { id: householdId }, body: { personId, asOf, facts: [{ name: 'livingState', value }] } })
  await record('2026-11-02', 'EMPTY_NEST')
  await record('2026-11-20', 'LIVES_ALONE')
  await record('2026-10-15', 'WITH_FAMILY')
  expect((await page(householdId)).members[0]!.facts).toMatchObject([{ name: 'livingState', value: 'LIVES_ALONE', asOf: '2026-11-20', source: { kind: 'desk', label: '周玉兰' } }])
  const { rows } = await village.ask(factHistory, { params: { id: householdId }, query: { name: 'livingState', personId } })
  expect(rows.map((row) => [row.asOf, row.value, row.source.label])).toEqual([['2026-11-20', 'LIVES_ALONE', '周玉兰'], ['2026-11-02', 'EMPTY_NEST', '周玉兰'], ['2026-10-15', 'WITH_FAMILY', '周玉兰']])
  for (const facts of [[{ name: 'livingState', value: 'ALONE' }], [{ name: 'age', value: 80 }], [{ name: 'nothing', value: true }]]) {
    expect(await problemOf(village.ask(recordFacts, { params: { id: householdId }, body: { personId, asOf: '2026-11-20', facts } }))).toBe('INPUT_INVALID')
  }
})

test('a household that lives apart from its registration shows up in both villages, is one household, and is on the roster once [J-24 on /households]', async () => {
  const { householdId } = await put([{ name: '亓官明', birthDate: '1955-01-01' }])
  await village.ask(setRegistration, { params: { id: householdId }, body: { kind: 'ELSEWHERE', areaId: areaId('西湾村'), asOf: '2026-11-01' } })
  const now = await page(householdId)
  expect(now.registeredAt).toEqual({ areaId: areaId('西湾村'), name: '西湾村' })
  expect(now.facts.find((fact) => fact.name === 'registrationSplit')?.value).toBe(true)
  const there = await server.as('xiwan')
  const line = { headName: '亓官明', registeredAt: '西湾村', livesAt: '东城街道 文昌社区', householdId: null }
  expect((await there.ask(listElsewhere, { params: { areaId: areaId('西湾村') } })).rows).toEqual([line])
  for (const search of ['亓官', 'qgm']) expect((await there.ask(searchHouseholds, { query: { search } })).elsewhere).toEqual([line])
  expect((await there.ask(searchHouseholds, { query: { search: '亓官' } })).rows).toEqual([])
  expect(await problemOf(page(householdId, there))).toBe('NOT_FOUND')
  expect((await district.ask(listElsewhere, { params: { areaId: areaId('西湾村') } })).rows).toEqual([{ ...line, householdId }])
  expect(await rowsOf(server.connection, 'SELECT 1 FROM roster_entry WHERE household_id = $1', [householdId])).toHaveLength(1)
  expect(await problemOf(there.ask(listElsewhere, { params: { areaId: areaId('文昌社区') } }))).toBe('NOT_FOUND')
  await village.ask(setRegistration, { params: { id: householdId }, body: { kind: 'HERE', asOf: '2026-11-20' } })
  expect((await there.ask(listElsewhere, { params: { areaId: areaId('西湾村') } })).rows).toEqual([])
})

test('a household moves to another village with everything; where it stays registered it stands as a line', async () => {
  const { householdId, personIds } = await put([{ name: '仉督甲', birthDate: '1955-01-01' }], { aid: ['DIBAO'] })
  for (const [asOf, value] of [['2026-10-02', 'EMPTY_NEST'], ['2026-11-02', 'LIVES_ALONE']] as const) await village.ask(recordFacts, { params: { id: householdId }, body: { personId: personIds[0] as string, asOf, facts: [{ name: 'livingState', value }] } })
  expect(await problemOf(village.ask(moveHousehold, { params: { id: householdId }, body: { areaId: areaId('城郊村'), on: '2026-11-15', reason: '随子女居住', staysRegistered: true } }))).toBe('NOT_ALLOWED')
  expect(await problemOf(town.ask(moveHousehold, { params: { id: householdId }, body: { areaId: areaId('西湾村'), on: '2026-11-15', reason: '随子女居住', staysRegistered: true } }))).toBe('NOT_FOUND')
  await district.ask(moveHousehold, { params: { id: householdId }, body: { areaId: areaId('西湾村'), on: '2026-11-15', reason: '随子女居住', address: '5 组 9 号', staysRegistered: true } })
  const there = await server.as('xiwan')
  expect(await page(householdId, there)).toMatchObject({ areaName: '西湾村', address: '5 组 9 号', registeredAt: { name: '文昌社区' }, aid: [{ kind: 'DIBAO' }] })
  expect(await problemOf(page(householdId))).toBe('NOT_FOUND')
  expect((await village.ask(listElsewhere, { params: { areaId: areaId('文昌社区') } })).rows.map((row) => row.headName)).toContain('仉督甲')
  for (const table of ['membership', 'aid', 'fact', 'roster_entry', 'person']) {
    const where = table === 'person' ? `id = '${personIds[0]}'` : `household_id = '${householdId}'`
    expect((await rowsOf<{ area_path: string }>(server.connection, `SELECT DISTINCT area_path FROM ${table} WHERE ${where}`)).map((row) => row.area_path)).toEqual([areas['西湾村']?.path])
  }
})

test('a dibao standard holds from its day on: what was judged before stays, the income of twelve months is measured by it [A-05 on /parameters]', async () => {
  const disabled = { 'disability.kind': 'PHYSICAL', 'disability.level': 3 }
  const { householdId } = await put([{ name: '第五甲', birthDate: '1960-01-01', facts: disabled }, { name: '第五乙', relation: '12', sex: 'FEMALE', birthDate: '1962-01-01', facts: disabled }])
  const focus = async () => (await page(householdId)).members[0]!.labels.map((label) => label.id)
  // 2400 yuan a month for two, measured by 700 yuan: 1.71 times.
  await village.ask(recordFacts, { params: { id: householdId }, body: { asOf: '2026-11-01', facts: [{ name: 'income12m', value: 28_800_00 }] } })
  expect(await focus()).not.toContain('MULTI_DISABLED')
  expect((await page(householdId)).undecided).toContainEqual(expect.objectContaining({ id: 'MULTI_DISABLED', missing: ['household.incomeRatio'] }))
  const standard = { name: 'dibaoStandard', areaId: areaId('示例区'), hukou: '', basis: '坛民字〔2026〕1号' } as const
  await district.ask(addParameter, { body: { ...standard, from: '2026-01-01', value: 700_00 } })
  expect(await focus()).toContain('MULTI_DISABLED')
  // Next year's lower standard leaves this year's judgement untouched.
  await district.ask(addParameter, { body: { ...standard, from: '2027-01-01', value: 500_00 } })
  expect(await focus()).toContain('MULTI_DISABLED')
  expect((await district.ask(listParameters, {})).rows.map((row) => [row.from, row.state])).toEqual([['2027-01-01', 'COMING'], ['2026-01-01', 'HOLDS']])
  server.clock.moveTo('2027-01-01T09:00:00+08:00')
  await refreshStaleLabels(server.serving.services)
  village = await server.as('wenchang')
  expect(await focus()).not.toContain('MULTI_DISABLED')
  expect(await problemOf(village.ask(addParameter, { body: { ...standard, from: '2027-01-01', value: 1 } }))).toBe('NOT_ALLOWED')
  server.clock.moveTo('2026-11-21T09:20:00+08:00')
})

test('an import is not taken back after somebody wrote to what it brought', async () => {
  const { settledImport, undo } = await importedHousehold()
  const [household] = (await district.ask(searchHouseholds, { query: { search: '哥舒翰' } })).rows
  await district.ask(addPayment, { params: { id: household!.id }, body: { kind: 'DIBAO', paidOn: '2026-11-10', amountFen: 85000 } })
  expect(settledImport.state).toBe('DONE')
  expect(await problemOf(undo())).toBe('IMPORT_UNDO_TOO_LATE')
})

async function importedHousehold() {
  const settledImport = await importRoster(district, campaignId, csvRoster(rosterHeadings, [{ 姓名: '哥舒翰', 身份证号: testId('1950-01-01', 71), 与户主关系: '户主', '镇（街道）': '河口镇', '村（居）': '西湾村', 救助类型: '低保' }]))
  return { settledImport, undo: () => district.ask(undoImport, { params: { id: settledImport.id } }) }
}

test('people of before this search are found by their sound once the server has filled in what is missing', async () => {
  const { householdId } = await put([{ name: '单于小小', birthDate: '1961-03-04' }])
  const ids = await rowsOf<{ id: string }>(server.connection, `UPDATE person SET is_findable = false, name_pinyin = '', name_initials = '', id_end_four = NULL, id_end_six = NULL WHERE name = '单于小小' RETURNING id`)
  await rowsOf(server.connection, `UPDATE household SET head_pinyin = '' WHERE id = $1`, [householdId])
  expect((await village.ask(searchHouseholds, { query: { search: 'syxx' } })).rows).toEqual([])
  await fillSearch(server.serving.services)
  const [end] = await rowsOf<{ end: string }>(server.connection, 'SELECT right(citizen_id_mask, 4) AS end FROM person WHERE id = $1', [ids[0]!.id])
  for (const search of ['syxx', 'shanyuxiao', end!.end]) expect((await village.ask(searchHouseholds, { query: { search } })).rows.map((row) => row.id)).toContain(householdId)
  expect(await rowsOf(server.connection, 'SELECT head_pinyin FROM household WHERE id = $1', [householdId])).toEqual([{ head_pinyin: 'shan yu xiao xiao' }])
})

test('the planner knows of those who are found as soon as they are: what it learned while nobody was would have it go through everybody for each of them', async () => {
  const believed = () => rowsOf<{ found: string }>(server.connection, `SELECT most_common_vals::text AS found FROM pg_stats WHERE tablename = 'person' AND attname = 'is_findable'`)
  await rowsOf(server.connection, 'UPDATE person SET is_findable = false')
  await rowsOf(server.connection, 'ANALYZE person')
  expect(await believed()).toEqual([{ found: '{f}' }])
  await fillSearch(server.serving.services)
  expect(await believed()).toEqual([{ found: '{t}' }])
})

test('a name is found by its initials, its sound, its end and one character written otherwise; a number by its last characters', async () => {
  const one = await put([{ name: '尉迟晓梅', sex: 'FEMALE', birthDate: '1962-03-04', facts: { phone: '13911112222/0519-82345678' } }])
  const whole = one.citizenIds[0] as string
  for (const search of ['尉迟晓梅', '尉迟', '晓梅', '尉迟小梅', '尉迟晓眉', '尉迟大梅', '上迟晓梅', '尉迟晓南', 'ycxm', 'YCX', 'yuchixiaomei', 'yuchi', whole, whole.slice(-4), whole.slice(-5), whole.slice(-6), whole.slice(-8), '13911112222', '1391111', '051982345678', '0519-82345678']) {
    expect((await village.ask(searchHouseholds, { query: { search } })).rows.map((row) => row.id), search).toContain(one.householdId)
  }
  const far = await server.as('xiwan')
  for (const search of ['ycxm', whole.slice(-6), '13911112222']) expect((await far.ask(searchHouseholds, { query: { search } })).total).toBe(0)
  for (const search of [`1${whole.slice(-4)}9`, 'zzzz', '0000']) expect((await village.ask(searchHouseholds, { query: { search } })).rows.map((row) => row.id)).not.toContain(one.householdId)
})

test('every part of a name finds who bears it: by the search while nothing begins or sounds like it, and on the roster always', async () => {
  const names = ['图尔荪·阿不都热合曼', '濮阳', '濮阳琪琪', '百_里%']
  const ids: string[] = []
  for (const name of names) ids.push((await put([{ name: `户${ids.length}主`, birthDate: '1963-01-01' }, { name, relation: '20', birthDate: '1990-01-01' }])).householdId)
  const searched = async (search: string, person: Person) => (await person.ask(searchHouseholds, { query: { search, limit: 200 } })).rows.map((row) => row.id)
  for (const search of ['图尔荪·阿不都热合曼', '图尔荪', '热合曼', '阿不都', '荪·阿', '·', '_里']) for (const person of [village, district]) expect(await searched(search, person), search).toEqual([search === '_里' ? ids[3] : ids[0]])
  expect(await searched('濮阳', district)).toEqual([ids[1], ids[2]])
  // Somebody whom the search does not know yet is found as one who holds it, and stands on the roster.
  await rowsOf(server.connection, 'UPDATE person SET is_findable = false WHERE name = ANY($1)', [['濮阳琪琪', '濮阳']])
  expect(await searched('阳琪', district)).toEqual([ids[2]])
  expect((await searched('濮阳', district)).toSorted()).toEqual([ids[1], ids[2]].toSorted())
  const parts = new Set(names.flatMap((name) => [...name].flatMap((_, from) => [...name].map((__, to) => [...name].slice(from, to + 1).join('')))).filter((part) => part !== ''))
  for (const search of parts) {
    const bearers = ids.filter((_, at) => names[at]!.includes(search))
    for (const person of [village, district]) {
      const { rows, total } = await person.ask(listEntries, { params: { id: campaignId }, query: { search, limit: 200 } })
      expect(rows.map((row) => row.householdId).filter((id) => ids.includes(id)).toSorted(), search).toEqual(bearers.toSorted())
      expect(total).toBe(rows.length)
    }
  }
  await fillSearch(server.serving.services)
})

test('whoever went to a household elsewhere finds the one that was left on the roster too, page by page', async () => {
  const left = await put([{ name: '闻人甲', birthDate: '1963-01-01' }, { name: '闻人离', relation: '20', birthDate: '1990-01-01' }])
  const joined = await put([{ name: '闻人乙', birthDate: '1964-01-01' }], { areaName: '西湾村' })
  await district.ask(endMembership, { params: { id: left.householdId, personId: left.personIds[1] as string }, body: { on: '2026-11-12', reason: 'MOVED', toHouseholdId: joined.householdId, relation: '97' } })
  const listed = async (query: { area?: string; limit: number }) => {
    const found: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await district.ask(listEntries, { params: { id: campaignId }, query: { ...query, search: '闻人离', ...(after && { after }) } })
      found.push(...page.rows.map((row) => row.householdId))
      expect(page.total).toBe(query.area ? 1 : 2)
      expect(found.length).toBeLessThan(5)
      after = page.next
    }
    return found
  }
  const both = await listed({ limit: 200 })
  expect(both.toSorted()).toEqual([left.householdId, joined.householdId].toSorted())
  expect(await listed({ limit: 1 })).toEqual(both)
  expect(await listed({ limit: 1, area: areaId('文昌社区') })).toEqual([left.householdId])
  expect(await listed({ limit: 1, area: areaId('西湾村') })).toEqual([joined.householdId])
  // Whoever is somewhere else now is nobody's of the village that was left.
  const seenBy = async (person: Person) => (await person.ask(listEntries, { params: { id: campaignId }, query: { search: '闻人离' } })).rows.map((row) => row.householdId)
  expect([await seenBy(village), await seenBy(await server.as('xiwan'))]).toEqual([[], [joined.householdId]])
})

test('what is found stands in the order of its sound', async () => {
  for (const name of ['钟离丙', '钟离甲', '钟离乙', '钟离安']) await put([{ name, birthDate: '1963-01-01' }])
  expect((await village.ask(searchHouseholds, { query: { search: '钟离' } })).rows.map((row) => row.headName)).toEqual(['钟离安', '钟离丙', '钟离甲', '钟离乙'])
  expect((await district.ask(searchHouseholds, { query: { search: 'zl' } })).rows.map((row) => row.headName)).toEqual(['钟离安', '钟离丙', '钟离甲', '钟离乙'])
})
