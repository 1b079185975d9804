import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount, getHandOver, handOver, listAccounts, type Account } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { listAudit } from '#contract/audit.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getFinding, listFindings } from '#contract/findings.ts'
import { addKeyHousehold, getKeyHousehold } from '#contract/key-households.ts'
import { listPlannedVisits, planVisits } from '#contract/planning.ts'
import { listTasks } from '#contract/records.ts'
import { listEntries } from '#contract/rosters.ts'
import { listTeams } from '#contract/teams.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
const password = 'correct-horse'
beforeAll(async () => {
  server = await startServer('example')
})
afterAll(() => server?.close())

const accountOf = async (login: string): Promise<Account> => (await (await server.as('guanli')).ask(listAccounts, {})).rows.find((row) => row.login === login) as Account

test('whoever comes after a village worker answers for the problems, key households, planned visits and tasks, and stands in the team', async () => {
  const [administrator, town, village] = [await server.as('guanli'), await server.as('dongcheng'), await server.as('nanmen')]
  const campaignId = (await village.ask(listCampaigns, {})).rows[0]!.id
  const [entry] = (await village.ask(listEntries, { params: { id: campaignId }, query: { coverage: 'NOT_VISITED' } })).rows
  const key = await village.ask(addKeyHousehold, { params: { id: campaignId }, body: { householdId: entry!.householdId, personId: null, visitId: null, why: 'care', risk: '独居', measure: '每周探望', frequency: 'weekly', helperName: '蒋玉梅', helperPost: '村书记', helperPhone: '13800000001' } })
  await village.ask(planVisits, { body: { campaignId, householdIds: [entry!.householdId], on: '2026-12-01', purpose: '入户', visitors: '王小明、蒋玉梅' } })
  const [problem] = (await village.ask(listFindings, { params: { id: campaignId }, query: { open: 'true', search: '蒋玉梅' } })).rows
  const areaId = (await administrator.ask(listAreas, {})).rows.find((area) => area.name === '南门社区')!.id
  const heir = await administrator.ask(createAccount, { body: { login: 'nanmen-2', name: '沈新', role: 'village-worker', areaId, password, phone: '13900001234', post: '社区书记' } })
  const leaver = await accountOf('nanmen')

  const preview = await administrator.ask(getHandOver, { params: { id: leaver.id } })
  const kinds = Object.fromEntries(preview.things.map((one) => [one.kind, one.goes]))
  expect(kinds).toMatchObject({ teams: 'successor', findings: 'successor', 'key-households': 'successor', planned: 'successor', tasks: 'successor' })
  const { things } = await administrator.ask(handOver, { params: { id: leaver.id }, body: { successorId: heir.id } })
  expect(things).toEqual(preview.things)

  const team = (await town.ask(listTeams, {})).rows.find((one) => one.villages.some((one) => one.areaName === '南门社区'))!
  expect(team.members.filter((member) => ['蒋玉梅', '沈新'].includes(member.name))).toEqual([expect.objectContaining({ name: '沈新', accountId: heir.id, phone: '13900001234', isLeader: false })])
  const settled = await town.ask(getFinding, { params: { id: problem!.id } })
  expect(settled).toMatchObject({ ownerPerson: '沈新', state: problem!.state })
  expect(settled.events.at(-1)).toMatchObject({ changes: [{ field: 'ownerPerson', before: '蒋玉梅', after: '沈新' }] })
  const followed = await town.ask(getKeyHousehold, { params: { id: key.id } })
  expect(followed.helper).toEqual({ name: '沈新', post: '社区书记', phone: '13900001234' })
  const planned = (await town.ask(listPlannedVisits, { query: { from: '2026-12-01', to: '2026-12-01', household: entry!.householdId } })).rows
  expect(planned.map((row) => row.visitors)).toEqual(['王小明、沈新'])
  const tasks = (await town.ask(listTasks, { params: { id: campaignId }, query: {} })).rows
  expect(tasks.filter((task) => task.state !== 'done' && task.owner === '蒋玉梅')).toEqual([])
  expect(tasks.map((task) => task.owner)).toContain('沈新')
  const { rows: trail } = await administrator.ask(listAudit, { query: { action: 'hand-over-account' } })
  expect(trail.find((row) => row.details['login'] === 'nanmen')?.details).toMatchObject({ successor: 'nanmen-2', teams: 1, 'key-households': 1, planned: 1 })
})

test('what only a name says goes nowhere while somebody else has the name; it is named, and stays as it was', async () => {
  const administrator = await server.as('guanli')
  const town = await server.as('dongcheng')
  const campaignId = (await town.ask(listCampaigns, {})).rows[0]!.id
  const rows = (await administrator.ask(listAreas, {})).rows
  const make = (login: string, name: string, areaName: string) => administrator.ask(createAccount, { body: { login, name, role: 'town-officer', areaId: rows.find((area) => area.name === areaName)!.id, password } })
  const heir = await make('dongcheng-2', '许接手', '东城街道')
  await make('kaifaqu-2', '陈立', '示例经济开发区')
  const owned = (await town.ask(listFindings, { params: { id: campaignId }, query: { open: 'true', search: '陈立' } })).total
  expect(owned).toBeGreaterThan(0)

  const leaver = await accountOf('dongcheng')
  const { things } = await administrator.ask(handOver, { params: { id: leaver.id }, body: { successorId: heir.id } })
  expect(things.find((one) => one.kind === 'findings')).toEqual({ kind: 'findings', count: owned, goes: 'by-hand' })
  expect((await (await server.as('quxian')).ask(listFindings, { params: { id: campaignId }, query: { open: 'true', search: '陈立' } })).total).toBe(owned)
  const { rows: trail } = await administrator.ask(listAudit, { query: { action: 'hand-over-account' } })
  expect(trail.find((row) => row.details['login'] === 'dongcheng')?.details).toMatchObject({ successor: 'dongcheng-2', byHand: { findings: owned } })
})

test('referrals are their unit’s: they are named as such and do not move', async () => {
  const administrator = await server.as('guanli')
  const preview = await administrator.ask(getHandOver, { params: { id: (await accountOf('canlian')).id } })
  expect(preview.things.filter((one) => one.kind === 'referrals')).toEqual([{ kind: 'referrals', count: expect.any(Number), goes: 'unit' }])
})
