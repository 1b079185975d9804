import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { listAudit } from '#contract/audit.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getCaseworkWaiting } from '#contract/casework.ts'
import { closeEscalation, followEscalation, getEscalation, listEscalations, recordReceipt, reportEscalation, type EscalationDetail } from '#contract/escalations.ts'
import { getDeliverable } from '#contract/deliverables.ts'
import { getHousehold, searchHouseholds } from '#contract/households.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { settleIn } from './setup/settle-in.ts'

let server: TestServer
let reporter: Person
let campaignId: string
let householdId: string
const secret = '邻居听到哭喊声'

beforeAll(async () => {
  server = await startServer('opened')
  reporter = await server.as('wenchang')
  campaignId = (await reporter.ask(listCampaigns, {})).rows[0]?.id as string
  householdId = (await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '报告户', birthDate: '1980-01-01' }] })).householdId
})
afterAll(() => server?.close())

const report = (change: object = {}, person = reporter): Promise<EscalationDetail> =>
  person.ask(reportEscalation, {
    params: { id: campaignId },
    body: {
      kind: 'rights-violated', signs: ['UNEXPLAINED_INJURY', 'LEFT_ALONE'], seenAt: '2026-11-21T08:40:00+08:00', where: '文昌社区 3 组', who: '约 8 岁女童，姓名不详', description: secret,
      householdId, visitId: null, areaId: null, told: { body: 'police', way: 'PHONE', at: '2026-11-21T08:45:00+08:00', name: '110 接警员' }, receipt: null, ...change,
    } as never,
  })
const read = (id: string, person = reporter) => person.ask(getEscalation, { params: { id } })

/** A second account beside somebody's own. */
async function colleague(login: string, role: string, areaName: string): Promise<Person> {
  const admin = await server.as('guanli')
  const area = (await admin.ask(listAreas, {})).rows.find((one) => one.name === areaName)
  await admin.ask(createAccount, { body: { login, name: `同事${login}`, role, areaId: area?.id, password: 'doudi-2026-given', department: null, institution: null, isPrincipal: false, until: null, phone: '', post: '' } as never })
  return settleIn(server, login, 'doudi-2026-given')
}

test('told at once, with when it was seen, when and how who was told; the receipt comes after [J-44 on /campaigns/:id/escalations]', async () => {
  const made = await report()
  expect(made).toMatchObject({ kindTitle: { zh: '疑似侵害妇女儿童权益' }, state: 'TOLD', isMine: true, signs: ['UNEXPLAINED_INJURY', 'LEFT_ALONE'], reporter: '周玉兰', receiptDueAt: '2026-11-22T00:45:00.000Z', householdId })
  expect(made.events).toMatchObject([{ kind: 'TOLD', told: { body: 'police', way: 'PHONE', name: '110 接警员' }, bodyTitle: { zh: '公安机关' } }])
  const received = await reporter.ask(recordReceipt, { params: { id: made.id }, body: { version: made.version, receipt: { name: '城东派出所 李警官', number: '接警 2026-1121', at: '2026-11-21T09:10:00+08:00' } } })
  expect(received).toMatchObject({ state: 'RECEIVED', receiptAt: '2026-11-21T01:10:00.000Z', isOverdue: false })
  const told = await reporter.ask(followEscalation, { params: { id: made.id }, body: { version: received.version, note: '同时告知妇联', told: { body: 'womens-federation', way: 'PHONE', at: '2026-11-21T09:15:00+08:00', name: '' } } })
  const closed = await reporter.ask(closeEscalation, { params: { id: made.id }, body: { version: told.version, note: '已由公安接手，孩子送救助站' } })
  expect(closed.state).toBe('CLOSED')
  expect(closed.events.map((event) => event.kind).sort()).toEqual(['CLOSED', 'RECEIPT', 'TOLD', 'TOLD'])
})

test('without a receipt in the hours of the plan it is an alarm, for those who may read it alone', async () => {
  const made = await report()
  await rowsOf(server.connection, `UPDATE escalation SET receipt_due_at = '2026-11-21T01:00:00Z' WHERE id = $1`, [made.id])
  const overdue = (person: Person) => person.ask(listEscalations, { params: { id: campaignId }, query: { overdue: 'true' } })
  const missing = async (person: Person) => (await person.ask(getCaseworkWaiting, { params: { id: campaignId } })).receiptsMissing
  expect((await overdue(reporter)).rows.map((row) => [row.id, row.isOverdue])).toEqual([[made.id, true]])
  const district = await server.as('quxian')
  expect([await missing(reporter), await missing(district), await missing(await server.as('dongcheng')), await missing(await server.as('lingdao'))]).toEqual([1, 1, 0, null])
  expect(await problemOf(reporter.ask(closeEscalation, { params: { id: made.id }, body: { version: made.version, note: '算了' } }))).toBe('CASE_STATE')
  await reporter.ask(recordReceipt, { params: { id: made.id }, body: { version: made.version, receipt: { name: '李警官', number: '', at: '2026-11-21T09:19:00+08:00' } } })
  expect(await missing(reporter)).toBe(0)
})

test('the number in a report is that of the list which it opens for those who read all of them', async () => {
  const district = await server.as('quxian')
  const areas = (await district.ask(listAreas, {})).rows
  const idOf = (name: string) => areas.find((area) => area.name === name)!.id
  server.clock.moveTo('2026-11-21T09:30:00+08:00')
  await report()
  server.clock.moveTo('2026-11-21T09:40:00+08:00')
  for (const [code, name] of [['district-report', '示例区'], ['situation-report', '东城街道'], ['situation-report', '河口镇']] as const) {
    const { figures } = await district.ask(getDeliverable, { params: { id: campaignId, code, areaId: idOf(name) }, query: {} })
    const listed = async (until?: string) => (await district.ask(listEscalations, { params: { id: campaignId }, query: { area: idOf(name), ...(until && { until }) } })).total
    expect([name, await listed()]).toEqual([name, figures.find((figure) => figure.id === 'escalations')!.value])
    expect([name, await listed('2026-11-21T09:29:59.999+08:00')]).toEqual([name, name === '河口镇' ? 0 : (await listed()) - 1])
  }
  expect(await problemOf(reporter.ask(listEscalations, { params: { id: campaignId }, query: { area: idOf('河口镇') } }))).toBe('NOT_FOUND')
  server.clock.moveTo('2026-11-21T09:20:00+08:00')
})

test('times that cannot be, kinds and bodies the plan does not have, and citizen ids are refused', async () => {
  const told = { body: 'police', way: 'PHONE', at: '2026-11-21T08:45:00+08:00', name: '' }
  const refused = [{ kind: 'no-such-kind' }, { told: { ...told, body: 'nobody' } }, { seenAt: '2026-11-21T10:00:00+08:00' }, { told: { ...told, at: '2026-11-21T08:00:00+08:00' } }, { signs: [] }]
  for (const change of refused) expect(await problemOf(report(change)), JSON.stringify(change)).toBe('INPUT_INVALID')
  expect(await problemOf(report({ who: '990010198001011236' }))).toBe('TEXT_HOLDS_CITIZEN_ID')
})

test('the district in charge reads it; colleagues, the town, leaders, auditors and departments find nothing, wherever they look', async () => {
  const made = await report()
  const district = await server.as('quxian')
  expect((await read(made.id, district)).description).toBe(secret)
  const others: Record<string, Person> = {
    'the other account of the village': await colleague('wenchang2', 'village-worker', '文昌社区'),
    'another officer of the district': await colleague('quxian2', 'district-officer', '示例区'),
    town: await server.as('dongcheng'),
    'another village': await server.as('xiwan'),
  }
  for (const [name, person] of Object.entries(others)) {
    expect(await problemOf(read(made.id, person)), name).toBe('NOT_FOUND')
    const { id, version } = made
    const tried = [
      person.ask(recordReceipt, { params: { id }, body: { version, receipt: { name: '某', number: '', at: '2026-11-21T09:19:00+08:00' } } }),
      person.ask(followEscalation, { params: { id }, body: { version, note: '看看', told: null } }),
      person.ask(closeEscalation, { params: { id }, body: { version, note: '看看' } }),
    ]
    expect(await Promise.all(tried.map(problemOf)), name).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    expect((await person.ask(listEscalations, { params: { id: campaignId } })).total, name).toBe(0)
    expect((await person.ask(getCaseworkWaiting, { params: { id: campaignId } })).receiptsMissing, name).toBe(0)
  }
  for (const login of ['lingdao', 'shenji', 'canlian', 'guanli', 'rexian']) {
    const person = await server.as(login)
    expect(await problemOf(read(made.id, person)), login).toBe('NOT_ALLOWED')
    expect(await problemOf(person.ask(listEscalations, { params: { id: campaignId } })), login).toBe('NOT_ALLOWED')
  }
})

test('lists, the household, the search and the trail say nothing of it', async () => {
  const made = await report()
  const row = JSON.stringify((await reporter.ask(listEscalations, { params: { id: campaignId } })).rows)
  for (const word of [secret, '女童', '3 组', '报告户', householdId]) expect(row).not.toContain(word)
  for (const login of ['wenchang', 'dongcheng', 'quxian', 'shenji']) {
    const person = await server.as(login)
    const seen = JSON.stringify([await person.ask(getHousehold, { params: { id: householdId } }), await person.ask(searchHouseholds, { query: { search: '报告户' } })])
    for (const word of [secret, '女童', made.id, 'rights-violated', 'escalation']) expect(seen, `${login} ${word}`).not.toContain(word)
  }
  for (const login of ['quxian', 'shenji']) {
    const { rows } = await (await server.as(login)).ask(listAudit, { query: { object: made.id } })
    expect(rows.map((entry) => entry.action)).toContain('report-escalation')
    expect(rows.every((entry) => Object.keys(entry.details).length === 0), login).toBe(true)
    expect((await (await server.as(login)).ask(listAudit, { query: { object: householdId } })).rows.map((entry) => entry.action)).not.toContain('report-escalation')
  }
  const stored = JSON.stringify(await rowsOf(server.connection, `SELECT escalation::text AS row, (SELECT string_agg(e::text, '') FROM escalation_event e WHERE e.escalation_id = escalation.id) AS events FROM escalation WHERE id = $1`, [made.id]))
  for (const word of [secret, '女童', householdId, '接警员']) expect(stored).not.toContain(word)
})

test('opening one is written down each time', async () => {
  const made = await report()
  const opened = async () => (await rowsOf<{ by_name: string }>(server.connection, `SELECT by_name FROM audit_entry WHERE action = 'read-escalation' AND object_id = $1 ORDER BY at, id`, [made.id])).map((entry) => entry.by_name)
  await read(made.id)
  await read(made.id, await server.as('quxian'))
  expect((await opened()).sort()).toEqual(['周玉兰', '王敏'].sort())
})
