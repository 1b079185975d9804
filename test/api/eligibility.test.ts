import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getCaseworkWaiting } from '#contract/casework.ts'
import { getDeliverable } from '#contract/deliverables.ts'
import { decideEligibility, getEligibilityFigures, listCandidates } from '#contract/eligibility.ts'
import { putFoundProblem } from './setup/found-problem.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let campaignId: string
const houses: string[] = []

beforeAll(async () => {
  server = await startServer('opened')
  officer = await server.as('dongcheng')
  campaignId = (await officer.ask(listCampaigns, {})).rows[0]?.id as string
  for (const name of ['可能甲', '可能乙']) {
    const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name, birthDate: '1970-01-01' }] })
    await rowsOf(server.connection, `UPDATE roster_entry SET part = 'possible' WHERE household_id = $1`, [householdId])
    houses.push(householdId)
  }
  await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '已保障', birthDate: '1970-01-01' }] })
  houses.push((await putFoundProblem(server.connection, { campaignId, areaName: '文昌社区', headName: '应享未享', kind: 'policy-not-carried-out', description: '符合条件未享受', foundOn: '2026-11-10' })).householdId)
  await putFoundProblem(server.connection, { campaignId, areaName: '文昌社区', headName: '别的问题', kind: 'house-unsafe', description: '漏雨', foundOn: '2026-11-10' })
})
afterAll(() => server?.close())

const list = (query: object = {}, person = officer) => person.ask(listCandidates, { params: { id: campaignId }, query })
const decide = (householdId: string, body: object, person = officer) => person.ask(decideEligibility, { params: { id: campaignId }, body: { householdId, outcome: 'ENROLLED', aid: 'DIBAO', reason: '', decidedOn: '2026-11-21', ...body } as never })

test('every household that may qualify stands in the ledger until it has an end state [J-04 on /campaigns/:id/eligibility]', async () => {
  const { rows, total } = await list()
  expect(rows.map((row) => row.headName).sort()).toEqual(['可能乙', '可能甲', '应享未享'])
  expect(rows.find((row) => row.headName === '应享未享')).toMatchObject({ isPossible: false, findings: [{ title: { zh: '政策未落实' } }], outcome: null, townName: '东城街道' })
  expect(await officer.ask(getEligibilityFigures, { params: { id: campaignId }, query: {} })).toEqual({ all: total, open: 3, applied: 0, enrolled: 0, refused: 0, watched: 0, notWanted: 0 })

  expect(await problemOf(decide(houses[0]!, { aid: null }))).toBe('INPUT_INVALID')
  expect(await problemOf(decide(houses[1]!, { outcome: 'REFUSED', aid: null }))).toBe('INPUT_INVALID')
  expect(await problemOf(decide(houses[1]!, { decidedOn: '2026-11-22' }))).toBe('INPUT_INVALID')
  expect(await decide(houses[0]!, {})).toMatchObject({ outcome: 'ENROLLED', aid: 'DIBAO', by: '陈立' })
  await decide(houses[1]!, { outcome: 'REFUSED', aid: null, reason: '收入超标准' })
  expect((await list({ outcome: 'OPEN' })).rows.map((row) => row.headName)).toEqual(['应享未享'])
  expect((await officer.ask(getCaseworkWaiting, { params: { id: campaignId } })).undecided).toBe(1)
  await decide(houses[2]!, { outcome: 'NOT_WANTED', aid: null, reason: '本人表示暂不需要' })
  expect(await officer.ask(getEligibilityFigures, { params: { id: campaignId }, query: {} })).toEqual({ all: 3, open: 0, applied: 0, enrolled: 1, refused: 1, watched: 0, notWanted: 1 })
  for (const outcome of ['ENROLLED', 'REFUSED', 'NOT_WANTED', 'OPEN']) expect((await list({ outcome })).rows.every((row) => (row.outcome ?? 'OPEN') === outcome)).toBe(true)
})

test('a later outcome takes the place of the one before, which stays kept', async () => {
  server.clock.moveDays(1 / 86_400)
  expect(await decide(houses[1]!, { outcome: 'ENROLLED', aid: 'TEMP_RELIEF' })).toMatchObject({ outcome: 'ENROLLED', aid: 'TEMP_RELIEF', reason: '' })
  expect(await rowsOf(server.connection, `SELECT outcome FROM eligibility_outcome WHERE household_id = $1 ORDER BY at`, [houses[1]])).toEqual([{ outcome: 'REFUSED' }, { outcome: 'ENROLLED' }])
})

test('a village sees its own and decides none; another town sees and decides nothing', async () => {
  expect((await list({}, await server.as('wenchang'))).total).toBe(3)
  expect(await problemOf(decide(houses[0]!, {}, await server.as('wenchang')))).toBe('NOT_ALLOWED')
  const elsewhere = await server.as('hekou')
  expect((await list({}, elsewhere)).total).toBe(0)
  expect(await problemOf(decide(houses[0]!, {}, elsewhere))).toBe('NOT_FOUND')
})

test('an application waits for its outcome; who does not qualify yet is watched; the statistics count both [J-04]', async () => {
  const next = () => server.clock.moveDays(1 / 86_400)
  next()
  expect(await decide(houses[0]!, { outcome: 'APPLIED', aid: null })).toMatchObject({ outcome: 'APPLIED', aid: null })
  expect((await list({ outcome: 'OPEN' })).rows.map((row) => row.headName)).toEqual(['可能甲'])
  expect(await officer.ask(getEligibilityFigures, { params: { id: campaignId }, query: {} })).toMatchObject({ open: 1, applied: 1 })
  next()
  expect(await problemOf(decide(houses[0]!, { outcome: 'WATCHED', aid: null }))).toBe('INPUT_INVALID')
  await decide(houses[0]!, { outcome: 'WATCHED', aid: null, reason: '收入刚过线，有重病' })
  const areas = new Map((await officer.ask(listAreas, {})).rows.map((area) => [area.name, area.id]))
  const { sections, figures, tables } = await officer.ask(getDeliverable, { params: { id: campaignId, code: 'statistics', areaId: areas.get('东城街道')! }, query: {} })
  const matrix = sections[0]!.matrix!
  const counted = (column: string) => {
    const cell = matrix.lines.find((line) => line.id === 'all')!.cells[matrix.columns.findIndex((one) => one.id === column)]!
    return figures.find((figure) => figure.id === cell.figure)!.rows.map((no) => tables.find((table) => table.id === 'households')!.rows[no - 1]!.cells['household'])
  }
  // 可能乙 was enrolled, 可能甲 applied and is watched.
  expect([counted('applied').sort(), counted('WATCHED'), counted('ENROLLED')]).toEqual([['可能乙', '可能甲'].sort(), ['可能甲'], ['可能乙']])
})
