import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { listAudit } from '#contract/audit.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getDeliverable, submitDeliverable, writeDeliverableText, type DeliverableVersion } from '#contract/deliverables.ts'
import { askRelease, decideRelease, listReleases } from '#contract/releases.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { rowsOf } from './setup/put-household.ts'
import { asConfirmed } from './setup/confirm-account.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let district: Person
let officer: Person
let town: Person
let report: DeliverableVersion
let list: DeliverableVersion

beforeAll(async () => {
  server = await startServer('opened')
  district = await server.as('quxian')
  town = await server.as('hekou')
  const areas = (await district.ask(listAreas, {})).rows
  const campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  const areaOf = (name: string) => areas.find((area) => area.name === name)!.id
  const password = 'doudi-2026-given'
  await (await server.as('guanli')).ask(createAccount, { body: { login: 'kexuan', name: '科员', role: 'district-officer', areaId: areaOf('示例区'), password } })
  await rowsOf(server.connection, `UPDATE account SET must_change = false WHERE login = 'kexuan'`, [])
  officer = await asConfirmed(server, 'kexuan', password)
  const handIn = async (person: Person, code: string, areaId: string, texts: readonly string[]) => {
    const key = { id: campaignId, code, areaId }
    for (const section of texts) await person.ask(writeDeliverableText, { params: { ...key, section }, query: {}, body: { body: '已组织。', version: 0 } })
    const { hash } = await person.ask(getDeliverable, { params: key, query: {} })
    return person.ask(submitDeliverable, { params: key, query: {}, body: { password: examplePassword, hash } })
  }
  list = await handIn(town, 'problem-list', areaOf('河口镇'), [])
  report = await handIn(district, 'district-report', areaOf('示例区'), ['organisation', 'advice'])
})
afterAll(() => server?.close())

const codeOf = async (person: Person, { id }: { id: string }, format: string): Promise<string> => {
  const response = await person.fetch(`/api/deliverable-versions/${id}/${format}`)
  return response.ok ? 'fine' : ((await response.json()) as { code: string }).code
}
const to = { receiver: '市专项排查整治行动工作专班', purpose: '按要求报送' }

test('what goes above the district leaves only after its person in charge released it to a named receiver [J-64 on /releases]', async () => {
  expect(await codeOf(district, report, 'docx')).toBe('NOT_RELEASED')
  expect(await problemOf(town.ask(askRelease, { params: { id: list.id }, body: to }))).toBe('NOT_ALLOWED')
  const asked = await officer.ask(askRelease, { params: { id: report.id }, body: to })
  expect(asked).toMatchObject({ ...to, state: 'ASKED', askedBy: '科员', decidedBy: null, hash: report.hash, rows: report.rows })
  expect(await codeOf(officer, report, 'docx')).toBe('NOT_RELEASED')
  expect(await problemOf(officer.ask(decideRelease, { params: { id: asked.id }, body: { isReleased: true, reason: '' } }))).toBe('NOT_PRINCIPAL')
  expect(await problemOf(district.ask(decideRelease, { params: { id: asked.id }, body: { isReleased: false, reason: '' } }))).toBe('INPUT_INVALID')
  expect(await district.ask(decideRelease, { params: { id: asked.id }, body: { isReleased: true, reason: '' } })).toMatchObject({ state: 'RELEASED', decidedBy: '王敏' })
  expect(await problemOf(district.ask(decideRelease, { params: { id: asked.id }, body: { isReleased: false, reason: '晚了' } }))).toBe('CASE_STATE')
  expect(await codeOf(officer, report, 'docx')).toBe('fine')
  const log = await (await server.as('lingdao')).ask(listReleases, { query: {} })
  expect(log.rows).toMatchObject([{ title: { zh: '专项排查整治工作报告' }, areaName: '示例区', receiver: to.receiver, rows: report.rows, state: 'RELEASED', askedBy: '科员', decidedBy: '王敏' }])
  const trail = (await district.ask(listAudit, { query: { action: 'export-deliverable' } })).rows
  expect(trail[0]?.details).toMatchObject({ code: 'district-report', receiver: to.receiver })
})

test('what stays below needs none; a list that the city takes needs one', async () => {
  expect(await codeOf(town, list, 'xlsx')).toBe('fine')
  expect(await codeOf(district, list, 'xlsx')).toBe('fine')
  const city = await server.as('shiju')
  expect(await codeOf(city, list, 'xlsx')).toBe('NOT_RELEASED')
  const refused = await officer.ask(askRelease, { params: { id: list.id }, body: to })
  await district.ask(decideRelease, { params: { id: refused.id }, body: { isReleased: false, reason: '名单不出区' } })
  expect(await codeOf(city, list, 'xlsx')).toBe('NOT_RELEASED')
  expect((await district.ask(askRelease, { params: { id: list.id }, body: to })).state).toBe('RELEASED')
  expect(await codeOf(city, list, 'xlsx')).toBe('fine')
})
