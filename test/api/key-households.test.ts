import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { getCaseworkWaiting } from '#contract/casework.ts'
import { getHousehold } from '#contract/households.ts'
import { recordFacts } from '#contract/household-desk.ts'
import { addKeyContact, addKeyHousehold, changeKeyHousehold, getKeyHousehold, listKeyHouseholds, listProposedKeys, takeOffKeyHousehold, type KeyHousehold } from '#contract/key-households.ts'
import { startVisit, submitVisit } from '#contract/visits.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { putHousehold, rowsOf, type PutHousehold } from './setup/put-household.ts'
import { putTeam } from './setup/put-team.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { answered, soundSubmission } from './setup/sound-submission.ts'

let server: TestServer
let worker: Person
let officer: Person
let campaignId: string
let made = 0

beforeAll(async () => {
  server = await startServer('opened')
  worker = await server.as('wenchang')
  officer = await server.as('dongcheng')
  campaignId = (await worker.ask(listCampaigns, {})).rows[0]?.id as string
  await putTeam(server.connection, '文昌社区')
})
afterAll(() => server?.close())

const said = { why: 'care', risk: '独居，夜间无人', measure: '每周探望并装呼叫器', frequency: 'weekly', helperName: '李芳', helperPost: '网格员', helperPhone: '13800000001' }
function newHousehold(areaName = '文昌社区'): Promise<PutHousehold> {
  made += 1
  return putHousehold(server.connection, { campaignId, areaName, people: [{ name: `重点${made}`, birthDate: '1940-01-01', aid: ['TEKUN'] }, { name: `家人${made}`, relation: '10', birthDate: '1942-01-01' }] })
}
const add = (householdId: string, change: object = {}, person = worker): Promise<KeyHousehold> => person.ask(addKeyHousehold, { params: { id: campaignId }, body: { householdId, personId: null, visitId: null, ...said, ...change } })
const list = (query: object = {}, person = worker) => person.ask(listKeyHouseholds, { params: { id: campaignId }, query })

test('a household comes on the key list from the visit that showed why, with who sees it how often [J-42 on /campaigns/:id/key-households]', async () => {
  const { householdId } = await newHousehold()
  const visit = await worker.ask(startVisit, { body: { campaignId, householdId } })
  await worker.ask(submitVisit, { params: { id: visit.id }, body: { submission: JSON.parse(JSON.stringify(soundSubmission(visit))) } })
  const key = await add(householdId, { visitId: visit.id })
  expect(key).toMatchObject({ townName: '东城街道', areaName: '文昌社区', whyTitle: { zh: '监护、照料存在风险' }, frequencyTitle: { zh: '每周' }, everyDays: 7, helper: { name: '李芳' }, state: 'ON', addedOn: '2026-11-21', lastSeenOn: '2026-11-21', nextDue: '2026-11-28', visitId: visit.id })
  expect((await list({ household: householdId })).rows.map((row) => [row.id, row.householdId, row.visitId])).toEqual([[key.id, householdId, visit.id]])
  expect(await problemOf(add(householdId))).toBe('CASE_STATE')
})

test('whom a visit proposes waits until somebody puts it on the list or says that nobody follows it', async () => {
  const [kept, declined] = [await newHousehold(), await newHousehold()]
  for (const { householdId } of [kept, declined]) {
    const visit = await worker.ask(startVisit, { body: { campaignId, householdId } })
    await worker.ask(submitVisit, { params: { id: visit.id }, body: { submission: answered(soundSubmission(visit), undefined, 'toFollow', { value: true }) } })
  }
  const proposed = async (person = officer) => (await person.ask(listProposedKeys, { params: { id: campaignId } })).rows.map((row) => row.householdId)
  const waiting = async () => (await officer.ask(getCaseworkWaiting, { params: { id: campaignId } })).keyProposed
  expect(new Set(await proposed())).toEqual(new Set([kept.householdId, declined.householdId]))
  expect((await officer.ask(listProposedKeys, { params: { id: campaignId } })).rows[0]).toMatchObject({ areaName: '文昌社区', townName: '东城街道', on: '2026-11-21', by: '周玉兰', visitId: expect.any(String) })
  expect(await waiting()).toBe(2)
  expect(await proposed(await server.as('hekou'))).toEqual([])
  const key = await add(kept.householdId, {}, officer)
  await officer.ask(recordFacts, { params: { id: declined.householdId }, body: { asOf: '2026-11-21', facts: [{ name: 'toFollow', value: false }] } })
  expect([await proposed(), await waiting()]).toEqual([[], 0])
  await officer.ask(takeOffKeyHousehold, { params: { id: key.id }, body: { version: key.version, reason: '已解决' } })
  expect(await proposed()).toEqual([])
})

test('the town can put somebody on it too, one person of a household; other reasons, people and texts are refused', async () => {
  const { householdId, personIds } = await newHousehold()
  expect(await add(householdId, { personId: personIds[1] }, officer)).toMatchObject({ personName: `家人${made}`, addedBy: '陈立' })
  expect(await problemOf(add(householdId, { why: 'no-such-reason' }))).toBe('INPUT_INVALID')
  expect(await problemOf(add(householdId, { frequency: 'daily' }))).toBe('INPUT_INVALID')
  expect(await problemOf(add(householdId, { personId: (await newHousehold()).personIds[0] }))).toBe('INPUT_INVALID')
  expect(await problemOf(add(householdId, { risk: '本人 990010194001011236' }))).toBe('TEXT_HOLDS_CITIZEN_ID')
})

test('who should have been seen by now is on the due list, and a telephone call sees nobody [J-60 on /campaigns/:id/key-households]', async () => {
  const { householdId } = await newHousehold()
  const { id } = await add(householdId)
  await rowsOf(server.connection, `UPDATE key_household SET added_on = '2026-11-01' WHERE id = $1`, [id])
  const due = async () => (await list({ overdue: 'true' })).rows.map((row) => row.id)
  expect(await due()).toContain(id)
  expect((await worker.ask(getCaseworkWaiting, { params: { id: campaignId } })).keyOverdue).toBe((await list({ overdue: 'true' })).total)
  const contact = (change: object) => {
    server.clock.moveDays(1 / 86_400)
    return worker.ask(addKeyContact, { params: { id }, body: { on: '2026-11-20', manner: 'PHONE', found: '电话里说身体尚可', done: '', next: '下周上门', ...change } as never })
  }
  expect(await contact({})).toMatchObject({ lastSeenOn: null, lastContactOn: '2026-11-20', isOverdue: true })
  expect(await contact({ manner: 'HOME', found: '见到本人' })).toMatchObject({ lastSeenOn: '2026-11-20', nextDue: '2026-11-27', isOverdue: false })
  expect(await due()).not.toContain(id)
  expect(await problemOf(contact({ on: '2026-11-22' }))).toBe('INPUT_INVALID')
  expect((await worker.ask(getKeyHousehold, { params: { id } })).contacts.map((one) => [one.manner, one.found, one.next, one.by])).toEqual([['HOME', '见到本人', '下周上门', '周玉兰'], ['PHONE', '电话里说身体尚可', '下周上门', '周玉兰']])
})

test('one person who is followed was seen only in a visit that met that person', async () => {
  const { householdId, personIds } = await newHousehold()
  const visit = await worker.ask(startVisit, { body: { campaignId, householdId } })
  const submission = soundSubmission(visit)
  const missed = { ...submission, members: { ...submission.members, [personIds[1] as string]: { seen: false, reason: 'IN_HOSPITAL', nextDate: '2026-12-01', answers: {} } } }
  await worker.ask(submitVisit, { params: { id: visit.id }, body: { submission: JSON.parse(JSON.stringify(soundSubmission(visit, missed))) } })
  expect((await add(householdId, { personId: personIds[0] })).lastSeenOn).toBe('2026-11-21')
  expect((await add(householdId, { personId: personIds[1] })).lastSeenOn).toBeNull()
})

test('taken off with a reason, and back again with all that was before', async () => {
  const { householdId } = await newHousehold()
  const key = await add(householdId)
  const off = (version: number, reason = '已入住养老机构') => worker.ask(takeOffKeyHousehold, { params: { id: key.id }, body: { version, reason } })
  const changed = await worker.ask(changeKeyHousehold, { params: { id: key.id }, body: { version: key.version, ...said, frequency: 'monthly', helperName: '周玉兰' } })
  expect(changed).toMatchObject({ everyDays: 30, nextDue: '2026-12-21' })
  expect(await problemOf(off(key.version))).toBe('CHANGED_MEANWHILE')
  expect(await problemOf(off(changed.version, ''))).toBe('INPUT_INVALID')
  const gone = await off(changed.version)
  expect(gone).toMatchObject({ state: 'OFF', offOn: '2026-11-21', offReason: '已入住养老机构', nextDue: null })
  expect(await problemOf(worker.ask(addKeyContact, { params: { id: key.id }, body: { on: '2026-11-21', manner: 'HOME', found: '见到', done: '', next: '' } }))).toBe('CASE_STATE')
  server.clock.moveDays(1 / 86_400)
  const back = await add(householdId, { risk: '已出院回家' })
  expect(back).toMatchObject({ id: key.id, state: 'ON', risk: '已出院回家', offOn: null, offReason: '' })
  const { events } = await worker.ask(getKeyHousehold, { params: { id: key.id } })
  expect(events.map((event) => [event.kind, event.note]).sort()).toEqual([['ADDED', said.risk], ['ADDED_AGAIN', '已出院回家'], ['CHANGED', ''], ['OFF', '已入住养老机构']])
  expect(events.find((event) => event.kind === 'CHANGED')?.changes).toEqual(expect.arrayContaining([{ field: 'frequency', before: 'weekly', after: 'monthly' }, { field: 'helperName', before: '李芳', after: '周玉兰' }]))
})

test('filters narrow, pages follow each other, and villages see their own', async () => {
  const theirs = await add((await newHousehold('西湾村')).householdId, {}, await server.as('xiwan'))
  const all = (await list()).rows
  expect(all.map((row) => row.id)).not.toContain(theirs.id)
  expect(await problemOf(worker.ask(getKeyHousehold, { params: { id: theirs.id } }))).toBe('NOT_FOUND')
  expect((await list({ state: 'OFF' })).rows.every((row) => row.state === 'OFF')).toBe(true)
  expect((await list({ frequency: 'weekly' })).rows.every((row) => row.frequency === 'weekly')).toBe(true)
  expect((await list({ why: 'rights' })).total).toBe(0)
  expect((await list({ search: all[0]?.headName as string })).rows.map((row) => row.headName)).toContain(all[0]?.headName)
  const paged: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(after === null ? {} : { after }) })
    paged.push(...page.rows.map((row) => row.id))
    after = page.next
  } while (after !== null)
  expect(paged).toEqual(all.map((row) => row.id))
})

test('the list goes out as a workbook in the columns of the form, and that it did is written down', async () => {
  const response = await officer.fetch(`/api/campaigns/${campaignId}/key-households/workbook?state=ON`)
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('重点户（人员）清单-东城街道-2026-11-21.xlsx')
  const book = await readWorkbook(new Uint8Array(await response.arrayBuffer()), 'list.xlsx')
  const rows = (book.sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell.text ?? '')))
  const heading = rows.find((row) => row.includes('户主')) as string[]
  expect(heading.slice(0, 16)).toEqual(['序号', '镇（街道）', '村（居）', '户主', '人员', '对象类别', '列为重点的原因', '风险', '跟踪帮扶措施', '频次', '帮扶人', '最近见到', '应访日期', '状态', '移出日期', '移出原因'])
  const { total } = await list({ state: 'ON' }, officer)
  expect(rows.length - rows.indexOf(heading) - 1).toBe(total)
  const [entry] = await rowsOf<{ details: { rows: number } }>(server.connection, `SELECT details FROM audit_entry WHERE action = 'export-key-list'`)
  expect(entry?.details.rows).toBe(total)
})

test('the household\'s own timeline tells of it, for those who may read the list', async () => {
  const { householdId } = await newHousehold()
  const key = await add(householdId)
  server.clock.moveDays(1 / 86_400)
  await worker.ask(addKeyContact, { params: { id: key.id }, body: { on: '2026-11-21', manner: 'HOME', found: '见到本人', done: '送米面', next: '' } })
  const lines = async (person: Person) => (await person.ask(getHousehold, { params: { id: householdId } })).timeline.filter((entry) => entry.kind === 'key').map((entry) => [entry.code, entry.link?.page, entry.link?.id])
  const told = [['timeline.key.contact', 'key-household', key.id], ['timeline.key.ADDED', 'key-household', key.id]]
  expect(await lines(worker)).toEqual(told)
  expect(await lines(await server.as('lingdao'))).toEqual(told)
})
