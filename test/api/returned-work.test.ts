import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { getBoard, listCampaigns } from '#contract/campaigns.ts'
import { getDeliverable, returnDeliverable, submitDeliverable } from '#contract/deliverables.ts'
import { getVillageRoster, returnRoster, signRoster } from '#contract/rosters.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { putHousehold } from './setup/put-household.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let id: string
let idOf: (name: string) => string
beforeAll(async () => {
  server = await startServer('opened')
  const officer = await server.as('quxian')
  id = (await officer.ask(listCampaigns, {})).rows[0]!.id
  const areas = (await officer.ask(listAreas, { query: {} })).rows
  idOf = (name) => areas.find((area) => area.name === name)!.id
  for (const [areaName, name] of [['西湾村', '李一'], ['柳圩村', '李二']] as const) await putHousehold(server.connection, { campaignId: id, areaName, people: [{ name, birthDate: '1950-01-01' }] })
})
afterAll(() => server?.close())

async function sign(person: Person, village: string): Promise<string> {
  const params = { id, villageId: idOf(village) }
  const { pending } = await person.ask(getVillageRoster, { params })
  const { versions } = await person.ask(signRoster, { params, body: { password: examplePassword, hash: pending.hash } })
  return versions.find((version) => version.number === Math.max(...versions.map((one) => one.number)))!.id
}

async function handIn(person: Person): Promise<string> {
  const params = { id, code: 'problem-list', areaId: idOf('河口镇') }
  const { hash } = await person.ask(getDeliverable, { params, query: {} })
  return (await person.ask(submitDeliverable, { params, query: {}, body: { password: examplePassword, hash } })).id
}

test('the board shows how far each town is, and how much of what it handed in came back [J-50 on /campaigns/:id]', async () => {
  const [officer, hekou, xiwan, liuwei] = await Promise.all(['quxian', 'hekou', 'xiwan', 'liuwei'].map((login) => server.as(login))) as [Person, Person, Person, Person]
  const board = (person: Person, query = {}) => person.ask(getBoard, { params: { id }, query })
  const sentOf = async (person: Person, name?: string, query = {}) => {
    const { total, lines } = await board(person, query)
    const { rostersSent, rostersReturned, listsSent, listsReturned } = name === undefined ? total : lines.find((line) => line.areaName === name)!
    return [rostersSent, rostersReturned, listsSent, listsReturned]
  }
  expect(await sentOf(officer)).toEqual([0, 0, 0, 0])

  const first = await sign(xiwan, '西湾村')
  await sign(liuwei, '柳圩村')
  await hekou.ask(returnRoster, { params: { id: first }, body: { reason: '漏了两户' } })
  expect(await sentOf(officer, '河口镇')).toEqual([2, 1, 0, 0])
  // Signed anew it is the same village and one version more; what came back stays counted.
  server.clock.moveDays(1)
  const [again, above] = await Promise.all([server.as('xiwan'), server.as('quxian')])
  await sign(again, '西湾村')
  const list = await handIn(await server.as('hekou'))
  await above.ask(returnDeliverable, { params: { id: list }, body: { reason: '缺措施' } })
  expect(await sentOf(above, '河口镇')).toEqual([3, 1, 1, 1])
  expect(await sentOf(above, '东城街道')).toEqual([0, 0, 0, 0])
  expect(await sentOf(above)).toEqual([3, 1, 1, 1])
  const { lines } = await board(await server.as('hekou'))
  expect(Object.fromEntries(lines.map((line) => [line.areaName, [line.rostersSent, line.rostersReturned, line.households]]))).toMatchObject({ 西湾村: [2, 1, 1], 柳圩村: [1, 0, 1], 竹林村: [0, 0, 0] })
  // The end of yesterday, asked for today.
  expect(await sentOf(above, '河口镇', { asOf: '2026-11-21' })).toEqual([2, 1, 0, 0])
})
