import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeAreas, listAreas, previewAreaChange, type AreaChange } from '#contract/areas.ts'
import { getBoard, listCampaigns, listDuties } from '#contract/campaigns.ts'
import { getVillageRoster, listVillageRosters, signRoster } from '#contract/rosters.ts'
import { assignHouseholds, createTeam, listTeams } from '#contract/teams.ts'
import { startVisit } from '#contract/visits.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

// Villages become one or several while teams are at work in them.

let server: TestServer
let district: Person
let town: Person
let campaignId: string
const today = '2026-11-21'
const homes: Record<string, string> = {}
beforeAll(async () => {
  server = await startServer('opened')
  district = await server.as('quxian')
  town = await server.as('hekou')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  for (const [village, name] of [['西湾村', '西一'], ['西湾村', '西二'], ['西湾村', '西三'], ['竹林村', '竹一'], ['竹林村', '竹二'], ['柳圩村', '柳一'], ['柳圩村', '柳二']] as const)
    homes[name] = (await putHousehold(server.connection, { campaignId, areaName: village, people: [{ name, birthDate: '1950-01-01' }], facts: { group: name === '柳一' ? '一组' : '二组' } })).householdId
  await rowsOf(server.connection, 'DELETE FROM team_village')
  await rowsOf(server.connection, 'DELETE FROM team_member')
  await rowsOf(server.connection, 'DELETE FROM visit_team')
  for (const village of ['西湾村', '竹林村', '柳圩村']) await team(`${village}组`, [village])
  const away = await team('机动组', [])
  await town.ask(assignHouseholds, { body: { householdIds: [homes['竹二']!], teamId: away } })
})
afterAll(() => server?.close())

const idOf = async (name: string) => (await district.ask(listAreas, { query: {} })).rows.find((area) => area.name === name)!.id
const preview = (change: AreaChange) => district.ask(previewAreaChange, { body: { change } })
const carryOut = async (change: AreaChange) => district.ask(changeAreas, { body: { change, hash: (await preview(change)).hash } })
const line = async (name: string) => (await district.ask(listVillageRosters, { params: { id: campaignId } })).rows.find((row) => row.areaName === name)!
async function team(name: string, villages: readonly string[]): Promise<string> {
  const ids = await Promise.all(villages.map(idOf))
  return (await town.ask(createTeam, { body: { name, note: '', villages: ids, members: [{ name: `${name}长`, post: '', phone: '', isLeader: true, accountId: null }] } })).id
}
const teamOfVisit = async (name: string) => (await town.ask(startVisit, { body: { campaignId, householdId: homes[name]! } })).team
async function sign(login: string, village: string): Promise<void> {
  const worker = await server.as(login)
  const villageId = await idOf(village)
  const sheet = await worker.ask(getVillageRoster, { params: { id: campaignId, villageId } })
  await worker.ask(signRoster, { params: { id: campaignId, villageId }, body: { password: examplePassword, hash: sheet.pending.hash } })
}

test('a new village of two that had signed counts its days from the day it began, says of what it is made, and is not late on it', async () => {
  await sign('xiwan', '西湾村')
  await sign('zhulin', '竹林村')
  expect((await line('柳圩村')).daysLate).toBeGreaterThan(1)
  const merge: AreaChange = { kind: 'merge', areaId: await idOf('西湾村'), others: [await idOf('竹林村')], on: today, name: '湾竹村', code: '990010100401' }
  const shown = await preview(merge)
  expect(shown.teams).toEqual([
    { team: '西湾村组', from: '西湾村', to: '湾竹村', households: 3, asVillageTeam: true },
    { team: '竹林村组', from: '竹林村', to: '湾竹村', households: 1, asVillageTeam: false },
  ])
  await carryOut(merge)
  expect(await line('湾竹村')).toMatchObject({ state: 'OPEN', pending: 5, daysLate: 0, due: today, since: today, madeOf: expect.arrayContaining(['西湾村', '竹林村']), signedBefore: true, withoutTeam: 0 })
  const worker = await server.as('xiwan')
  expect(await worker.ask(getVillageRoster, { params: { id: campaignId, villageId: await idOf('湾竹村') } })).toMatchObject({ due: today, signedBefore: true, state: 'OPEN' })
  const late = (await district.ask(listDuties, { params: { id: campaignId } })).rows.filter((duty) => duty.areaName === '湾竹村' && duty.state === 'late')
  expect(late.map((duty) => duty.due).filter((due) => due < '2026-11-01')).toEqual([])
  expect((await district.ask(getBoard, { params: { id: campaignId }, query: {} })).stuck.filter((one) => one.kind === 'roster-unsigned').flatMap((one) => one.names)).not.toContain('湾竹村')
})

test('each household keeps the team it had: that of the larger part becomes the village’s, the others go on with theirs', async () => {
  expect(await teamOfVisit('西一')).toEqual(['西湾村组长'])
  expect(await teamOfVisit('竹一')).toEqual(['竹林村组长'])
  expect(await teamOfVisit('竹二')).toEqual(['机动组长'])
  const villages = Object.fromEntries((await town.ask(listTeams, { query: { campaign: campaignId } })).rows.map((one) => [one.name, [one.villages.map((village) => village.areaName), one.load.households]]))
  expect(villages).toMatchObject({ 西湾村组: [['湾竹村'], 3], 竹林村组: [[], 1], 机动组: [[], 1] })
})

test('a village that is split hands its team to each part; one that was late stays late, and a team that stays behind is named', async () => {
  const split: AreaChange = { kind: 'split', areaId: await idOf('柳圩村'), on: today, stays: false, parts: [{ name: '东柳村', code: '990010100402', groups: ['一组'] }, { name: '西柳村', code: '990010100403', groups: ['二组'] }] }
  expect((await preview(split)).teams.map((one) => [one.team, one.to, one.asVillageTeam])).toEqual([['柳圩村组', '东柳村', true], ['柳圩村组', '西柳村', true]])
  await carryOut(split)
  expect([await teamOfVisit('柳一'), await teamOfVisit('柳二')]).toEqual([['柳圩村组长'], ['柳圩村组长']])
  expect(await line('东柳村')).toMatchObject({ signedBefore: false, since: today, withoutTeam: 0 })
  expect((await line('东柳村')).daysLate).toBeGreaterThan(1)

  const move: AreaChange = { kind: 'move', areaId: await idOf('东柳村'), on: today, parentId: await idOf('东城街道') }
  expect((await preview(move)).foreignTeams).toEqual([{ team: '柳圩村组', village: '东柳村' }])
  await carryOut(move)
  expect((await (await server.as('dongcheng')).ask(listVillageRosters, { params: { id: campaignId } })).rows.find((row) => row.areaName === '东柳村')).toMatchObject({ withoutTeam: 0 })
})
