import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { getHousehold, openCitizenId, searchHouseholds } from '#contract/households.ts'
import { refreshStaleLabels } from '#server/features/registry/public.ts'
import { putHousehold, rowsOf, type PutHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let village: Person
let campaignId: string
let wang: PutHousehold

beforeAll(async () => {
  server = await startServer('opened')
  village = await server.as('wenchang')
  campaignId = (await village.ask(listCampaigns, {})).rows[0]?.id as string
  wang = await putHousehold(server.connection, {
    campaignId,
    areaName: '文昌社区',
    people: [
      { name: '万俟明', birthDate: '1946-11-30', facts: { livingState: 'LIVES_ALONE', phone: '13900000001' } },
      { name: '万俟小兰', relation: '30', sex: 'FEMALE', birthDate: '1979-05-06', facts: { 'disability.kind': 'PHYSICAL', 'disability.level': 2 } },
    ],
    aid: ['DIBAO'],
    facts: { registrationSplit: false },
  })
})
afterAll(() => server?.close())

test('a household on one page: people, facts with day and source, labels with their clause, why it is on the list', async () => {
  const page = await village.ask(getHousehold, { params: { id: wang.householdId } })
  expect(page).toMatchObject({ headName: '万俟明', areaName: '文昌社区', townName: '东城街道', isPlaced: true })
  expect(page.members.map((member) => [member.name, member.age, member.isHead])).toEqual([['万俟明', 79, true], ['万俟小兰', 47, false]])
  expect(page.members[0]?.facts).toContainEqual({ name: 'livingState', value: 'LIVES_ALONE', asOf: '2026-10-01', source: { kind: 'desk', id: null, label: '' } })
  expect(page.labels).toContainEqual(expect.objectContaining({ id: 'dibao', clause: expect.objectContaining({ row: 'J-07' }) }))
  expect(page.members[1]?.labels.map((label) => label.id)).toEqual(['disabled', 'IN_DIBAO'])
  expect(page.undecided).toContainEqual(expect.objectContaining({ id: 'elders-dibao', personId: wang.personIds[0], missing: ['person.selfCare'] }))
  expect(page.campaigns).toEqual([expect.objectContaining({ campaignId, part: 'covered', state: 'LISTED', reason: '在册低保户', coverage: 'NOT_VISITED', canVisit: true })])
  expect(page.aid).toMatchObject([{ kind: 'DIBAO', amountFen: 60000, personId: null }])
})

test('somebody of 79 is 80 on the birthday without anybody editing, on the page and in what lists look at [J-11 on /households/:id]', async () => {
  const labels = async () => (await village.ask(getHousehold, { params: { id: wang.householdId } })).members[0]?.labels.map((label) => label.id)
  const stored = async () => (await rowsOf<{ labels: { persons: Record<string, string[]> } }>(server.connection, 'SELECT labels FROM household WHERE id = $1', [wang.householdId]))[0]?.labels.persons[wang.personIds[0] as string] ?? []
  await refreshStaleLabels(server.serving.services)
  expect(await labels()).not.toContain('elders-80')
  expect(await stored()).not.toContain('elders-80')
  server.clock.moveTo('2026-11-29T23:59:00+08:00')
  village = await server.as('wenchang')
  expect(await labels()).not.toContain('elders-80')
  server.clock.moveTo('2026-11-30T00:00:30+08:00')
  expect(await labels()).toContain('elders-80')
  expect(await stored()).not.toContain('elders-80')
  await refreshStaleLabels(server.serving.services)
  expect(await stored()).toContain('elders-80')
})

test('a whole number is opened for a purpose, and the trail says who, what for and the mask [A-08 on /audit]', async () => {
  const [id, whole] = [wang.personIds[0] as string, wang.citizenIds[0] as string]
  const key = randomUUID()
  const open = () => village.ask(openCitizenId, { params: { id }, body: { purpose: '核对申请材料' }, idempotencyKey: key })
  expect(await open()).toEqual({ citizenId: whole })
  expect(await open()).toEqual({ citizenId: whole })
  const trail = await rowsOf<{ by_name: string; details: unknown }>(server.connection, `SELECT by_name, details FROM audit_entry WHERE action = 'open-citizen-id' AND object_id = $1`, [id])
  expect(trail).toEqual([{ by_name: '周玉兰', details: { purpose: '核对申请材料', mask: `${whole.slice(0, 6)}********${whole.slice(-4)}` } }])
  const page = await village.ask(getHousehold, { params: { id: wang.householdId } })
  expect(page.timeline[0]).toMatchObject({ kind: 'opened-id', by: '周玉兰', details: { person: '万俟明', purpose: '核对申请材料' } })
})

test.each(['', ' ', '。', '1'])('%j is no purpose', async (purpose) => {
  expect(await problemOf(village.ask(openCitizenId, { params: { id: wang.personIds[0] as string }, body: { purpose } }))).toBe('PURPOSE_MISSING')
})

test('a number written into the purpose is not kept', async () => {
  await village.ask(openCitizenId, { params: { id: wang.personIds[1] as string }, body: { purpose: `核对 ${wang.citizenIds[1]}` } })
  const kept = await rowsOf<{ text: string }>(server.connection, `SELECT details::text AS text FROM audit_entry`)
  for (const whole of wang.citizenIds) expect(kept.some(({ text }) => text.includes(whole))).toBe(false)
})

test('no other answer holds a whole number', async () => {
  const answers = [await village.ask(getHousehold, { params: { id: wang.householdId } }), await village.ask(searchHouseholds, { query: { search: wang.citizenIds[0] as string } })]
  for (const whole of wang.citizenIds) expect(JSON.stringify(answers)).not.toContain(whole)
})

test('reading a household is written down', async () => {
  const count = async () => (await rowsOf<{ n: number }>(server.connection, `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'read-household' AND object_id = $1`, [wang.householdId]))[0]?.n as number
  const before = await count()
  await village.ask(getHousehold, { params: { id: wang.householdId } })
  expect(await count()).toBe(before + 1)
})

test('who stands elsewhere does not find it at all; an administrator sees no household', async () => {
  for (const login of ['chengjiao', 'hekou', 'xiwan']) {
    const person = await server.as(login)
    expect(await problemOf(person.ask(getHousehold, { params: { id: wang.householdId } }))).toBe('NOT_FOUND')
    expect(await problemOf(person.ask(openCitizenId, { params: { id: wang.personIds[0] as string }, body: { purpose: '核对材料' } }))).toBe('NOT_FOUND')
    for (const search of ['万俟', '万俟明', '俟', wang.citizenIds[0] as string, '13900000001']) expect((await person.ask(searchHouseholds, { query: { search } })).total).toBe(0)
  }
  for (const login of ['dongcheng', 'quxian']) expect((await (await server.as(login)).ask(getHousehold, { params: { id: wang.householdId } })).headName).toBe('万俟明')
  expect(await problemOf((await server.as('guanli')).ask(getHousehold, { params: { id: wang.householdId } }))).toBe('NOT_ALLOWED')
  expect(await problemOf(server.nobody().ask(getHousehold, { params: { id: wang.householdId } }))).toBe('NOT_SIGNED_IN')
})

test.each([
  ['万俟', '万俟明'],
  ['万俟小兰', '万俟小兰'],
  ['小兰', '万俟小兰'],
  ['万俟晓兰', '万俟小兰'],
  ['万俟民', '万俟明'],
  ['１３９ 0000 0001', '万俟明'],
])('looking for %s finds %s', async (search, matched) => {
  expect((await village.ask(searchHouseholds, { query: { search } })).rows).toContainEqual(expect.objectContaining({ id: wang.householdId, headName: '万俟明', matched, members: 2, areaName: '文昌社区' }))
})

test('a whole citizen id finds its holder, letters and signs find nobody', async () => {
  const id = wang.citizenIds[1] as string
  expect((await village.ask(searchHouseholds, { query: { search: id.toLowerCase() } })).rows.map((row) => row.matched)).toEqual(['万俟小兰'])
  for (const search of ['%', '_', '\\', '万%兰', "'; --"]) expect((await village.ask(searchHouseholds, { query: { search } })).total).toBe(0)
  expect(await problemOf(village.ask(searchHouseholds, { query: { search: 'a\0b' } }))).toBe('INPUT_INVALID')
})

test('a village is found by a part of its name, by its first letters and by its sound; only below one’s own area', async () => {
  const officer = await server.as('quxian')
  const named = async (search: string, person = officer) => (await person.ask(searchHouseholds, { query: { search } })).areas.map((area) => area.name)
  for (const search of ['文昌', 'wcsq', 'WCS', 'wenchang']) expect([search, await named(search)]).toEqual([search, expect.arrayContaining(['文昌社区'])])
  expect(await named('w')).toEqual([])
  expect(await named('查无此村')).toEqual([])
  expect(await named('wcsq', await server.as('hekou'))).toEqual([])
})

test('pages of a search follow each other without a gap and without a row twice', async () => {
  for (let n = 0; n < 7; n += 1) await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: `端木${'甲乙丙'[n % 3]}`, birthDate: '1950-01-01' }] })
  for (const search of ['端木', '木']) {
    const whole = await village.ask(searchHouseholds, { query: { search } })
    expect(whole.total).toBe(7)
    const paged: string[] = []
    let after: string | null = null
    do {
      const page: typeof whole = await village.ask(searchHouseholds, { query: { search, limit: 3, ...(after === null ? {} : { after }) } })
      paged.push(...page.rows.map((row) => row.id))
      after = page.next
    } while (after !== null)
    expect(paged).toEqual(whole.rows.map((row) => row.id))
  }
  expect(await problemOf(village.ask(searchHouseholds, { query: { search: '端木', after: 'x' } }))).toBe('INPUT_INVALID')
})
