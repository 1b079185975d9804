import { afterAll, beforeAll, expect, test } from 'vitest'
import { areaFigures, listAreas } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { endMembership, newHousehold } from '#contract/household-desk.ts'
import { getHousehold, listHouseholds, type RegisteredHousehold } from '#contract/households.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// The number of households of an area opens exactly these households.

let server: TestServer
let district: Person
let campaign: string
let idOf: (name: string) => string
beforeAll(async () => {
  server = await startServer('example')
  district = await server.as('quxian')
  campaign = (await district.ask(listCampaigns, {})).rows[0]!.id
  const areas = new Map((await district.ask(listAreas, { query: {} })).rows.map((area) => [area.name, area.id]))
  idOf = (name) => areas.get(name)!
})
afterAll(() => server?.close())

const figureOf = async (person: Person, name: string) => (await person.ask(areaFigures, { query: {} })).rows.find((row) => row.areaId === idOf(name))!

async function allOf(person: Person, name: string, listed?: 'true' | 'false'): Promise<RegisteredHousehold[]> {
  const rows: RegisteredHousehold[] = []
  for (let after: string | undefined; ; ) {
    const page = await person.ask(listHouseholds, { params: { areaId: idOf(name) }, query: { campaign, limit: 7, ...(listed && { listed }), ...(after && { after }) } })
    rows.push(...page.rows)
    if (page.next === null) {
      expect(rows).toHaveLength(page.total)
      return rows
    }
    after = page.next
  }
}

test('the households of an area, on the roster and not, are those that its number counts', async () => {
  const { householdId, personId } = await district.ask(newHousehold, { body: { areaId: idOf('文昌社区'), name: '公冶长青', birthDate: '1950-02-03', sex: 'MALE', address: '文昌路 9 号' } })
  for (const name of ['示例区', '东城街道', '文昌社区']) {
    const all = await allOf(district, name)
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length)
    expect([name, all.length, all.filter((one) => one.isListed).length]).toEqual([name, ...Object.values(await figureOf(district, name)).slice(1)])
    const [listed, others] = [await allOf(district, name, 'true'), await allOf(district, name, 'false')]
    expect([...listed, ...others].map((one) => one.id).sort()).toEqual(all.map((one) => one.id).sort())
    expect(others.map((one) => one.id)).toContain(householdId)
  }
  expect((await allOf(district, '文昌社区')).find((one) => one.id === householdId)).toEqual({ id: householdId, headName: '公冶长青', areaName: '文昌社区', address: '文昌路 9 号', members: 1, isListed: false })

  // Where nobody lives any more there is no household of the area.
  const before = (await figureOf(district, '文昌社区')).households
  const { members } = await district.ask(getHousehold, { params: { id: householdId } })
  expect(members.map((one) => one.personId)).toEqual([personId])
  await district.ask(endMembership, { params: { id: householdId, personId }, body: { on: '2026-11-20', reason: 'DIED' } })
  expect((await figureOf(district, '文昌社区')).households).toBe(before - 1)
  expect((await allOf(district, '文昌社区')).map((one) => one.id)).not.toContain(householdId)
})

test('a village lists its own households and no others; whoever reads no lists of areas is refused', async () => {
  const village = await server.as('wenchang')
  expect(await allOf(village, '文昌社区')).toHaveLength((await figureOf(village, '文昌社区')).households)
  const ask = (person: Person, name: string) => problemOf(person.ask(listHouseholds, { params: { areaId: idOf(name) }, query: {} }))
  expect(await ask(village, '城郊村')).toBe('NOT_FOUND')
  expect(await ask(village, '东城街道')).toBe('NOT_FOUND')
  expect(await ask(await server.as('diaocha'), '文昌社区')).toBe('NOT_ALLOWED')
})
