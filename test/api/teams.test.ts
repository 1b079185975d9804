import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { endMembership } from '#contract/household-desk.ts'
import { listEntries } from '#contract/rosters.ts'
import * as contract from '#contract/teams.ts'
import { getVisit, startVisit } from '#contract/visits.ts'
import { putHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let town: Person
let other: Person
let district: Person
let village: Person
let surveyor: Person
let campaign: string
let areas: { id: string; name: string }[]
beforeAll(async () => {
  server = await startServer('opened')
  ;[town, other, district, village, surveyor] = (await Promise.all(['hekou', 'dongcheng', 'quxian', 'xiwan', 'diaocha'].map((login) => server.as(login)))) as [Person, Person, Person, Person, Person]
  campaign = (await town.ask(listCampaigns, {})).rows[0]!.id
  areas = (await town.ask(listAreas, {})).rows
})
afterAll(() => server?.close())

const areaId = (name: string) => areas.find((area) => area.name === name)!.id
const put = (name: string, areaName = '西湾村') => putHousehold(server.connection, { campaignId: campaign, areaName, people: [{ name, birthDate: '1950-03-01' }] })
const teams = (person: Person) => person.ask(contract.listTeams, { query: { campaign } })
const leader = { name: '包村干部', post: '镇政府', phone: '13900001111', isLeader: true }
const helper = { name: '网格员甲', post: '网格员', phone: '13900002222', isLeader: false }
const create = (person: Person, body: Record<string, unknown> = {}) => person.ask(contract.createTeam, { body: { name: '机动组', members: [leader, helper], villages: [], ...body } as never })
const assign = (person: Person, body: Record<string, unknown>) => person.ask(contract.assignHouseholds, { body: { teamId: null, ...body } as never })
const entryOf = async (person: Person, search: string) => (await person.ask(listEntries, { params: { id: campaign }, query: { search } })).rows[0]!
const visit = (householdId: string, person = village) => person.ask(startVisit, { body: { campaignId: campaign, householdId } })

describe('the teams of a town', () => {
  test('each village has one, led by the cadre in charge, with its people and its load; a village sees those that come to it [J-36 on /teams]', async () => {
    await put('负荷一')
    const { rows, without } = await teams(town)
    expect(rows.map((team) => team.name)).toEqual(expect.arrayContaining(['西湾村排查组', '柳圩村排查组']))
    const own = rows.find((team) => team.name === '西湾村排查组')!
    expect(own).toMatchObject({ state: 'ACTIVE', areaName: '河口镇', villages: [{ areaName: '西湾村' }], load: { households: 1, seen: 0 } })
    expect(own.members[0]).toMatchObject({ isLeader: true, post: '镇（街道）包村干部' })
    expect(own.members.map((member) => member.name)).toContain('李芳')
    expect(without).toEqual([])
    expect((await teams(village)).rows.map((team) => team.name)).toEqual(['西湾村排查组'])
    expect(await village.ask(contract.getTeam, { params: { id: own.id }, query: {} })).toMatchObject({ name: '西湾村排查组', members: own.members })
    expect((await teams(other)).rows.map((team) => team.id)).not.toContain(own.id)
    expect(await problemOf(other.ask(contract.getTeam, { params: { id: own.id }, query: {} }))).toBe('NOT_FOUND')
  })

  test('is led by somebody, in villages of its own town that no other team has; only desks make it', async () => {
    expect(await problemOf(create(village))).toBe('NOT_ALLOWED')
    expect(await problemOf(create(town, { members: [helper] }))).toBe('INPUT_INVALID')
    expect(await problemOf(create(town, { villages: [areaId('西湾村')] }))).toBe('TEAM_VILLAGE_TAKEN')
    expect(await problemOf(create(other, { villages: [areaId('西湾村')] }))).toBe('NOT_FOUND')
    const made = await create(district, { name: '区督导组', areaId: areaId('河口镇') })
    expect(made).toMatchObject({ areaName: '河口镇', villages: [] })
    expect(await problemOf(town.ask(contract.changeTeam, { params: { id: made.id }, body: { name: '改名', members: [leader], villages: [], version: 7 } }))).toBe('CHANGED_MEANWHILE')
    expect(await town.ask(contract.changeTeam, { params: { id: made.id }, body: { name: '改名', members: [leader], villages: [], version: made.version } })).toMatchObject({ name: '改名', members: [{ name: '包村干部' }] })
  })
})

describe('whose a household is', () => {
  test('it goes with its village, or to another team, or back; the team of the roster row follows', async () => {
    const { householdId } = await put('换组户')
    expect((await entryOf(village, '换组户')).team).toMatchObject({ name: '西湾村排查组', isOwn: false })
    const { id } = await create(town)
    expect(await problemOf(assign(village, { householdIds: [householdId], teamId: id }))).toBe('NOT_ALLOWED')
    expect(await problemOf(assign(other, { householdIds: [householdId], teamId: id }))).toBe('NOT_FOUND')
    expect(await assign(town, { householdIds: [householdId], teamId: id })).toEqual({ assigned: 1 })
    expect((await entryOf(village, '换组户')).team).toEqual({ id, name: '机动组', isOwn: true })
    const by = async (team: string) => (await town.ask(listEntries, { params: { id: campaign }, query: { team } })).rows.map((one) => one.headName)
    expect(await by(id)).toEqual(['换组户'])
    expect((await teams(village)).rows.map((team) => team.name).sort()).toEqual(['机动组', '西湾村排查组'].sort())
    await assign(town, { householdIds: [householdId] })
    expect((await entryOf(village, '换组户')).team).toMatchObject({ name: '西湾村排查组' })
    expect((await teams(village)).rows.map((team) => team.name)).toEqual(['西湾村排查组'])
  })

  test('a contracted surveyor sees what is assigned, until it is taken back, and no other household', async () => {
    const [mine, notMine] = [await put('给调查员'), await put('不给调查员')]
    const [one] = (await town.ask(contract.listSurveyors, {})).rows
    expect(one).toBeUndefined()
    const [contracted] = (await district.ask(contract.listSurveyors, {})).rows
    expect(contracted).toMatchObject({ name: '罗一鸣', until: expect.stringMatching(/^2027-/) })
    await assign(district, { householdIds: [mine.householdId], accountId: contracted!.id, until: '2028-12-31' })
    const seen = async () => (await surveyor.ask(listEntries, { params: { id: campaign }, query: {} })).rows.map((row) => row.headName)
    expect(await seen()).toEqual(['给调查员'])
    expect((await visit(mine.householdId, surveyor)).headName).toBe('给调查员')
    expect(await problemOf(visit(notMine.householdId, surveyor))).toBe('NOT_FOUND')
    await assign(district, { householdIds: [mine.householdId] })
    expect(await seen()).toEqual([])
  })

  test('of a household that its last member left a team neither has seen it nor has it still to see', async () => {
    const { householdId, personIds } = await put('走光的', '柳圩村')
    const load = async () => (await teams(town)).rows.find((team) => team.villages.some((one) => one.areaName === '柳圩村'))!.load
    const before = await load()
    const liuwei = await server.as('liuwei')
    await liuwei.ask(endMembership, { params: { id: householdId, personId: personIds[0]! }, body: { on: '2026-11-10', reason: 'DIED' } })
    expect(await load()).toEqual({ ...before, gone: before.gone + 1 })
  })

  test('a visit begins with the people of the team', async () => {
    const { householdId } = await put('看组员')
    const { id, team } = await visit(householdId)
    expect(team).toEqual((await teams(village)).rows[0]!.members.map((member) => member.name))
    expect((await village.ask(getVisit, { params: { id } })).team).toHaveLength(4)
  })

  test('when a team ends its households have nobody; none of them is visited before they do, and the desk sees which [J-36 on /campaigns/:id/rosters]', async () => {
    const { householdId } = await put('没有组', '竹林村')
    const { rows } = await teams(town)
    const ending = rows.find((team) => team.name === '竹林村排查组')!
    const zhulin = await server.as('zhulin')
    expect(await town.ask(contract.closeTeam, { params: { id: ending.id }, body: {} })).toMatchObject({ state: 'CLOSED' })
    expect((await entryOf(zhulin, '没有组')).team).toBeNull()
    expect((await teams(town)).without).toMatchObject([{ areaName: '竹林村', households: 1 }])
    expect((await town.ask(listEntries, { params: { id: campaign }, query: { team: 'none' } })).rows.map((one) => one.headName)).toEqual(['没有组'])
    expect(await problemOf(visit(householdId, zhulin))).toBe('TEAM_MISSING')
    await create(town, { name: '新竹林组', villages: [areaId('竹林村')] })
    expect((await visit(householdId, zhulin)).state).toBe('DRAFT')
  })
})
