import { afterAll, beforeAll, expect, test } from 'vitest'
import { getCampaign, listCampaigns, moveCampaign, previewMove } from '#contract/campaigns.ts'
import { getHousehold } from '#contract/households.ts'
import { addParameter } from '#contract/parameters.ts'
import { listAreas } from '#contract/areas.ts'
import { publishPlan } from '#contract/plans.ts'
import { ZipBuilder } from '#server/zip/zip-builder.ts'
import { planFiles } from '../plan-files.ts'
import { putHousehold, type SeedHousehold } from './setup/put-household.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let village: Person
let campaignId: string
beforeAll(async () => {
  server = await startServer('opened')
  ;[officer, village] = await Promise.all([server.as('quxian'), server.as('wenchang')])
  campaignId = (await officer.ask(listCampaigns, {})).rows[0]!.id
  const district = (await officer.ask(listAreas, { query: {} })).rows.find((area) => area.name === '示例区')!
  await officer.ask(addParameter, { body: { name: 'dibaoStandard', areaId: district.id, hukou: '', basis: '坛民字〔2026〕1号', from: '2026-01-01', value: 700_00 } })
})
afterAll(() => server?.close())

const put = async (change: Partial<SeedHousehold>): Promise<string> => (await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [], ...change })).householdId
const focusOf = async (householdId: string): Promise<string[]> => {
  const { members } = await village.ask(getHousehold, { params: { id: householdId } })
  return members[0]!.labels.filter((label) => label.focusOf === 'disabled').map((label) => label.id).sort()
}
const person = (kind: string, level: number, more = {}) => ({ birthDate: '1975-01-01', facts: { 'disability.kind': kind, 'disability.level': level, ...more } })

test('the focus of disabled persons is computed from what is known: in dibao; severe and without income; several in one household; living off old parents [J-16 on /households/:id]', async () => {
  const fixed = { fixedIncome: true }
  expect(await focusOf(await put({ people: [{ name: '残甲', ...person('HEARING', 4, fixed) }], aid: ['DIBAO'] }))).toEqual(['IN_DIBAO'])
  for (const kind of ['INTELLECTUAL', 'PHYSICAL', 'PSYCHOSOCIAL', 'VISUAL']) expect(await focusOf(await put({ people: [{ name: '残乙', ...person(kind, 2, { fixedIncome: false }) }] })), kind).toEqual(['SEVERE_NO_INCOME'])
  // Another kind, a lighter level, an income: none of them.
  for (const facts of [person('HEARING', 1, { fixedIncome: false }), person('PHYSICAL', 3, { fixedIncome: false }), person('PHYSICAL', 1, fixed)]) expect(await focusOf(await put({ people: [{ name: '残丙', ...facts }] }))).toEqual([])
  const two = [{ name: '残丁', ...person('PHYSICAL', 3, fixed) }, { name: '残戊', relation: '12', sex: 'FEMALE' as const, ...person('PHYSICAL', 3, fixed) }]
  // 2 times 700 yuan a month for two people is 33,600 yuan a year; the number itself is within.
  expect(await focusOf(await put({ people: two, facts: { income12m: 33_600_00 } }))).toEqual(['MULTI_DISABLED'])
  expect(await focusOf(await put({ people: two, facts: { income12m: 33_600_01 } }))).toEqual([])
  expect(await focusOf(await put({ people: [{ name: '残己', ...person('PHYSICAL', 3, fixed) }], facts: { income12m: 10_000_00, agedParentCarer: true } }))).toEqual(['AGED_PARENT_CARER'])
})

test('the extended scope is what the district writes into its plan: published and taken over, it is a focus group like the others [J-16 on /campaigns/:id/move]', async () => {
  const householdId = await put({ people: [{ name: '残庚', ...person('HEARING', 1, { fixedIncome: false }) }] })
  expect(await focusOf(householdId)).toEqual([])
  const files = planFiles('jintan-2022')
  const last = "        clause: { at: 二（一）6, says: 依老养残特殊困难残疾人, row: J-16 }\n"
  const plan = String(files['plan.yaml'])
  expect(plan.split(last)).toHaveLength(2)
  const extended = `${last}      - id: EXTENDED_SCOPE
        title: { zh: 扩面范围内的残疾人, en: Disabled in the extended scope }
        when: person.disability.kind == "HEARING" && person.disability.level == 1
        clause: { at: 二（一）6, says: 以及扩面范围内的残疾人, row: J-16 }
`
  const zip = new ZipBuilder()
  for (const [path, content] of Object.entries({ ...files, 'plan.yaml': plan.replace(last, () => extended) })) zip.add(path, content)
  const { number } = await officer.ask(publishPlan, { query: { note: '扩面范围：一级听力残疾' }, body: new Blob([zip.finish() as Uint8Array<ArrayBuffer>]) })
  const { seen, changes } = await officer.ask(previewMove, { params: { id: campaignId }, query: { number } })
  expect(changes.map((change) => change.id)).toEqual(['disabled.EXTENDED_SCOPE'])
  await officer.ask(moveCampaign, { params: { id: campaignId }, body: { number, seen } })
  expect((await officer.ask(getCampaign, { params: { id: campaignId } })).version).toBe(number)
  expect(await focusOf(householdId)).toEqual(['EXTENDED_SCOPE'])
})
