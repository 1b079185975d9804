import { afterAll, beforeAll, expect, test } from 'vitest'
import { getToday, listCampaigns } from '#contract/campaigns.ts'
import { getHousehold } from '#contract/households.ts'
import { getVillageRoster, listEntries, strikeEntry } from '#contract/rosters.ts'
import { getVisit, giveUpVisit, saveDraft, startVisit, submitVisit } from '#contract/visits.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { soundSubmission } from './setup/sound-submission.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let village: Person
let town: Person
let campaignId: string
beforeAll(async () => {
  server = await startServer('opened')
  ;[village, town] = (await Promise.all(['xiwan', 'hekou'].map((login) => server.as(login)))) as [Person, Person]
  campaignId = (await village.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(() => server?.close())

const put = async (name: string) => (await putHousehold(server.connection, { campaignId, areaName: '西湾村', people: [{ name, birthDate: '1950-03-01' }] })).householdId
const begin = (householdId: string, person = village, own?: true) => person.ask(startVisit, { body: { campaignId, householdId, ...(own && { own }) } })
const giveUp = (id: string, person = village) => person.ask(giveUpVisit, { params: { id }, body: { reason: '已划出名册' } })
const waiting = async () => (await village.ask(getToday, { query: {} })).waiting.find(({ kind }) => kind === 'drafts')?.count ?? 0
const listed = async () => {
  const { rows, total } = await village.ask(listEntries, { params: { id: campaignId }, query: { coverage: 'DRAFT' } })
  expect(rows).toHaveLength(total)
  return rows.map((row) => row.headName).sort()
}

test('Today counts the households that its link opens: begun for the first time, once more, by two, and none that was struck [A-04 on /]', async () => {
  await begin(await put('起草的'))
  const twice = await put('两份的')
  await begin(twice)
  await begin(twice, town, true)
  const again = await put('再访的')
  const visit = await begin(again)
  await village.ask(submitVisit, { params: { id: visit.id }, body: { submission: soundSubmission(visit), base: visit.base } as never })
  await begin(again)
  const gone = await put('划出的')
  await begin(gone)
  expect([await listed(), await waiting()]).toEqual([['两份的', '划出的', '再访的', '起草的'].sort(), 4])
  const [entry] = await rowsOf<{ id: string }>(server.connection, 'SELECT id FROM roster_entry WHERE household_id = $1', [gone])
  await village.ask(strikeEntry, { params: { id: entry!.id }, body: { reason: '重复' } })
  expect([await listed(), await waiting()]).toEqual([['两份的', '再访的', '起草的'].sort(), 3])
})

test('a draft is given up by whoever holds it: it is nobody\'s any more, and the household is not visited again', async () => {
  const householdId = await put('放弃的')
  const visit = await begin(householdId)
  await village.ask(saveDraft, { params: { id: visit.id }, body: { draft: { answers: { stillText: { value: '写过的话' } } } as never, draftVersion: visit.draftVersion } })
  const before = await waiting()
  expect(await problemOf(giveUp(visit.id, town))).toBe('VISIT_HELD')
  expect(await problemOf(giveUp(visit.id, await server.as('liuwei')))).toBe('NOT_FOUND')
  expect(await giveUp(visit.id)).toEqual({ householdId })
  expect(await waiting()).toBe(before - 1)
  const row = async () => (await village.ask(listEntries, { params: { id: campaignId }, query: { search: '放弃的' } })).rows[0]!
  expect(await row()).toMatchObject({ coverage: 'NOT_VISITED', visitId: null })
  expect(await problemOf(village.ask(getVisit, { params: { id: visit.id } }))).toBe('NOT_FOUND')
  expect(await problemOf(giveUp(visit.id))).toBe('NOT_FOUND')
  expect(await problemOf(village.ask(submitVisit, { params: { id: visit.id }, body: { submission: soundSubmission(visit), base: null } as never }))).toBe('NOT_FOUND')
  expect(JSON.stringify(await village.ask(getHousehold, { params: { id: householdId } }))).not.toContain(visit.id)
  expect((await rowsOf<{ draft: string }>(server.connection, 'SELECT draft::text FROM visit WHERE id = $1', [visit.id]))[0]!.draft).toContain('写过的话')
  const next = await begin(householdId)
  expect(next.id).not.toBe(visit.id)
  expect(await row()).toMatchObject({ coverage: 'DRAFT', visitId: next.id })
})

test('of two drafts the other one stays, and what was handed in too', async () => {
  const householdId = await put('剩一份的')
  const [own, theirs] = [await begin(householdId), await begin(householdId, town, true)]
  await giveUp(own.id)
  const row = async () => (await village.ask(listEntries, { params: { id: campaignId }, query: { search: '剩一份的' } })).rows[0]!
  expect(await row()).toMatchObject({ coverage: 'DRAFT', visitId: theirs.id })
  await town.ask(submitVisit, { params: { id: theirs.id }, body: { submission: soundSubmission(theirs), base: theirs.base } as never })
  const later = await begin(householdId)
  await giveUp(later.id)
  expect(await row()).toMatchObject({ coverage: 'SEEN', visitId: theirs.id })
  const { areaId } = await row()
  expect((await village.ask(getVillageRoster, { params: { id: campaignId, villageId: areaId } })).coverage.seen).toBeGreaterThan(0)
})
