import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { areaFigures, changeAreas, getArea, listAreaChanges, listAreas, listVillageGroups, previewAreaChange, type AreaChange } from '#contract/areas.ts'
import { getBoard, listCampaigns, listDuties } from '#contract/campaigns.ts'
import { recordFacts } from '#contract/household-desk.ts'
import { getHousehold } from '#contract/households.ts'
import { getRosterVersion, getVillageRoster, listEntries, listVillageRosters, signRoster } from '#contract/rosters.ts'
import { followers, scopedTables } from '#db/manifest.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// Villages are merged, split and moved while households, signed rosters and accounts are in them.

let server: TestServer
let district: Person
let campaignId: string
const today = '2026-11-21'
const put = (areaName: string, name: string, group?: string) =>
  putHousehold(server.connection, { campaignId, areaName, people: [{ name, birthDate: '1950-01-01' }], ...(group === undefined ? {} : { facts: { group } }) })

beforeAll(async () => {
  server = await startServer('opened')
  district = await server.as('quxian')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  for (const name of ['文一', '文二']) await put('文昌社区', name)
  for (const name of ['郑一', '郑二', '郑三']) await put('城郊村', name)
  for (const [name, group] of [['李一', '一组'], ['李二', '一组'], ['李三', '二组'], ['李四', undefined]] as const) await put('西湾村', name, group)
})
afterAll(() => server?.close())

const idOf = async (name: string) => (await district.ask(listAreas, { query: {} })).rows.find((area) => area.name === name)!.id
const pathOf = async (name: string) => (await district.ask(listAreas, { query: {} })).rows.find((area) => area.name === name)!.path
const preview = (change: AreaChange) => district.ask(previewAreaChange, { body: { change } })
const carryOut = async (change: AreaChange) => district.ask(changeAreas, { body: { change, hash: (await preview(change)).hash } })
const householdsAt = async (asOf?: string) => {
  const query = asOf === undefined ? {} : { asOf }
  const names = new Map((await district.ask(listAreas, { query })).rows.map((area) => [area.id, area]))
  const { rows } = await district.ask(areaFigures, { query })
  return Object.fromEntries(rows.filter((row) => row.households > 0 && names.get(row.areaId)?.level === 'village').map((row) => [names.get(row.areaId)!.name, row.households]))
}
const headsIn = async (area: string, unplaced?: 'true') => (await district.ask(listEntries, { params: { id: campaignId }, query: { area: await idOf(area), ...(unplaced ? { unplaced } : {}) } })).rows.map((entry) => entry.headName).sort()

/** Rows of every table that follows households whose place is not that of their household. */
async function strayed(): Promise<string[]> {
  const found: string[] = []
  for (const { name, by } of followers) {
    if (by !== 'household') continue
    const [row] = await rowsOf<{ count: number }>(server.connection, `SELECT count(*)::int AS count FROM ${name} t JOIN household h ON h.district_key = t.district_key AND h.id = t.household_id WHERE h.area_path <> t.area_path`)
    if (row!.count > 0) found.push(`${name} ${row!.count}`)
  }
  const [people] = await rowsOf<{ count: number }>(server.connection, `SELECT count(*)::int AS count FROM person p JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL WHERE m.area_path <> p.area_path`)
  if (people!.count > 0) found.push(`person ${people!.count}`)
  return found
}

test('every table that names a household says whether its rows go with it', async () => {
  const rows = await rowsOf<{ table: string }>(server.connection, `SELECT table_name AS "table" FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'household_id'`)
  const { tables } = await import('#db/manifest.ts')
  expect(rows.map((row) => row.table).filter((name) => scopedTables.includes(name) && tables[name]?.follows === undefined)).toEqual([])
})

test('district, town, village: each account sees its own line of the tree, a village account the households of one village only [J-28 on /campaigns/:id/rosters]', async () => {
  const tree = async (person: Person) => (await person.ask(listAreas, { query: {} })).rows.map((area) => area.level)
  const [town, village] = [await server.as('hekou'), await server.as('wenchang')]
  expect(new Set(await tree(district))).toEqual(new Set(['city', 'district', 'town', 'village']))
  expect((await tree(town)).filter((level) => level === 'town')).toHaveLength(1)
  expect(await tree(village)).toEqual(['district', 'town', 'village'])
  expect((await village.ask(listVillageRosters, { params: { id: campaignId } })).rows.map((line) => line.areaName)).toEqual(['文昌社区'])
  const { rows } = await village.ask(listEntries, { params: { id: campaignId }, query: {} })
  expect(rows.map((entry) => entry.headName).sort()).toEqual(['文一', '文二'])
  const elsewhere = (await district.ask(listEntries, { params: { id: campaignId }, query: { area: await idOf('西湾村') } })).rows[0]!
  expect(await problemOf(village.ask(getHousehold, { params: { id: elsewhere.householdId } }))).toBe('NOT_FOUND')
  expect(await problemOf(village.ask(getArea, { params: { areaId: await idOf('西湾村') } }))).toBe('NOT_FOUND')
  expect((await village.ask(areaFigures, { query: {} })).rows.map((row) => row.households)).toEqual([2])
  expect((await town.ask(listVillageRosters, { params: { id: campaignId } })).rows.map((line) => line.townName)).toEqual(expect.not.arrayContaining(['东城街道']))
})

describe('two villages become one', () => {
  let merge: AreaChange
  let versionId: string

  test('what would move is shown, and nothing has moved', async () => {
    const worker = await server.as('chengjiao')
    const villageId = await idOf('城郊村')
    const sheet = await worker.ask(getVillageRoster, { params: { id: campaignId, villageId } })
    const signed = await worker.ask(signRoster, { params: { id: campaignId, villageId }, body: { password: examplePassword, hash: sheet.pending.hash } })
    versionId = signed.versions[0]!.id

    merge = { kind: 'merge', areaId: villageId, others: [await idOf('文昌社区')], into: await idOf('文昌社区'), on: '2026-11-20', name: '文城社区' }
    const shown = await preview(merge)
    expect(shown.moves).toEqual([{ from: '城郊村', to: '文城社区', toBox: false, households: 3 }])
    expect(shown.standing).toEqual([expect.objectContaining({ name: '城郊村', ends: true, households: 3, listed: 3, signedRosters: 1 })])
    expect(shown.ended.map((area) => area.name)).toEqual(['城郊村'])
    expect(shown.edited.map(({ was, becomes }) => [was, becomes])).toEqual([['文昌社区', '文城社区']])
    expect(shown.accounts.map(({ name, to }) => [name, to])).toEqual([['郑国庆', '文城社区']])
    expect(await householdsAt()).toEqual({ 文昌社区: 2, 城郊村: 3, 西湾村: 4 })
  })

  test('it is refused when something changed since it was shown, on a day to come, or by who may not', async () => {
    const { hash } = await preview(merge)
    await put('城郊村', '郑四')
    expect(await problemOf(district.ask(changeAreas, { body: { change: merge, hash } }))).toBe('AREA_CHANGE_OUTDATED')
    expect(await problemOf(preview({ ...merge, on: '2026-12-01' }))).toBe('AREA_CHANGE_DATE')
    expect(await problemOf(preview({ ...merge, others: [await idOf('河口镇')] } as AreaChange))).toBe('AREA_CHANGE_IMPOSSIBLE')
    expect(await problemOf((await server.as('dongcheng')).ask(previewAreaChange, { body: { change: merge } }))).toBe('NOT_ALLOWED')
    expect(await householdsAt()).toEqual({ 文昌社区: 2, 城郊村: 4, 西湾村: 4 })
  })

  test('households with all that is theirs stand at the one village, the account too; the trail and the signed roster stay', async () => {
    const duties = async (name: string) => (await district.ask(listDuties, { params: { id: campaignId } })).rows.filter((duty) => duty.areaName === name).map((duty) => duty.state)
    const before = await duties('城郊村')
    expect(before).toContain('done')
    expect((await carryOut(merge)).state).toBe('DONE')
    expect(await strayed()).toEqual([])
    expect(await householdsAt()).toEqual({ 文城社区: 6, 西湾村: 4 })
    expect(await headsIn('文城社区')).toEqual(['文一', '文二', '郑一', '郑三', '郑二', '郑四'].sort())
    expect(await duties('城郊村')).toEqual(before.filter((state) => state === 'done'))

    // Signed there: as it was, under its old name, with what stands for it now.
    const version = await district.ask(getRosterVersion, { params: { id: versionId } })
    expect([version.areaName, version.rows.length, version.endedOn, version.became]).toEqual(['城郊村', 3, '2026-11-20', ['文城社区']])
    const lines = (await district.ask(listVillageRosters, { params: { id: campaignId } })).rows
    expect(lines.find((line) => line.areaName === '城郊村')).toMatchObject({ state: 'SIGNED', pending: 0, daysLate: 0, became: ['文城社区'] })
    // All of them wait for the signature of the village that they stand in now.
    expect(lines.find((line) => line.areaName === '文城社区')).toMatchObject({ pending: 6, endedOn: null, became: [] })
    const worker = await server.as('chengjiao')
    const sheet = await worker.ask(getVillageRoster, { params: { id: campaignId, villageId: await idOf('文城社区') } })
    expect(sheet.pending.rows).toHaveLength(6)
    await worker.ask(signRoster, { params: { id: campaignId, villageId: sheet.areaId }, body: { password: examplePassword, hash: sheet.pending.hash } })
    const trail = await rowsOf<{ path: string }>(server.connection, `SELECT area_path AS path FROM audit_entry WHERE action = 'sign-roster' AND object_id = $1`, [versionId])
    expect(trail[0]!.path).toBe((await rowsOf<{ path: string }>(server.connection, `SELECT path FROM area WHERE name = '城郊村'`))[0]!.path)
  })

  test('the history of both tells it, and figures of a day before are of the places of that day', async () => {
    const ended = (await rowsOf<{ id: string }>(server.connection, `SELECT id FROM area WHERE name = '城郊村'`))[0]!.id
    const old = await district.ask(getArea, { params: { areaId: ended } })
    expect([old.until, old.successors.map((area) => area.name), old.events.at(-1)]).toMatchObject(['2026-11-20', ['文城社区'], { kind: 'became', by: '王敏' }])
    const now = await district.ask(getArea, { params: { areaId: await idOf('文城社区') } })
    expect(now.predecessors.map((area) => area.name)).toEqual(['城郊村'])
    expect(now.events.map((event) => event.kind)).toEqual(['began', 'renamed', 'came-from'])
    expect((await district.ask(listAreas, { query: { asOf: '2026-11-19' } })).rows.map((area) => area.name)).toEqual(expect.arrayContaining(['城郊村', '文昌社区']))
    expect(await householdsAt('2026-11-19')).toEqual({ 文昌社区: 2, 城郊村: 4, 西湾村: 4 })
    expect(await householdsAt('2026-11-20')).toEqual({ 文城社区: 6, 西湾村: 4 })
    expect(await householdsAt('2020-01-01')).toEqual({})
    expect((await district.ask(listAreaChanges, {})).rows[0]).toMatchObject({ kind: 'merge', state: 'DONE', by: '王敏', details: { moves: [{ from: '城郊村', to: '文城社区', households: 4 }] } })
  })
})

describe('one village becomes two', () => {
  test('groups go to the new villages, who is in none waits at the town to be placed', async () => {
    const areaId = await idOf('西湾村')
    expect((await district.ask(listVillageGroups, { params: { areaId } })).rows).toEqual([{ group: '', households: 1 }, { group: '一组', households: 2 }, { group: '二组', households: 1 }])
    const split: AreaChange = { kind: 'split', areaId, on: today, stays: false, parts: [{ name: '东湾村', code: '990010100301', groups: ['一组'] }, { name: '西湾新村', code: '990010100302', groups: ['二组'] }] }
    const shown = await preview(split)
    expect(shown.moves).toEqual([
      { from: '西湾村', to: '东湾村', toBox: false, households: 2 },
      { from: '西湾村', to: '西湾新村', toBox: false, households: 1 },
      { from: '西湾村', to: '河口镇', toBox: true, households: 1 },
    ])
    expect(shown.accounts.map(({ name, to }) => [name, to])).toEqual([['李芳', null]])
    await carryOut(split)
    expect(await strayed()).toEqual([])
    expect(await headsIn('东湾村')).toEqual(['李一', '李二'].sort())
    expect(await headsIn('西湾新村')).toEqual(['李三'])
    expect(await headsIn('河口镇', 'true')).toEqual(['李四'])
    expect(await householdsAt('2026-11-20')).toMatchObject({ 西湾村: 4 })
    const duties = (await district.ask(listDuties, { params: { id: campaignId } })).rows
    expect(duties.filter((duty) => duty.areaName === '东湾村').length).toBeGreaterThan(0)
    expect(duties.filter((duty) => duty.areaName === '西湾村' && duty.state !== 'done')).toEqual([])
    // Whoever worked in the village that is gone reaches nothing until an administrator says where.
    const worker = await server.as('xiwan')
    expect((await worker.ask(listEntries, { params: { id: campaignId }, query: {} })).rows).toEqual([])
  })

  test('a part is given off while the village remains', async () => {
    const id = (await put('柳圩村', '柳一', '三组')).householdId
    await put('柳圩村', '柳二')
    const split: AreaChange = { kind: 'split', areaId: await idOf('柳圩村'), on: today, stays: true, parts: [{ name: '新圩村', code: '990010100303', groups: [], householdIds: [id] }] }
    await carryOut(split)
    expect(await headsIn('柳圩村')).toEqual(['柳二'])
    expect(await headsIn('新圩村')).toEqual(['柳一'])
    expect((await district.ask(getArea, { params: { areaId: await idOf('柳圩村') } })).events.at(-1)).toMatchObject({ kind: 'became', areas: [{ name: '新圩村' }] })
  })
})

describe('a village moves to another town', () => {
  test('it stays itself: what is signed stays in force, everything but the trail goes along, and it can be moved back', async () => {
    const before = await rowsOf<{ households: number; versions: number }>(server.connection, `SELECT (SELECT count(*)::int FROM household) AS households, (SELECT count(*)::int FROM roster_version) AS versions`)
    const areaId = await idOf('文城社区')
    const move: AreaChange = { kind: 'move', areaId, on: today, parentId: await idOf('河口镇') }
    expect((await preview(move)).moves).toEqual([{ from: '文城社区', to: '河口镇', toBox: false, households: 6 }])
    const old = await pathOf('文城社区')
    await carryOut(move)
    expect(await pathOf('文城社区')).toBe(`${await pathOf('河口镇')}${areaId}/`)
    expect(await strayed()).toEqual([])
    expect(await rowsOf(server.connection, `SELECT (SELECT count(*)::int FROM household) AS households, (SELECT count(*)::int FROM roster_version) AS versions`)).toEqual(before)
    for (const table of scopedTables.filter((name) => name !== 'audit_entry')) expect(await rowsOf(server.connection, `SELECT 1 FROM ${table} WHERE area_path LIKE $1`, [`${old}%`]), table).toEqual([])
    expect((await rowsOf(server.connection, `SELECT 1 FROM audit_entry WHERE area_path = $1`, [old])).length).toBeGreaterThan(0)

    const worker = await server.as('wenchang')
    const roster = await worker.ask(getVillageRoster, { params: { id: campaignId, villageId: areaId } })
    expect([roster.townName, roster.state, roster.versions.length]).toEqual(['河口镇', 'SIGNED', 1])
    const [entry] = (await worker.ask(listEntries, { params: { id: campaignId }, query: {} })).rows
    expect((await worker.ask(getHousehold, { params: { id: entry!.householdId } })).areaName).toBe('文城社区')
    expect((await (await server.as('dongcheng')).ask(listEntries, { params: { id: campaignId }, query: {} })).rows).toEqual([])
    expect((await (await server.as('hekou')).ask(getBoard, { params: { id: campaignId }, query: {} })).total.households).toBeGreaterThanOrEqual(6)
    const boardOf = async (town: string) => (await district.ask(getBoard, { params: { id: campaignId }, query: {} })).lines.find((line) => line.areaName === town)!.households
    const there = await boardOf('河口镇')

    await carryOut({ kind: 'move', areaId, on: today, parentId: await idOf('东城街道') })
    expect(await pathOf('文城社区')).toBe(old)
    expect(await boardOf('河口镇')).toBe(there - 6)
    expect(await householdsAt('2026-11-20')).toMatchObject({ 文城社区: 6 })
  })
})

describe('two towns become one', () => {
  test('their villages with all their rows come under the one, in the order of their codes', async () => {
    const households = Object.values(await householdsAt()).reduce((sum, count) => sum + count, 0)
    const merge: AreaChange = { kind: 'merge', areaId: await idOf('东城街道'), others: [await idOf('示例经济开发区')], on: today, name: '城东街道', code: '990010009000' }
    await carryOut(merge)
    expect(await strayed()).toEqual([])
    const rows = (await district.ask(listAreas, { query: {} })).rows
    const town = rows.find((area) => area.name === '城东街道')!
    expect(rows.filter((area) => area.parentId === town.id).map((area) => area.name)).toEqual(expect.arrayContaining(['文城社区', '创新社区']))
    expect(rows.every((area) => area.parentId === null || area.level === 'district' || area.path.startsWith(rows.find((one) => one.id === area.parentId)!.path))).toBe(true)
    expect(Object.values(await householdsAt()).reduce((sum, count) => sum + count, 0)).toBe(households)
    expect((await (await server.as('kaifaqu')).ask(listVillageRosters, { params: { id: campaignId } })).rows.map((line) => line.areaName)).toEqual(expect.arrayContaining(['文城社区', '创新社区']))
    const codes = (await district.ask(listEntries, { params: { id: campaignId }, query: { limit: 2 } }))
    const seen = []
    for (let page = codes; ; page = await district.ask(listEntries, { params: { id: campaignId }, query: { limit: 2, after: page.next } })) {
      seen.push(...page.rows.map((row) => rows.find((area) => area.id === row.areaId)!.code))
      if (page.next === null) break
    }
    expect(seen).toEqual([...seen].sort())
    expect(seen).toHaveLength(codes.total)
  })
})

test('a group is one of its village: written in another way it gets its name, one that is none is refused; a village without groups takes what is written', async () => {
  const [areaId, id] = [await idOf('新圩村'), (await district.ask(listEntries, { params: { id: campaignId }, query: { area: await idOf('新圩村') } })).rows[0]!.householdId]
  await carryOut({ kind: 'add', areaId, on: today, name: '第一村民小组', code: '990010100303001' })
  await carryOut({ kind: 'add', areaId, on: today, name: '东庄组', code: '990010100303002' })
  const told = (value: string, householdId = id) => district.ask(recordFacts, { params: { id: householdId }, body: { asOf: today, facts: [{ name: 'group', value }] } } as never)
  const groupIs = async () => (await rowsOf<{ group: string }>(server.connection, `SELECT facts->'group'->>'value' AS "group" FROM household WHERE id = $1`, [id]))[0]!.group
  await told('一组')
  expect(await groupIs()).toBe('第一村民小组')
  expect(await problemOf(told('西庄组'))).toBe('INPUT_INVALID')
  const elsewhere = (await district.ask(listEntries, { params: { id: campaignId }, query: { area: await idOf('柳圩村') } })).rows[0]!.householdId
  await told('河边几户', elsewhere)
  expect(await groupIs()).toBe('第一村民小组')
  expect((await district.ask(listVillageGroups, { params: { areaId } })).rows).toEqual([{ group: '东庄组', households: 0 }, { group: '第一村民小组', households: 1 }])
})

test('a large change is a job: it tells how far it is, and is done once', async () => {
  const areaId = await idOf('竹林村')
  const path = await pathOf('竹林村')
  await rowsOf(server.connection, `INSERT INTO household (district_key, id, area_path, head_name, address, facts, labels, created_at) SELECT $1, gen_random_uuid(), $2, '众', '', '{}', '{"household":[],"persons":{}}', '2026-10-01' FROM generate_series(1, 3100)`, [path.split('/')[0], path])
  const change: AreaChange = { kind: 'move', areaId, on: today, parentId: await idOf('城东街道') }
  const shown = await preview(change)
  expect(shown.isLarge).toBe(true)
  const queued = await district.ask(changeAreas, { body: { change, hash: shown.hash } })
  expect(queued.state).toBe('QUEUED')
  const stateOf = async () => (await district.ask(listAreaChanges, {})).rows.find((row) => row.id === queued.id)!
  await expect.poll(async () => (await stateOf()).state, { timeout: 30_000 }).toBe('DONE')
  const done = await stateOf()
  expect(done.progress.done).toBe(done.progress.of)
  expect(await pathOf('竹林村')).toBe(`${await pathOf('城东街道')}${areaId}/`)
  expect(await strayed()).toEqual([])
})
