import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeAreas, listAreas, previewAreaChange, type AreaChange } from '#contract/areas.ts'
import { getBoard, listCampaigns } from '#contract/campaigns.ts'
import { listEntries, strikeEntry } from '#contract/rosters.ts'
import { rowsOf } from './setup/put-household.ts'
import { countAgain } from './setup/count-again.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// What the board said at the end of a day it says again when it is asked for that day, whatever has been done since.

let server: TestServer
let district: Person
let id: string
const today = '2026-11-21'
beforeAll(async () => {
  server = await startServer('example')
  district = await server.as('quxian')
  id = (await district.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(async () => {
  // Rows were put beside the application.
  await server?.close()
})

const board = async (query: { area?: string; asOf?: string } = {}, person = district) => {
  const { total, lines } = await person.ask(getBoard, { params: { id }, query })
  return { total, lines }
}
const areaIds = async () => new Map((await district.ask(listAreas, { query: {} })).rows.map((area) => [area.name, area.id]))
const carryOut = async (change: AreaChange) => district.ask(changeAreas, { body: { change, hash: (await district.ask(previewAreaChange, { body: { change } })).hash } })

test('villages merged and moved, a household struck, a visit handed in: the day before stays as it was', async () => {
  const ids = await areaIds()
  const towns = ['东城街道', '河口镇', '示例经济开发区'].map((name) => ids.get(name)!)
  const before = { whole: await board(), towns: await Promise.all(towns.map((area) => board({ area }))) }
  expect(before.whole.total.seen).toBeGreaterThan(5)
  expect(before.whole.total.signedVillages).toBeGreaterThan(3)

  server.clock.moveDays(2)
  district = await server.as('quxian')
  await carryOut({ kind: 'move', areaId: ids.get('竹林村')!, on: '2026-11-22', parentId: ids.get('东城街道')! })
  await carryOut({ kind: 'merge', areaId: ids.get('城郊村')!, others: [ids.get('文昌社区')!], into: ids.get('文昌社区')!, on: '2026-11-22', name: '文城社区' })
  const worker = await server.as('hekoushequ')
  const [entry] = (await worker.ask(listEntries, { params: { id }, query: {} })).rows
  await worker.ask(strikeEntry, { params: { id: entry!.id }, body: { reason: '已迁出' } } as never)
  // A later visit that saw some of a household that all of had been seen.
  const [seen] = await rowsOf<{ visit_id: string; id: string }>(server.connection, `SELECT visit_id, id FROM roster_entry WHERE coverage = 'SEEN' AND state = 'LISTED' AND id <> $1 AND campaign_id = $2 LIMIT 1`, [entry!.id, id])
  const copy = `(SELECT * FROM jsonb_populate_record(NULL::$t, (SELECT to_jsonb(t) FROM $t t WHERE $w) || $j::jsonb))`
  const put = (table: string, where: string, change: object) => rowsOf(server.connection, `INSERT INTO ${table} ${copy.replaceAll('$t', table).replace('$w', where).replace('$j', '$1')}`, [JSON.stringify(change)])
  const [visitId, submissionId] = ['018f0000-0000-7000-8000-00000000aaaa', '018f0000-0000-7000-8000-00000000bbbb']
  await put('visit', `id = '${seen!.visit_id}'`, { id: visitId })
  await put('submission', `visit_id = '${seen!.visit_id}'`, { id: submissionId, visit_id: visitId, at: '2026-11-23T02:00:00Z', visited_on: '2026-11-23' })
  await rowsOf(server.connection, `UPDATE roster_entry SET coverage = 'PARTLY', visit_id = $1, seen_on = '2026-11-23' WHERE id = $2`, [visitId, seen!.id])
  await countAgain(server.connection)

  const now = await board()
  expect(now.total.households).toBe(before.whole.total.households - 1)
  expect(now.total.seen).toBe(before.whole.total.seen - 1 - (entry!.coverage === 'SEEN' ? 1 : 0))
  expect(await board({ asOf: today })).toEqual(before.whole)
  expect(await Promise.all(towns.map((area) => board({ area, asOf: today })))).toEqual(before.towns)
  expect((await board({ area: towns[0]!, asOf: today })).lines.map((line) => line.areaName)).toEqual(expect.arrayContaining(['城郊村', '文昌社区']))
})

test('who sees one town sees that town as it was; a day to come, one that is none and an area that did not stand are refused', async () => {
  const town = await server.as('dongcheng')
  expect((await board({ asOf: today }, town)).lines.map((line) => line.areaName)).toEqual(expect.arrayContaining(['城郊村', '文昌社区', '南门社区']))
  expect(await problemOf(board({ asOf: '2027-01-01' }))).toBe('INPUT_INVALID')
  expect(await problemOf(board({ asOf: '2026-02-30' }))).toBe('INPUT_INVALID')
  expect(await problemOf(board({ area: (await areaIds()).get('河口镇')!, asOf: today }, town))).toBe('NOT_FOUND')
  expect((await board({ asOf: '2020-01-01' })).total).toMatchObject({ households: 0, findings: 0, signedVillages: 0 })
})
