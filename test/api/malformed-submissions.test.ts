import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { startVisit, type Visit } from '#contract/visits.ts'
import { problems } from '#domain/problem/problem.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'
import { foundProblem, newPersonId, soundSubmission } from './setup/sound-submission.ts'

// What no office and no phone sends, 150 times over: a clear answer each time, nothing kept of what was refused, and never a fault of ours.

const times = 150
const seed = 20_221_121

let server: TestServer
let worker: Person
let campaignId: string
beforeAll(async () => {
  server = await startServer('opened')
  worker = await server.as('wenchang')
  campaignId = (await worker.ask(listCampaigns, {})).rows[0]?.id as string
})
afterAll(() => server?.close())

/** Repeatable: the same seed makes the same 150 requests. */
function dice(start: number): (below: number) => number {
  let state = start
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Roll = (below: number) => number

const odd: readonly ((roll: Roll) => Json)[] = [
  () => null,
  () => '',
  () => ' \u3000 ',
  (roll) => roll(2) === 0,
  (roll) => -roll(1e9),
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER,
  () => 0.1,
  () => [],
  () => ({}),
  () => [[[[[[[[]]]]]]]],
  () => ({ value: { value: { value: 1 } } }),
  () => 'x'.repeat(5000),
  () => '\u0000',
  () => '\ud800',
  () => '😀'.repeat(40),
  () => "'; DROP TABLE submission; --",
  () => '../../etc/passwd',
  () => '2022-02-30',
  () => '0000-00-00',
  () => '9999-12-31',
  () => randomUUID(),
  () => 'not-a-uuid',
  () => '990010195003010012',
  () => Array.from({ length: 300 }, () => 'A'),
  () => Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`k${at}`, { value: at }])),
  () => ({ none: 'NOBODY_KNOWS' }),
  () => ({ none: 'CANNOT_TELL' }),
  () => ({ value: 'x', none: 'REFUSED' }),
  () => ({ value: true, confirmed: 'yes' }),
]
const keys = ['__proto__', 'constructor', 'toString', 'seen', 'answers', 'more', '', 'a.b', 'a b', '\u0000']

/** All places inside a value, deepest last. */
function placesIn(value: Json, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, entry]) => placesIn(entry, [...at, Array.isArray(value) ? Number(key) : key]))]
}

/** The same value with one to three things wrong in it. */
function broken(value: Json, roll: Roll): Json {
  const result = structuredClone(value)
  for (let round = 0; round <= roll(3); round += 1) {
    const places = placesIn(result).filter((place) => place.length > 0)
    const place = places[roll(places.length)]
    if (!place) return odd[roll(odd.length)]!(roll)
    const within = place.slice(0, -1).reduce<Json>((held, key) => (held as Record<string | number, Json>)[key] as Json, result) as Record<string | number, Json>
    const key = place.at(-1) as string | number
    const how = roll(5)
    if (how === 0) Array.isArray(within) ? within.splice(Number(key), 1) : delete within[key]
    else if (how === 1 && !Array.isArray(within)) Object.defineProperty(within, keys[roll(keys.length)]!, { value: odd[roll(odd.length)]!(roll), enumerable: true, configurable: true, writable: true })
    else if (how === 2 && Array.isArray(within)) within.push(structuredClone(within[Number(key)] as Json))
    else within[key] = odd[roll(odd.length)]!(roll)
  }
  return result
}

interface Sent {
  readonly path: string
  readonly method: string
  readonly body: string
}

/** A request that is broken in its value, its envelope or its text. */
function request(visit: Visit, sound: Json, roll: Roll): Sent {
  const isSubmit = roll(3) > 0
  const target = isSubmit ? { path: `/api/visits/${visit.id}/submit`, method: 'POST' } : { path: `/api/visits/${visit.id}/draft`, method: 'PUT' }
  const name = isSubmit ? 'submission' : 'draft'
  const body: Json = { [name]: broken(sound, roll), draftVersion: visit.draftVersion }
  const text = JSON.stringify(body)
  switch (roll(12)) {
    case 0: return { ...target, body: text.slice(0, roll(text.length)) }
    case 1: return { ...target, body: JSON.stringify(broken(body, roll)) }
    case 2: return { ...target, body: JSON.stringify({ [name]: odd[roll(odd.length)]!(roll), draftVersion: odd[roll(odd.length)]!(roll), base: odd[roll(odd.length)]!(roll) }) }
    case 3: return { ...target, path: target.path.replace(visit.id, ['x', randomUUID(), '%00', '..'][roll(4)]!), body: text }
    default: return { ...target, body: text }
  }
}

test(`${times} submissions and drafts with something wrong in them: each is answered clearly, none is a fault, none leaves anything half done`, async () => {
  const roll = dice(seed)
  const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '坏数据', birthDate: '1940-03-01', facts: { livingState: 'LIVES_ALONE' } }, { name: '孙辈', relation: '41', birthDate: '2014-03-01', facts: { leftBehind: true } }], aid: ['DIBAO'] })
  const begin = (): Promise<Visit> => worker.ask(startVisit, { body: { campaignId, householdId } })
  const soundOf = (visit: Visit): Json =>
    JSON.parse(JSON.stringify({ ...soundSubmission(visit, { problems: [foundProblem()], added: [{ id: newPersonId(), name: '来人', relation: '20', birthDate: '2012-01-01' }] }), dismissed: [{ path: 'answers.x', why: '不用' }] })) as Json
  let visit = await begin()
  const answers = new Map<string, number>()
  for (let at = 1; at <= times; at += 1) {
    const sent = request(visit, soundOf(visit), roll)
    const response = await worker.fetch(sent.path, { method: sent.method, headers: { 'x-doudi': '1', 'idempotency-key': randomUUID(), 'content-type': 'application/json' }, body: sent.body })
    const told = `request ${at}: ${sent.method} ${sent.path} ${sent.body.slice(0, 300)}`
    expect(response.status, told).toBeLessThan(500)
    const answer = (await response.json()) as { code?: string; state?: string; draftVersion?: number }
    if (response.ok) {
      // Now and then what was changed is still sound: then it is done wholly.
      visit = answer.state === 'SUBMITTED' ? await begin() : { ...visit, draftVersion: answer.draftVersion as number }
      answers.set('fine', (answers.get('fine') ?? 0) + 1)
      continue
    }
    expect(Object.keys(problems), told).toContain(answer.code)
    answers.set(answer.code as string, (answers.get(answer.code as string) ?? 0) + 1)
  }
  expect([...answers.keys()]).toEqual(expect.arrayContaining(['VISIT_GATES', 'INPUT_INVALID', 'fine']))
  const [counts] = await rowsOf<{ submitted: number; submissions: number; drafts: number }>(
    server.connection,
    `SELECT (SELECT count(*)::int FROM visit WHERE household_id = $1 AND state = 'SUBMITTED') AS submitted, (SELECT count(*)::int FROM submission WHERE household_id = $1) AS submissions, (SELECT count(*)::int FROM visit WHERE household_id = $1 AND state = 'DRAFT') AS drafts`,
    [householdId],
  )
  expect(counts).toEqual({ submitted: counts?.submissions, submissions: counts?.submissions, drafts: 1 })
})
