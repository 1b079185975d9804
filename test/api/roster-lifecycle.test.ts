import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { areaFigures, changeAreas, listAreas, previewAreaChange, type AreaChange } from '#contract/areas.ts'
import { getBoard, getToday, openCampaign } from '#contract/campaigns.ts'
import { compareHouseholds, getMerge, mergeHouseholds, undoMerge } from '#contract/duplicates.ts'
import { moveHousehold } from '#contract/household-desk.ts'
import { getHousehold } from '#contract/households.ts'
import * as rosters from '#contract/rosters.ts'
import { refreshStaleLabels } from '#server/features/registry/public.ts'
import { refreshParts } from '#server/features/rosters/public.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { countAgain } from './setup/count-again.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// What a village signed belongs to it, whatever becomes of its households; what it has to sign next is the difference.

let server: TestServer
let campaigns = 0
const people = new Map<string, Person>()
const as = (login: string) => people.get(login) as Person
beforeAll(async () => {
  server = await startServer('opened')
  for (const login of ['quxian', 'dongcheng', 'hekou', 'chengjiao', 'wenchang', 'liuwei', 'xiwan']) people.set(login, await server.as(login))
})
afterAll(() => server?.close())

/** Who signs where, and who stands above: one village of each of two towns, and two of one. */
const villages = { 城郊村: 'chengjiao', 文昌社区: 'wenchang', 柳圩村: 'liuwei', 西湾村: 'xiwan' } as const
type Village = keyof typeof villages
const townOf: Record<Village, string> = { 城郊村: 'dongcheng', 文昌社区: 'dongcheng', 柳圩村: 'hekou', 西湾村: 'hekou' }

interface World {
  readonly campaignId: string
  readonly householdOf: Readonly<Record<string, string>>
}

/** A campaign of its own with households by village. */
async function world(heads: Partial<Record<Village, readonly string[]>>): Promise<World> {
  campaigns += 1
  const { id: campaignId } = await as('quxian').ask(openCampaign, { body: { planId: 'jintan-2022', start: `2026-0${7 + Math.floor(campaigns / 28)}-${String((campaigns % 28) + 1).padStart(2, '0')}` } })
  const householdOf: Record<string, string> = {}
  for (const [areaName, names] of Object.entries(heads)) for (const name of names) householdOf[name] = (await putHousehold(server.connection, { campaignId, areaName, people: [{ name, birthDate: '1950-01-01' }], aid: ['DIBAO'] })).householdId
  await refreshStaleLabels(server.serving.services, true, refreshParts)
  return { campaignId, householdOf }
}

const areaId = async (name: string) => (await as('quxian').ask(listAreas, { query: {} })).rows.find((area) => area.name === name)!.id
const sheet = async ({ campaignId }: World, village: Village, person = as(villages[village])) => person.ask(rosters.getVillageRoster, { params: { id: campaignId, villageId: await areaId(village) } })
const pending = async (own: World, village: Village) => {
  const [here, above] = [await sheet(own, village), await sheet(own, village, as('quxian'))]
  // Whoever looks sees the same sheet.
  expect(above.pending).toEqual(here.pending)
  expect(above.state).toBe(here.state)
  const line = await lineOf(own, village)
  expect(line).toMatchObject({ state: here.state, pending: here.pending.rows.length })
  return here.pending.rows.map((row) => `${row.change} ${row.no} ${row.headName}`)
}
const lineOf = async ({ campaignId }: World, village: Village) => (await as(villages[village]).ask(rosters.listVillageRosters, { params: { id: campaignId } })).rows.find((row) => row.areaName === village)!
async function sign(own: World, village: Village) {
  const { pending: sheetNow } = await sheet(own, village)
  return as(villages[village]).ask(rosters.signRoster, { params: { id: own.campaignId, villageId: await areaId(village) }, body: { password: examplePassword, hash: sheetNow.hash } })
}
const listed = async ({ campaignId }: World, village: Village, state: 'LISTED' | 'STRUCK' = 'LISTED') => (await as(villages[village]).ask(rosters.listEntries, { params: { id: campaignId }, query: { state } })).rows
const entryOf = async (own: World, village: Village, name: string, state: 'LISTED' | 'STRUCK' = 'LISTED') => (await listed(own, village, state)).find((entry) => entry.headName === name)!
const strike = async (own: World, village: Village, name: string, reason = '不符合条件') => as(villages[village]).ask(rosters.strikeEntry, { params: { id: (await entryOf(own, village, name)).id }, body: { reason } })
const listAgain = (own: World, village: Village, name: string) => as(villages[village]).ask(rosters.listHousehold, { params: { id: own.campaignId, householdId: own.householdOf[name]! }, body: { source: 'other', reason: '重新列入' } })
const returnVersion = async (own: World, village: Village, number: number) => {
  const { versions } = await sheet(own, village)
  return as(townOf[village]).ask(rosters.returnRoster, { params: { id: versions.find((one) => one.number === number)!.id }, body: { reason: '请核对' } })
}
const states = async (own: World, village: Village) => (await sheet(own, village)).versions.map((one) => `${one.number} ${one.kind} ${one.state}`)
const move = (person: Person, householdId: string, to: string, on = '2026-11-20') => person.ask(moveHousehold, { params: { id: householdId }, body: { areaId: to, on, reason: '随子女居住', staysRegistered: false } })
async function merge(own: World, kept: string, gone: string, person = as('quxian')): Promise<string> {
  const [keptId, otherId] = [own.householdOf[kept]!, own.householdOf[gone]!]
  const { differences } = await person.ask(compareHouseholds, { params: { id: keptId, otherId } })
  return (await person.ask(mergeHouseholds, { params: { id: keptId }, body: { otherId, choices: Object.fromEntries(differences.map(({ key }) => [key, 'kept' as const])), reason: '同一户' } })).mergeId
}
const unmerge = (mergeId: string, person = as('quxian')) => person.ask(undoMerge, { params: { id: mergeId }, body: { reason: '不是同一户' } })

/** Rows that stand by the signed sheets of a village, read one after the other, by the heads that stand on them. */
async function signedHeads(own: World, village: Village): Promise<string[]> {
  const standing = new Map<number, string>()
  for (const version of (await sheet(own, village)).versions.filter((one) => one.state === 'SIGNED')) {
    for (const row of (await as(villages[village]).ask(rosters.getRosterVersion, { params: { id: version.id } })).rows) {
      if (row.change === 'STRUCK') expect(standing.delete(row.no)).toBe(true)
      else if (row.change === 'LISTED') expect(standing.has(row.no)).toBe(false)
      if (row.change !== 'STRUCK') standing.set(row.no, row.headName)
    }
  }
  return [...standing.values()].sort()
}
/** Nothing waits: what is signed is the roster, household for household. */
async function agrees(own: World, village: Village): Promise<void> {
  expect(await pending(own, village)).toEqual([])
  expect((await sheet(own, village)).state).toBe('SIGNED')
  expect(await signedHeads(own, village)).toEqual((await listed(own, village)).map((entry) => entry.headName).sort())
  expect((await listed(own, village)).map((entry) => entry.version)).not.toContain(null)
}

describe('struck, returned, listed again', () => {
  test('a returned strike lets the row stand where it stood, also when the household was listed again meanwhile', async () => {
    const own = await world({ 柳圩村: ['赵甲', '钱乙', '孙丙'] })
    await sign(own, '柳圩村')
    await strike(own, '柳圩村', '赵甲')
    await sign(own, '柳圩村')
    await agrees(own, '柳圩村')
    await listAgain(own, '柳圩村', '赵甲')
    expect(await pending(own, '柳圩村')).toEqual(['LISTED 4 赵甲'])
    await returnVersion(own, '柳圩村', 2)
    await agrees(own, '柳圩村')
    expect((await entryOf(own, '柳圩村', '赵甲')).version).toBe(1)
    expect(await problemOf(sign(own, '柳圩村'))).toBe('ROSTER_NOTHING_NEW')
  })

  test('a supplement that was returned and put right by taking the change back leaves nothing to sign: the village stands signed, its day does not show it', async () => {
    const own = await world({ 柳圩村: ['赵甲', '钱乙'] })
    await sign(own, '柳圩村')
    await strike(own, '柳圩村', '钱乙')
    await sign(own, '柳圩村')
    await returnVersion(own, '柳圩村', 2)
    const waiting = async () => (await as('liuwei').ask(getToday, { query: { campaign: own.campaignId } })).waiting.filter((one) => one.kind === 'returned')
    expect(await pending(own, '柳圩村')).toEqual(['STRUCK 1 钱乙'])
    expect([(await sheet(own, '柳圩村')).state, await waiting()]).toEqual(['RETURNED', [{ kind: 'returned', count: 1 }]])
    await listAgain(own, '柳圩村', '钱乙')
    await agrees(own, '柳圩村')
    expect(await waiting()).toEqual([])
  })

  test('a supplement that is returned takes along the later ones that speak of the same households, and no other', async () => {
    const own = await world({ 柳圩村: ['赵甲', '钱乙', '孙丙'] })
    await sign(own, '柳圩村')
    await strike(own, '柳圩村', '赵甲')
    await sign(own, '柳圩村')
    await strike(own, '柳圩村', '钱乙')
    await sign(own, '柳圩村')
    await listAgain(own, '柳圩村', '赵甲')
    await sign(own, '柳圩村')
    await agrees(own, '柳圩村')
    await returnVersion(own, '柳圩村', 2)
    expect(await states(own, '柳圩村')).toEqual(['1 BASE SIGNED', '2 SUPPLEMENT RETURNED', '3 SUPPLEMENT SIGNED', '4 SUPPLEMENT RETURNED'])
    await agrees(own, '柳圩村')
    expect((await listed(own, '柳圩村')).map((entry) => [entry.headName, entry.version])).toEqual([['孙丙', 1], ['赵甲', 1]])
  })
})

describe('households that go and come', () => {
  test('who leaves is struck by the village that signed, with why; who comes back before that stands there as signed; the page of the version and the figures agree', async () => {
    const own = await world({ 西湾村: ['张一', '张二'], 柳圩村: ['李一'] })
    await sign(own, '西湾村')
    await sign(own, '柳圩村')
    const [xiwan, liuwei] = [await areaId('西湾村'), await areaId('柳圩村')]
    await move(as('hekou'), own.householdOf['张一']!, liuwei)
    expect(await pending(own, '西湾村')).toEqual(['STRUCK 2 张一'])
    expect(await pending(own, '柳圩村')).toEqual(['LISTED 2 张一'])
    await move(as('hekou'), own.householdOf['张一']!, xiwan)
    await agrees(own, '西湾村')
    await agrees(own, '柳圩村')

    await move(as('hekou'), own.householdOf['张一']!, liuwei)
    await sign(own, '柳圩村')
    await sign(own, '西湾村')
    await agrees(own, '西湾村')
    await agrees(own, '柳圩村')
    // Back again: the village that struck it lists it anew.
    await move(as('hekou'), own.householdOf['张一']!, xiwan)
    expect(await pending(own, '西湾村')).toEqual(['LISTED 3 张一'])
    expect(await pending(own, '柳圩村')).toEqual(['STRUCK 2 张一'])
    await sign(own, '西湾村')
    await sign(own, '柳圩村')
    await agrees(own, '西湾村')
    await agrees(own, '柳圩村')
    const { timeline } = await as('quxian').ask(getHousehold, { params: { id: own.householdOf['张一']! } })
    expect(timeline.filter((entry) => ['timeline.signed-base', 'timeline.signed-supplement', 'timeline.struck'].includes(entry.code)).map((entry) => [entry.code, entry.details['number']])).toEqual(
      expect.arrayContaining([['timeline.signed-base', 1], ['timeline.struck', 2], ['timeline.signed-supplement', 3], ['timeline.signed-supplement', 2], ['timeline.struck', 3]]),
    )
  })

  test('a household of the box that moves to a village is in the box no more, and waits for the signature there', async () => {
    const own = await world({ 西湾村: ['张一', '盒子'] })
    const [town] = await rowsOf<{ path: string }>(server.connection, `SELECT path FROM area WHERE name = '河口镇'`)
    for (const table of ['household', 'membership', 'roster_entry', 'aid']) await rowsOf(server.connection, `UPDATE ${table} SET area_path = $1 WHERE ${table === 'household' ? 'id' : 'household_id'} = $2`, [town!.path, own.householdOf['盒子']])
    await rowsOf(server.connection, `UPDATE roster_entry SET is_placed = false WHERE household_id = $1`, [own.householdOf['盒子']])
    await countAgain(server.connection)
    await sign(own, '西湾村')
    const unplaced = async () => (await as('hekou').ask(getBoard, { params: { id: own.campaignId }, query: {} })).total.unplaced
    expect(await unplaced()).toBe(1)
    await move(as('hekou'), own.householdOf['盒子']!, await areaId('西湾村'))
    expect(await unplaced()).toBe(0)
    expect(await pending(own, '西湾村')).toEqual(['LISTED 2 盒子'])
    await sign(own, '西湾村')
    await agrees(own, '西湾村')
  })

  test('figures of a day are those of the day of the move; nobody moves before the day on which the household came', async () => {
    const own = await world({ 西湾村: ['张一', '张二'], 柳圩村: ['李一'] })
    const [xiwan, liuwei] = [await areaId('西湾村'), await areaId('柳圩村')]
    const figures = async (asOf: string) => {
      const { rows } = await as('hekou').ask(areaFigures, { query: { asOf } })
      const { lines } = await as('hekou').ask(getBoard, { params: { id: own.campaignId }, query: { asOf } })
      const of = (id: string) => [rows.find((row) => row.areaId === id)!.households, lines.find((line) => line.areaId === id)!.households]
      return { xiwan: of(xiwan), liuwei: of(liuwei) }
    }
    const before = await figures('2026-11-09')
    await move(as('hekou'), own.householdOf['张一']!, liuwei, '2026-11-10')
    const moved = { xiwan: before.xiwan.map((count) => count - 1), liuwei: before.liuwei.map((count) => count + 1) }
    expect([await figures('2026-11-09'), await figures('2026-11-10'), await figures('2026-11-15')]).toEqual([before, moved, moved])
    const refused = await move(as('hekou'), own.householdOf['张一']!, xiwan, '2026-11-08').catch((error: { code: string; details: unknown }) => error)
    expect(refused).toMatchObject({ code: 'MOVE_BEFORE_LAST', details: { since: '2026-11-10' } })
    await move(as('hekou'), own.householdOf['张一']!, xiwan, '2026-11-18')
    expect([await figures('2026-11-09'), await figures('2026-11-15'), await figures('2026-11-18')]).toEqual([before, moved, before])
  })
})

describe('households that are merged', () => {
  test('of another village: the one that signed sees and signs the strike, in the words that were signed; nobody else is named in its list', async () => {
    const own = await world({ 柳圩村: ['并走的', '留下的'], 城郊村: ['收下的'] })
    await sign(own, '柳圩村')
    await sign(own, '城郊村')
    const base = (await sheet(own, '柳圩村')).pending
    expect(base.rows).toEqual([])
    await merge(own, '收下的', '并走的')
    expect(await pending(own, '柳圩村')).toEqual(['STRUCK 1 并走的'])
    expect((await sheet(own, '柳圩村')).pending.rows[0]).toMatchObject({ reason: '与收下的户为同一户，已合并', address: '1 组 2 号', maskedId: expect.stringMatching(/^990010\*{8}\w{4}$/) })
    const page = await as('liuwei').ask(rosters.listEntries, { params: { id: own.campaignId }, query: { state: 'STRUCK' } })
    expect([page.total, page.rows]).toEqual([0, []])
    await sign(own, '柳圩村')
    await agrees(own, '柳圩村')
    await agrees(own, '城郊村')
  })

  test('only the one that goes was listed: it is struck there and listed here; of one village nothing is to be signed', async () => {
    const own = await world({ 柳圩村: ['并走的', '留下的'], 城郊村: ['收下的'] })
    for (const village of ['柳圩村', '城郊村'] as const) await sign(own, village)
    await strike(own, '城郊村', '收下的')
    await sign(own, '城郊村')
    await rowsOf(server.connection, `DELETE FROM roster_entry WHERE household_id = $1`, [own.householdOf['收下的']])
    await countAgain(server.connection)
    const mergeId = await merge(own, '收下的', '并走的')
    expect(await pending(own, '柳圩村')).toEqual(['STRUCK 1 并走的'])
    expect(await pending(own, '城郊村')).toEqual(['LISTED 2 收下的'])
    await unmerge(mergeId)
    await agrees(own, '柳圩村')

    const same = await world({ 柳圩村: ['老户', '另一户'] })
    await sign(same, '柳圩村')
    const unlisted = await world({ 柳圩村: ['新户'] })
    const both = { ...same, householdOf: { ...same.householdOf, ...unlisted.householdOf } }
    await merge(both, '新户', '老户')
    expect(await pending(same, '柳圩村')).toEqual([])
    expect((await listed(same, '柳圩村')).map((entry) => [entry.headName, entry.version])).toEqual([['另一户', 1], ['新户', 1]])
    await strike(same, '柳圩村', '新户', '已迁出')
    expect((await sheet(same, '柳圩村')).pending.rows.map((row) => [row.change, row.no, row.headName, row.reason])).toEqual([['STRUCK', 1, '老户', '已迁出']])
  })

  test('taken back after the strike was signed, the household waits for the next supplement as a new row; before that it stands as signed', async () => {
    const own = await world({ 城郊村: ['甲户', '乙户', '丙户'] })
    await sign(own, '城郊村')
    const first = await merge(own, '甲户', '乙户', as('dongcheng'))
    expect(await pending(own, '城郊村')).toEqual(['STRUCK 3 乙户'])
    await unmerge(first, as('dongcheng'))
    await agrees(own, '城郊村')

    const second = await merge(own, '甲户', '乙户', as('dongcheng'))
    await sign(own, '城郊村')
    await agrees(own, '城郊村')
    expect((await as('dongcheng').ask(getMerge, { params: { id: second } })).hindrances).toEqual([])
    await unmerge(second, as('dongcheng'))
    expect(await pending(own, '城郊村')).toEqual(['LISTED 4 乙户'])
    await sign(own, '城郊村')
    await agrees(own, '城郊村')
  })

  test('what was merged into a household moves with it; then the merge is not taken back by itself', async () => {
    const own = await world({ 西湾村: ['甲户', '乙户'], 柳圩村: ['丙户'] })
    for (const village of ['西湾村', '柳圩村'] as const) await sign(own, village)
    const mergeId = await merge(own, '甲户', '乙户', as('hekou'))
    await move(as('hekou'), own.householdOf['甲户']!, await areaId('柳圩村'))
    expect(await pending(own, '西湾村')).toEqual(['STRUCK 1 甲户', 'STRUCK 2 乙户'].sort())
    expect(await problemOf(unmerge(mergeId, as('hekou')))).toBe('MERGE_CHANGED_SINCE')
    for (const village of ['西湾村', '柳圩村'] as const) await sign(own, village)
    expect([await pending(own, '西湾村'), await pending(own, '柳圩村')]).toEqual([[], []])
    const apart = await rowsOf(server.connection, `SELECT e.id FROM roster_entry e JOIN household h ON h.id = e.household_id WHERE h.area_path <> e.area_path`)
    expect(apart).toEqual([])
  })
})

test('areas: a village that ends signs nothing more, the one that takes its households lists them; one that gives some off strikes them', async () => {
  const own = await world({ 城郊村: ['城一', '城二'], 文昌社区: ['文一'] })
  for (const village of ['城郊村', '文昌社区'] as const) await sign(own, village)
  const district = as('quxian')
  const carryOut = async (change: AreaChange) => district.ask(changeAreas, { body: { change, hash: (await district.ask(previewAreaChange, { body: { change } })).hash } })
  const [chengjiao, wenchang] = [await areaId('城郊村'), await areaId('文昌社区')]
  await carryOut({ kind: 'split', areaId: chengjiao, on: '2026-11-21', stays: true, parts: [{ name: '新城村', code: '990099001099', groups: [], householdIds: [own.householdOf['城二']!] }] })
  expect((await sheet(own, '城郊村')).pending.rows.map((row) => [row.change, row.headName, row.reason])).toEqual([['STRUCK', '城二', '2026年11月21日随区划调整划归新城村']])
  await sign(own, '城郊村')
  await agrees(own, '城郊村')

  await carryOut({ kind: 'merge', areaId: chengjiao, others: [wenchang], into: wenchang, on: '2026-11-21' })
  const ended = await district.ask(rosters.getVillageRoster, { params: { id: own.campaignId, villageId: chengjiao } })
  expect([ended.state, ended.pending.rows]).toEqual(['SIGNED', []])
  const { rows } = await district.ask(rosters.listVillageRosters, { params: { id: own.campaignId } })
  expect(rows.find((row) => row.areaId === chengjiao)).toMatchObject({ pending: 0, state: 'SIGNED', endedOn: '2026-11-21' })
  expect(await pending(own, '文昌社区')).toEqual(['LISTED 2 城一'])
  await sign(own, '文昌社区')
  await agrees(own, '文昌社区')

  const putAt = async (place: string) => {
    await rowsOf(server.connection, `UPDATE roster_entry SET area_path = (SELECT path FROM area WHERE id = $1) WHERE household_id = $2`, [place, own.householdOf['城一']])
    await rowsOf(server.connection, `UPDATE household SET area_path = (SELECT path FROM area WHERE id = $1) WHERE id = $2`, [place, own.householdOf['城一']])
  }
  // A row at a place that has ended is shown for what it is, and no list fails because of it.
  await putAt(chengjiao)
  const page = await district.ask(rosters.listEntries, { params: { id: own.campaignId }, query: {} })
  expect(page.rows.map((entry) => [entry.headName, entry.areaName])).toEqual(expect.arrayContaining([['城一', '城郊村']]))
  await putAt(wenchang)
})

test('whatever is done in whatever order: two villages that sign all they have to sign stand signed for exactly their roster', async () => {
  const names = ['户一', '户二', '户三', '户四']
  const step = fc.oneof(
    fc.record({ kind: fc.constant('sign' as const), village: fc.constantFrom('西湾村' as const, '柳圩村' as const) }),
    fc.record({ kind: fc.constant('return' as const), village: fc.constantFrom('西湾村' as const, '柳圩村' as const), which: fc.nat(3) }),
    fc.record({ kind: fc.constantFrom('move' as const, 'strike' as const, 'list' as const), name: fc.constantFrom(...names) }),
    fc.record({ kind: fc.constant('merge' as const), name: fc.constantFrom(...names), other: fc.constantFrom(...names) }),
    fc.record({ kind: fc.constant('unmerge' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      const own = await world({ 西湾村: names.slice(0, 2), 柳圩村: names.slice(2) })
      const merges: string[] = []
      const villageOf = async (name: string): Promise<Village> => {
        const [row] = await rowsOf<{ name: string }>(server.connection, 'SELECT a.name FROM household h JOIN area a ON a.path = h.area_path WHERE h.id = $1', [own.householdOf[name]])
        return row!.name as Village
      }
      for (const one of steps) {
        const done = async (): Promise<unknown> => {
          switch (one.kind) {
            case 'sign': return sign(own, one.village)
            case 'return': {
              const standing = (await sheet(own, one.village)).versions.filter((version) => version.state === 'SIGNED')
              return standing.length === 0 ? undefined : returnVersion(own, one.village, standing[one.which % standing.length]!.number)
            }
            case 'move': return move(as('hekou'), own.householdOf[one.name]!, await areaId((await villageOf(one.name)) === '西湾村' ? '柳圩村' : '西湾村'), '2026-11-21')
            case 'strike': {
              const village = await villageOf(one.name)
              const entry = await entryOf(own, village, one.name)
              return entry && strike(own, village, one.name)
            }
            case 'list': return listAgain(own, await villageOf(one.name), one.name)
            case 'merge': merges.push(await merge(own, one.name, one.other)); return
            case 'unmerge': return merges.length === 0 ? undefined : unmerge(merges.pop()!)
          }
        }
        // What cannot be done at this moment is refused by its name; nothing else is of interest here.
        expect(await problemOf(done())).not.toBe('UNEXPECTED')
        for (const village of ['西湾村', '柳圩村'] as const) await pending(own, village)
      }
      for (const village of ['西湾村', '柳圩村'] as const) {
        if ((await pending(own, village)).length > 0) await problemOf(sign(own, village))
        const { state } = await sheet(own, village)
        if (state === 'OPEN' || (await listed(own, village)).length === 0) continue
        await agreesByCount(own, village)
      }
    }),
    { numRuns: 6 },
  )

  /** A row that stands for a merged household carries the name that was signed: the numbers are compared. */
  async function agreesByCount(own: World, village: Village): Promise<void> {
    expect(await pending(own, village)).toEqual([])
    const entries = await listed(own, village)
    expect(await signedHeads(own, village)).toHaveLength(entries.length)
    expect(entries.map((entry) => entry.version)).not.toContain(null)
  }
})
