import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { sendPieces } from '#client/send-pieces.ts'
import { listAudit } from '#contract/audit.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { undoImport } from '#contract/imports.ts'
import { getHousehold } from '#contract/households.ts'
import { addAuthorisation, cancelRun, carryOutHit, decideHit, endAuthorisation, getGrounds, getMatchingWaiting, getRun, listAuthorisations, listDatasets, listHits, listRuns, lookAtFile, pieceBytes, previewSought, readPiece, startRun, type MatchHit, type MatchRun } from '#contract/matching.ts'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import type { DatasetCode } from '#domain/matching/datasets.ts'
import { emptyDigest, endDigest } from '#domain/matching/file-digest.ts'
import { signIn } from '#contract/sessions.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { systemRandom } from '#server/random.ts'
import { sealingWith } from '#server/sealing/sealing.ts'
import { serve } from '#server/serve.ts'
import { testKeys } from './setup/fixed.ts'
import { importRoster, settled } from './setup/import-roster.ts'
import { putHousehold, rowsOf, type PutHousehold } from './setup/put-household.ts'
import { beginMatch, blobOf, callerOf, matchFile, type MatchOrder } from './setup/match-file.ts'
import { csvRoster, rosterHeadings } from './setup/roster-sheet.ts'
import { personAt, problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// A department's file beside our people, through HTTP as the office sends it: in pieces, each a write of its own.

let server: TestServer
let district: Person
let town: Person
let campaignId: string
let home: PutHousehold
let other: PutHousehold

beforeAll(async () => {
  server = await startServer('opened')
  ;[district, town] = [await server.as('quxian'), await server.as('dongcheng')]
  campaignId = (await district.ask(listCampaigns, {})).rows[0]?.id as string
  home = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', aid: ['DIBAO'], people: [{ name: '王芳', birthDate: '1950-03-01', sex: 'FEMALE' }, { name: '李小明', relation: '20', birthDate: '2015-03-01' }] })
  other = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '赵强', birthDate: '1962-07-09' }] })
})
afterAll(() => server?.close())

let sequence = 0
/** Somebody of the test region who is on no record. */
function stranger(): string {
  sequence += 1
  const digits = `99001019400101${String(sequence % 1000).padStart(3, '0')}`
  return digits + checkCharacterOf(digits)
}

const file = blobOf
const begin = (content: string | Uint8Array, order: MatchOrder = {}) => beginMatch(district, content, order)
const matched = (content: string | Uint8Array, order: MatchOrder = {}) => matchFile(district, content, order)
const piece = (run: MatchRun, content: string, from = run.sendFrom) => district.ask(readPiece, { params: { id: run.id }, query: { from, hash: endDigest(emptyDigest) }, body: file(content.slice(from, from + pieceBytes)) })
const hitsOf = (run: MatchRun, query: Record<string, string> = {}) => district.ask(listHits, { query: { run: run.id, ...query } }).then((page) => page.rows)
const said = (hit: MatchHit | undefined) => Object.fromEntries(hit?.kept.map(({ field, text }) => [field, text]) ?? [])

/** A text longer than a piece, in which nobody is ours but where it is said. */
function long(rows: number, ours: Readonly<Record<number, string>> = {}): string {
  const id = stranger()
  const lines = Array.from({ length: rows }, (_, at) => ours[at] ?? `外人,${id},2026-11-01,"${'备注'.repeat(60)}${at}"`)
  return `姓名,身份证号,死亡日期,备注\n${lines.join('\n')}\n`
}

/** So many strangers. */
function list(rows: number, heading: string): string {
  return `姓名,身份证号,${heading}\n${Array.from({ length: rows }, () => `外人,${stranger()},2026-11-01\n`).join('')}`
}

test('a file gives its hits, with the row and the columns that a verdict needs; its digest is that of the file [N-06, N-07 on /matching]', async () => {
  const [woman, boy] = home.citizenIds as [string, string]
  const text = `姓名,身份证号,死亡日期,死亡原因\n外人,${stranger()},2026-11-01,病\n王 芳,${woman},2026-11-02,病\n李大明,${boy.slice(0, 6)} ${boy.slice(6)},2026-11-03,病\n坏,9.90001E+17,2026-11-04,病\n无,,2026-11-05,病\n`
  const run = await matched(text)
  expect(run).toMatchObject({ state: 'DONE', rows: 5, hits: 2, concerned: 2, fresh: 2, otherName: 1, withoutId: 1, refused: [{ fault: 'EXCEL_SCIENTIFIC', count: 1 }], refusedAt: [{ place: '5', fault: 'EXCEL_SCIENTIFIC' }], endsShort: false, digest: createHash('sha256').update(text).digest('hex') })
  const hits = await hitsOf(run)
  const [first, second] = [hits.find((one) => one.personId === home.personIds[0]), hits.find((one) => one.personId === home.personIds[1])]
  expect(first).toMatchObject({ personName: '王芳', householdId: home.householdId, headName: '王芳', aid: ['DIBAO'], name: 'SAME', state: 'OPEN', proposes: 'CHANGE', places: [{ fileName: '死亡名单.csv', place: '3' }] })
  expect(said(first)).toEqual({ diedOn: '2026-11-02' })
  expect(second).toMatchObject({ personName: '李小明', name: 'DIFFERS' })
  expect(said(second)).toEqual({ diedOn: '2026-11-03', name: '李大明' })
  expect((await hitsOf(run, { name: 'DIFFERS' })).map((one) => one.id)).toEqual([second!.id])
})

test('the same data again are the same hit with the verdict it has; other data are a new one [N-05 on /matching/hits]', async () => {
  const id = other.citizenIds[0]!
  const list = (on: string) => `姓名,身份证号,死亡日期\n赵强,${id},${on}\n`
  const [hit] = await hitsOf(await matched(list('2026-09-01'), { sourceDate: '2026-09-30' }))
  expect(await problemOf(town.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'WRONG_PERSON', reason: '', saidAt: null } }))).toBe('MATCH_REASON_NEEDED')
  await town.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'WRONG_PERSON', reason: '同名同号登记错误，本人健在', saidAt: null } })

  const again = await matched(list('2026-09-01'), { sourceDate: '2026-10-31' })
  expect(again).toMatchObject({ hits: 1, fresh: 0 })
  expect(await hitsOf(again, { fresh: 'true' })).toEqual([])
  expect(await hitsOf(again)).toMatchObject([{ id: hit!.id, state: 'WRONG_PERSON', reason: '同名同号登记错误，本人健在', firstDate: '2026-09-30', lastDate: '2026-10-31', decidedBy: expect.any(String) }])

  const changed = await matched(list('2026-10-15'), { sourceDate: '2026-11-19' })
  expect(changed).toMatchObject({ hits: 1, fresh: 1 })
  const [fresh] = await hitsOf(changed, { fresh: 'true' })
  expect(fresh).toMatchObject({ state: 'OPEN' })
  expect(said(fresh)).toEqual({ diedOn: '2026-10-15' })
})

test('a hit that matters proposes what is usual and changes nothing by itself [N-06 on /matching/hits]', async () => {
  const [woman] = home.citizenIds
  const [hit] = await hitsOf(await matched(`姓名,身份证号,死亡日期\n王芳,${woman},2026-11-18\n`))
  const before = await district.ask(getHousehold, { params: { id: home.householdId } })
  await district.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'TRUE_MATTERS', reason: '', saidAt: null } })
  const [decided] = (await district.ask(listHits, { query: { household: home.householdId, state: 'TRUE_MATTERS' } })).rows
  expect(decided).toMatchObject({ id: hit!.id, state: 'TRUE_MATTERS', follow: 'CHANGE', done: null })
  const after = await district.ask(getHousehold, { params: { id: home.householdId } })
  expect({ members: after.members, aid: after.aid }).toEqual({ members: before.members, aid: before.aid })
  await district.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'TRUE_MATTERS', follow: 'VISIT', reason: '先上门看看', saidAt: decided!.saidAt } })
  expect((await district.ask(listHits, { query: { household: home.householdId, state: 'TRUE_MATTERS' } })).rows[0]).toMatchObject({ follow: 'VISIT' })
})

test('a hit that matters is left to be done until somebody says what was done; a new verdict asks for it anew [N-06 on /]', async () => {
  const alone = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', aid: ['DIBAO'], people: [{ name: '公孙独', birthDate: '1947-04-04' }] })
  const [hit] = await hitsOf(await matched(`姓名,身份证号,死亡日期\n公孙独,${alone.citizenIds[0]},2026-11-17\n`))
  const [params, hekou] = [{ id: hit!.id }, await server.as('hekou')]
  const undone = async (person: Person) => {
    const { rows, total } = await person.ask(listHits, { query: { undone: 'true' } })
    expect(await person.ask(getMatchingWaiting, {})).toMatchObject({ undone: total, open: (await person.ask(listHits, { query: { state: 'OPEN' } })).total })
    return { total, has: rows.some((one) => one.id === hit!.id) }
  }
  const now = async () => (await town.ask(listHits, { query: { household: alone.householdId } })).rows[0]!
  const carryOut = async (person: Person, what = '已停发，次月起执行', saidAt?: string | null) => problemOf(person.ask(carryOutHit, { params, body: { what, saidAt: saidAt === undefined ? (await now()).saidAt : saidAt } }))
  expect(hit).toMatchObject({ proposes: 'STOP', done: null })
  expect(await carryOut(town)).toBe('CHANGED_MEANWHILE')
  const { total: before } = await undone(town)
  await town.ask(decideHit, { params, body: { verdict: 'TRUE_MATTERS', reason: '', saidAt: null } })
  expect(await undone(town)).toEqual({ total: before + 1, has: true })
  expect(await undone(district)).toMatchObject({ has: true })
  expect(await undone(hekou)).toEqual({ total: 0, has: false })
  expect(await carryOut(hekou)).toBe('NOT_FOUND')

  expect(await carryOut(town, '没看过结论', null)).toBe('CHANGED_MEANWHILE')
  expect(await carryOut(town)).toBe('fine')
  expect(await carryOut(town, '再来一次')).toBe('CHANGED_MEANWHILE')
  expect(await undone(town)).toEqual({ total: before, has: false })
  expect(await now()).toMatchObject({ follow: 'STOP', done: { what: '已停发，次月起执行', by: expect.any(String), at: expect.any(String) } })
  await town.ask(decideHit, { params, body: { verdict: 'TRUE_MATTERS', follow: 'VISIT', reason: '家属说人还在', saidAt: (await now()).saidAt } })
  expect(await now()).toMatchObject({ follow: 'VISIT', done: null })
  expect(await undone(town)).toEqual({ total: before + 1, has: true })
})

test('whoever decides a hit that somebody else has decided meanwhile is told so, and may decide it anew when it was seen [N-05 on /matching/hits]', async () => {
  const twice = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '拓跋珪', birthDate: '1946-05-05' }] })
  const [seen] = await hitsOf(await matched(`姓名,身份证号,死亡日期\n拓跋珪,${twice.citizenIds[0]},2026-11-16\n`))
  const decide = (person: Person, verdict: 'OLD_DATA' | 'WRONG_PERSON', saidAt: string | null) => person.ask(decideHit, { params: { id: seen!.id }, body: { verdict, reason: '核过', saidAt } })
  const now = async () => (await town.ask(listHits, { query: { household: twice.householdId } })).rows[0]!
  expect(seen).toMatchObject({ saidAt: null })
  await decide(town, 'OLD_DATA', seen!.saidAt)
  const first = await now()
  await expect(decide(district, 'WRONG_PERSON', seen!.saidAt)).rejects.toMatchObject({ code: 'MATCH_DECIDED', details: { verdict: 'OLD_DATA', by: first.decidedBy } })
  expect(await now()).toEqual(first)
  server.clock.moveTo(new Date(server.clock.now().getTime() + 1000).toISOString())
  await decide(district, 'WRONG_PERSON', first.saidAt)
  expect(await now()).toMatchObject({ state: 'WRONG_PERSON', decidedBy: expect.not.stringMatching(first.decidedBy!) })
  expect(await problemOf(decide(town, 'OLD_DATA', first.saidAt))).toBe('MATCH_DECIDED')
})

test('without a legal basis only households with an authorisation that holds for these data are matched [N-03 on /households/:id]', async () => {
  const [mother, son] = home.personIds as [string, string]
  const text = `姓名,身份证号,车牌号\n王芳,${home.citizenIds[0]},苏D1\n赵强,${other.citizenIds[0]},苏D2\n`
  const vehicles = (more: MatchOrder = {}) => matched(text, { dataset: 'VEHICLES', name: '车辆.csv', basis: 'AUTHORISATION', ...more })
  const coverage = async () => (await district.ask(listDatasets, {})).rows.find((row) => row.code === 'VEHICLES')!
  const whole = (await coverage()).households
  const preview = () => district.ask(previewSought, { query: { dataset: 'VEHICLES', basis: 'AUTHORISATION' } })
  expect(await preview()).toEqual({ people: 0, households: 0, leftOut: whole })
  expect(await problemOf(vehicles())).toBe('MATCH_NOBODY')
  expect(await coverage()).toMatchObject({ last: null, isDue: true })

  const give = (body: Partial<z.input<typeof addAuthorisation.body>>) =>
    town.ask(addAuthorisation, { params: { id: home.householdId }, body: { number: 'HD-2026-001', signers: [mother], signedOn: '2026-11-01', datasets: [], ...body } })
  expect(await problemOf(give({ signedOn: '2026-12-01' }))).toBe('AUTHORISATION_DATES')
  expect(await problemOf(give({ until: '2026-10-01' }))).toBe('AUTHORISATION_DATES')
  expect(await problemOf(give({ signers: [other.personIds[0]!] }))).toBe('AUTHORISATION_SIGNERS')
  await give({ number: '只限死亡', datasets: ['DEATHS'] })
  await give({ number: '去年的', signedOn: '2025-01-01', until: '2025-12-31' })
  expect(await problemOf(vehicles())).toBe('MATCH_NOBODY')
  const { id } = await give({})
  expect(await preview()).toEqual({ people: 2, households: 1, leftOut: whole - 1 })
  expect(await vehicles({ sourceDate: '2026-11-21' })).toMatchObject({ hits: 1, people: 2, households: 1, leftOut: whole - 1 })
  // Data about one of all households are not the data of the cycle.
  expect(await coverage()).toMatchObject({ authorised: 1, last: null, part: { sourceDate: '2026-11-21', ageDays: 0, rows: 2, households: 1, leftOut: whole - 1, lacks: 'HOUSEHOLDS' }, dueOn: null, isDue: true, cycleDays: 92 })
  await matched(list(12, '号牌号码'), { dataset: 'VEHICLES', sourceDate: '2026-11-20' })
  expect(await coverage()).toMatchObject({ last: { sourceDate: '2026-11-20', rows: 12, households: whole, leftOut: 0 }, part: { lacks: 'HOUSEHOLDS' }, dueOn: '2027-02-21', isDue: false })

  const listed = await town.ask(listAuthorisations, { params: { id: home.householdId } })
  expect(listed.rows.map((row) => [row.number, row.state]).sort()).toEqual([['HD-2026-001', 'HOLDS'], ['去年的', 'ENDED'], ['只限死亡', 'HOLDS']])
  expect(listed.unsigned).toEqual([])
  expect(listed.rows[0]!.signers).toEqual([{ personId: mother, name: '王芳' }])
  expect(son).not.toBe(mother)
  expect(await problemOf(town.ask(endAuthorisation, { params: { id }, body: { on: '2026-10-31', reason: '早了' } }))).toBe('AUTHORISATION_DATES')
  await town.ask(endAuthorisation, { params: { id }, body: { on: '2026-11-21', reason: '本人撤回' } })
  expect(await problemOf(town.ask(endAuthorisation, { params: { id }, body: { on: '2026-11-21', reason: '再来' } }))).toBe('CHANGED_MEANWHILE')
  expect(await problemOf(vehicles())).toBe('MATCH_NOBODY')
  expect((await town.ask(listAuthorisations, { params: { id: other.householdId } })).unsigned).toEqual([{ personId: other.personIds[0], name: '赵强' }])
})

test('a file of any size is read in pieces: rows that lie across two are read once, in their own lines', async () => {
  const [at, id] = [14_000, other.citizenIds[0]!]
  const text = long(40_000, { 0: `赵强,${id},2026-01-01,首行`, [at]: `赵强,${id},2026-01-02,"两\n行"`, 39_999: `赵强,${id},2026-01-03,末行` })
  expect(file(text).size).toBeGreaterThan(3 * pieceBytes)
  const stages: number[] = []
  const run = await sendPieces(callerOf(district), await begin(text), file(text), { told: (now) => stages.push(now.readBytes) })
  expect(run).toMatchObject({ state: 'DONE', rows: 40_000, hits: 3, concerned: 1, readBytes: file(text).size, digest: createHash('sha256').update(text).digest('hex') })
  expect(stages.length).toBeGreaterThan(3)
  const hits = await hitsOf(run)
  expect(hits.flatMap((one) => one.places.map(({ place }) => Number(place))).sort((a, b) => a - b)).toEqual([2, at + 2, 40_002])
})

test('a run that was broken off is interrupted, asks for the same file, goes on where it was and doubles nothing', async () => {
  const id = home.citizenIds[1]!
  const text = long(40_000, { 10: `李小明,${id},2026-02-01,前`, 39_000: `李小明,${id},2026-02-02,后` })
  const begun = await begin(text)
  const stopped = new AbortController()
  const half = await sendPieces(callerOf(district), begun, file(text), { signal: stopped.signal, told: (now) => { if ((now.hits ?? 0) > 0) stopped.abort() } })
  expect(half).toMatchObject({ state: 'READING', hits: 1 })
  expect(half.readBytes).toBeLessThan(file(text).size)

  server.clock.moveTo(new Date(server.clock.now().getTime() + 2 * 60_000).toISOString())
  expect(await district.ask(getRun, { params: { id: begun.id } })).toMatchObject({ state: 'INTERRUPTED', hits: 1 })
  expect(await problemOf(sendPieces(callerOf(district), half, file(text.replace('备注', '别的')), {}))).toBe('MATCH_OTHER_FILE')
  expect(await problemOf(piece(half, text, 0))).toBe('MATCH_PIECE_PLACE')

  // A server that was started since knows nothing but what is stored.
  const restarted = await serve({ connection: server.connection, keysDir: '', keys: testKeys, kindWhenNew: 'real', log: pino({ level: 'silent' }), clock: server.clock, host: '127.0.0.1', port: 0 })
  const there = personAt(restarted.address)
  await there.ask(signIn, { body: { login: 'quxian', password: examplePassword } })
  const done = await sendPieces(callerOf(there), half, file(text), {}).finally(() => restarted.close())
  expect(done).toMatchObject({ state: 'DONE', rows: 40_000, hits: 2, fresh: 2 })
  expect(await rowsOf(server.connection, 'SELECT count(*)::int AS count FROM match_sighting WHERE run_id = $1', [begun.id])).toEqual([{ count: 2 }])
})

test('what cannot be read is refused with what to do', async () => {
  const look = (content: string | Uint8Array) => problemOf(district.ask(lookAtFile, { query: { dataset: 'DEATHS', name: 'x.csv' }, body: file(content) }))
  expect(await look('')).toBe('WORKBOOK_EMPTY')
  expect(await look('<html><table>')).toBe('WORKBOOK_DISGUISED')
  expect(await look(Buffer.from('504b0304ffff', 'hex'))).toBe('WORKBOOK_TRUNCATED')
  expect(await district.ask(lookAtFile, { query: { dataset: 'DEATHS', name: 'x.csv' }, body: file('甲,乙\n1,2\n') })).toMatchObject({ id: null, columns: [{ heading: '甲' }, { heading: '乙' }] })

  const text = `姓名,身份证号,死亡日期\n外人,${stranger()},2026-11-01\n`
  const shorter = await begin(text, { size: file(text).size + 5 })
  expect(await problemOf(sendPieces(callerOf(district), shorter, file(text), {}))).toBe('MATCH_FILE_CHANGED')
  expect(await problemOf(piece(shorter, text))).toBe('MATCH_FILE_CHANGED')
  const longer = await begin(text, { size: file(text).size - 5 })
  expect(await problemOf(piece(longer, text))).toBe('MATCH_FILE_CHANGED')
  const open = `姓名,身份证号,死亡日期\n"外人,${stranger()},2026-11-01\n${`外人,${stranger()},2026-11-01\n`.repeat(200_000)}`
  const never = await matched(open)
  expect(never).toMatchObject({ state: 'FAILED', failure: 'MATCH_QUOTE_OPEN', finishedAt: expect.any(String) })
  server.clock.moveTo(new Date(server.clock.now().getTime() + 2 * 60_000).toISOString())
  expect(await district.ask(getRun, { params: { id: never.id } })).toEqual(never)
  expect(await problemOf(piece(never, open))).toBe('MATCH_RUN_STATE')
  expect(await matched(`${text}外人,${stranger()},"2026-11-01\n外人,${stranger()},2026-11-01\n`)).toMatchObject({ state: 'FAILED', failure: 'MATCH_QUOTE_OPEN', rows: 0 })
  const spoilt = new Uint8Array(await writeXlsx({ sheets: [{ name: '一', rows: [['姓名', '身份证号'], ['外人', stranger()]] }] })).fill(0, 200, 400)
  const book = await begin(text, { size: spoilt.length })
  expect(await sendPieces(callerOf(district), book, file(spoilt), {})).toMatchObject({ state: 'FAILED', failure: expect.stringMatching(/^WORKBOOK_/) })

  expect(await matched(`姓名,身份证号,死亡日期\n外人,9.9E+17,2026-11-01\n外人,12,2026-11-01\n外人,,2026-11-01\n`)).toMatchObject({ state: 'FAILED', failure: 'MATCH_ALL_REFUSED', rows: 3, withoutId: 1, refused: [{ fault: 'EXCEL_SCIENTIFIC', count: 1 }, { fault: 'LENGTH', count: 1 }] })
  expect(await matched(`${text}外人,${stranger()}`)).toMatchObject({ state: 'DONE', rows: 2, otherName: 0, endsShort: true })
  expect(await matched(`身份证号,死亡日期\n${stranger()},2026-11-01\n`)).toMatchObject({ state: 'DONE', otherName: null, endsShort: false })
  for (const sourceDate of ['2026-12-24', '1900-01-01', '2016-01-01']) await expect(begin(text, { sourceDate })).rejects.toMatchObject({ code: 'MATCH_SOURCE_DATE', details: { earliest: '2016-11-21' } })
})

test('a run without a hit is a run all the same, and a delivery; one that was stopped keeps what it found and is none', async () => {
  expect((await district.ask(listDatasets, {})).rows.find((row) => row.code === 'PRISON')).toMatchObject({ last: null, isDue: true })
  const due = async (person: Person) => (await person.ask(getMatchingWaiting, {})).due
  const dueBefore = await due(district)
  const few = await matched(list(1, '收押日期'), { dataset: 'PRISON', sourceDate: '2026-09-01' })
  // Something came, and less than all: it is as due as it was, as the ledger says too.
  expect(await due(district)).toBe(dueBefore + 1)
  const none = await matched(list(12, '收押日期'), { dataset: 'PRISON', sourceDate: '2026-10-01' })
  expect(none).toMatchObject({ state: 'DONE', hits: 0, concerned: 0, rows: 12 })
  expect((await district.ask(listRuns, { query: { dataset: 'PRISON' } })).rows.map((row) => row.id).toSorted()).toEqual([none.id, few.id].toSorted())
  expect((await district.ask(listDatasets, {})).rows.find((row) => row.code === 'PRISON')).toMatchObject({ last: { sourceDate: '2026-10-01', ageDays: 51, rows: 12 }, part: null, dueOn: '2026-11-02', isDue: true })
  // It waits for whoever brings files; that others never came waits for nobody.
  expect([await due(district), await due(town)]).toEqual([dueBefore + 1, 0])
  // Somebody asked after one person: the data of this month are still to come.
  const single = await matched(list(1, '收押日期'), { dataset: 'PRISON', sourceDate: '2026-11-20' })
  expect((await district.ask(listDatasets, {})).rows.find((row) => row.code === 'PRISON')).toMatchObject({ last: { sourceDate: '2026-10-01' }, part: { runId: single.id, sourceDate: '2026-11-20', rows: 1, lacks: 'ROWS' }, isDue: true })

  const text = long(40_000, { 3: `赵强,${other.citizenIds[0]},2026-03-03,` })
  const begun = await begin(text, { dataset: 'PRISON' })
  const stop = new AbortController()
  await sendPieces(callerOf(district), begun, file(text), { signal: stop.signal, told: () => stop.abort() })
  expect(await district.ask(cancelRun, { params: { id: begun.id } })).toMatchObject({ state: 'CANCELLED', hits: 1 })
  expect(await hitsOf(begun)).toHaveLength(1)
  expect(await problemOf(district.ask(cancelRun, { params: { id: begun.id } }))).toBe('MATCH_RUN_STATE')
  expect(await problemOf(sendPieces(callerOf(district), { ...begun, state: 'READING' }, file(text), {}))).toBe('MATCH_RUN_STATE')
  expect((await district.ask(listDatasets, {})).rows.find((row) => row.code === 'PRISON')).toMatchObject({ last: { sourceDate: '2026-10-01' } })
})

test('workbooks and other encodings are read as well', async () => {
  const id = other.citizenIds[0]!
  const book = await writeXlsx({ sheets: [{ name: '东城', rows: [['死亡人员名单'], ['姓名', '证件号码', '死亡时间'], ['外人', stranger(), '2026-04-01'], ['赵强', id, '2026-04-02']] }] })
  const run = await matched(book, { name: '名单.xlsx' })
  expect(run).toMatchObject({ state: 'DONE', rows: 2, hits: 1, digest: createHash('sha256').update(book).digest('hex') })
  expect((await hitsOf(run))[0]).toMatchObject({ places: [{ fileName: '名单.xlsx', place: '4' }] })
  const wide = Buffer.from(`\ufeff${long(30_000, { 29_000: `赵强,${id},2026-04-03,` })}`, 'utf16le')
  expect(await matched(wide)).toMatchObject({ state: 'DONE', rows: 30_000, hits: 1 })
})

test('of a workbook with several sheets places are numbers: what somebody called a sheet reaches the database nowhere', async () => {
  const [mark, rows] = ['外人壬壬壬', (id: string) => [['姓名', '证件号码', '死亡时间'], ['某某', id, '2026-04-05'], ['某某', '12', '2026-04-05']]]
  const book = await writeXlsx({ sheets: [{ name: '说明', rows: [['说明']] }, { name: mark, rows: rows(other.citizenIds[0]!) }, { name: `${mark}二`, rows: rows(stranger()) }] })
  const run = await matched(book, { name: '分表.xlsx' })
  expect(run).toMatchObject({ state: 'DONE', refusedAt: [{ place: '2!3' }, { place: '3!3' }] })
  expect((await hitsOf(run)).map((hit) => hit.places[0])).toEqual([{ fileName: '分表.xlsx', place: '2!2' }])
  const kept = await rowsOf<{ row: string }>(server.connection, 'SELECT to_jsonb(r)::text AS row FROM match_run r UNION ALL SELECT to_jsonb(s)::text FROM match_sighting s')
  expect(kept.filter(({ row }) => row.includes(mark))).toEqual([])
})

test('which columns a person chose is remembered for these headings, by data set', async () => {
  const text = `姓名,证件号,身份证号,死亡日期\n赵强,1,${other.citizenIds[0]},2026-05-01\n`
  const look = (dataset: DatasetCode) => district.ask(lookAtFile, { query: { dataset, name: 'x.csv' }, body: file(text) })
  expect(await look('DEATHS')).toMatchObject({ isRemembered: false, kept: [{ field: 'diedOn', column: 3 }] })
  const chosen = { id: 2, name: null, birth: null, sex: null, address: null, kept: [{ field: 'deregisteredOn', column: 3 }] }
  await district.ask(startRun, { body: { dataset: 'DEATHS', purpose: '试', sourceDate: '2026-11-20', basis: 'LEGAL', legalBasis: '依据', fileName: 'x.csv', size: file(text).size, columns: chosen, headings: ['姓名', '证件号', '身份证号', '死亡日期'] } })
  expect(await look('DEATHS')).toMatchObject({ isRemembered: true, ...chosen })
  expect(await look('HUKOU')).toMatchObject({ isRemembered: false })
  const wrong = district.ask(startRun, { body: { dataset: 'DEATHS', purpose: '试', sourceDate: '2026-11-20', basis: 'LEGAL', legalBasis: '', fileName: 'x.csv', size: 1, columns: chosen, headings: [] } })
  expect(await problemOf(wrong)).toBe('MATCH_LEGAL_BASIS')
  const odd = district.ask(startRun, { body: { dataset: 'DEATHS', purpose: '试', sourceDate: '2026-11-20', basis: 'LEGAL', legalBasis: '依据', fileName: 'x.csv', size: 1, columns: { ...chosen, kept: [{ field: 'plate', column: 3 }] }, headings: [] } })
  expect(await problemOf(odd)).toBe('INPUT_INVALID')
  const beyond = district.ask(startRun, { body: { dataset: 'DEATHS', purpose: '试', sourceDate: '2026-11-20', basis: 'LEGAL', legalBasis: '依据', fileName: 'x.csv', size: 1, columns: { ...chosen, id: 8, kept: [{ field: 'diedOn', column: 4 }] }, headings: ['姓名', '证件号', '身份证号', '死亡日期'] } })
  await expect(beyond).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { place: 'body', issues: [{ path: 'columns.id' }, { path: 'columns.kept.0.column' }] } })
})

test('further columns of ids are told, whichever of them somebody chose before', async () => {
  const headings = ['男方姓名', '男方身份证号', '女方姓名', '女方身份证号']
  const look = () => district.ask(lookAtFile, { query: { dataset: 'DEATHS', name: 'x.csv' }, body: file(`${headings.join(',')}\n赵强,${other.citizenIds[0]},某某,\n`) })
  expect(await look()).toMatchObject({ id: 1, name: 0, others: [3] })
  await district.ask(startRun, { body: { dataset: 'DEATHS', purpose: '试', sourceDate: '2026-11-20', basis: 'LEGAL', legalBasis: '依据', fileName: 'x.csv', size: 1, columns: { id: 3, name: 2, birth: null, sex: null, address: null, kept: [] }, headings } })
  expect(await look()).toMatchObject({ isRemembered: true, id: 3, name: 2, others: [1] })
})

test('a town sees and decides the hits of its own people, never those of another; a village sees none', async () => {
  const [hit] = (await town.ask(listHits, { query: { household: home.householdId } })).rows
  expect(hit).toBeDefined()
  const hekou = await server.as('hekou')
  expect((await hekou.ask(listHits, { query: {} })).rows).toEqual([])
  expect(await problemOf(hekou.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'OLD_DATA', reason: '旧', saidAt: hit!.saidAt } }))).toBe('NOT_FOUND')
  expect(await problemOf((await server.as('wenchang')).ask(listHits, { query: {} }))).toBe('NOT_ALLOWED')
  expect((await hekou.ask(listDatasets, {})).rows.find((row) => row.code === 'DEATHS')).toMatchObject({ last: { sourceDate: expect.any(String) }, open: 0 })
  expect(await problemOf(town.ask(listRuns, { query: {} }).then((page) => { expect(page.rows).toEqual([]) }))).toBe('fine')
  const grounds = (person: Person, id: string) => person.ask(getGrounds, { params: { id } })
  const run = await district.ask(getRun, { params: { id: hit!.lastRunId } })
  expect(await grounds(town, run.id)).toEqual({ purpose: run.purpose, basis: run.basis, legalBasis: run.legalBasis, sourceDate: run.sourceDate, fileName: run.fileName, byName: run.byName, at: run.at })
  expect(await problemOf(grounds(hekou, run.id))).toBe('NOT_FOUND')
  expect(await grounds(district, run.id)).toEqual(await grounds(town, run.id))
  expect(await problemOf((await server.as('canlian')).ask(listHits, { query: {} }))).toBe('NOT_ALLOWED')
})

test('an import with hits about its households stays; somebody it added to another household takes the hits along', async () => {
  const place = { '镇（街道）': '东城街道', '村（居）': '文昌社区', 户编号: '9001' }
  const bring = (...people: [name: string, id: string, relation: string][]) => importRoster(district, campaignId, csvRoster(rosterHeadings, people.map(([name, id, relation]) => ({ 姓名: name, 身份证号: id, 与户主关系: relation, ...place }))))
  const died = (name: string, id: string) => matched(`姓名,身份证号,死亡日期\n${name},${id},2026-11-01\n`)
  const [whole, added] = [stranger(), stranger()]
  const first = await bring(['钱来', whole, '户主'])
  expect(await died('钱来', whole)).toMatchObject({ hits: 1 })
  expect(await problemOf(district.ask(undoImport, { params: { id: first.id } }))).toBe('IMPORT_UNDO_TOO_LATE')

  const second = await bring(['赵强', other.citizenIds[0]!, '户主'], ['赵后来', added, '子'])
  expect(await rowsOf(server.connection, 'SELECT 1 FROM membership WHERE household_id = $1', [other.householdId])).toHaveLength(2)
  const run = await died('赵后来', added)
  expect(run).toMatchObject({ hits: 1 })
  await district.ask(undoImport, { params: { id: second.id } })
  await settled(district, second.id)
  expect(await hitsOf(run)).toEqual([])
  expect(await rowsOf(server.connection, 'SELECT 1 FROM match_sighting WHERE run_id = $1', [run.id])).toEqual([])
})

test('a row without an id is looked at by name and birth; whoever it may mean is shown with what speaks for it', async () => {
  const { personIds: [elder] } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '欧阳静', birthDate: '1941-06-17', sex: 'FEMALE' }] })
  const text = `姓名,身份证号,性别,出生日期,死亡日期\n欧阳静,,女,1941-06-17,2026-11-01\n欧阳敬,,女,1941年6月17日,2026-11-02\n欧阳静,,男,1941-06-17,2026-11-03\n欧阳静,,女,1941-06-19,2026-11-04\n欧阳静,,女,1952-06-17,2026-11-05\n欧阳静,,女,1941-06,2026-11-06\n司马光,,女,1941-06-17,2026-11-07\n`
  const run = await matched(text)
  expect(run).toMatchObject({ state: 'DONE', rows: 7, withoutId: 7, hits: 2, alike: 2, refused: [{ fault: 'UNTOLD', count: 1 }], refusedAt: [{ place: '7', fault: 'UNTOLD' }] })
  const hits = (await hitsOf(run)).toSorted((a, b) => b.score! - a.score!)
  expect(hits).toMatchObject([
    { personId: elder, score: 100, reasons: ['SAME_NAME', 'SAME_BIRTH', 'SAME_SEX'], name: 'SAME' },
    { personId: elder, score: 94, reasons: ['SAME_SOUND', 'SAME_BIRTH', 'SAME_SEX'], name: 'DIFFERS' },
  ])
  expect(said(hits[1])).toEqual({ diedOn: '2026-11-02', name: '欧阳敬' })
  // Where a hit stops nothing less is enough: one digit otherwise in the day of birth.
  const vehicles = await matched(text.replace('死亡日期', '车牌号'), { dataset: 'VEHICLES' })
  expect(vehicles).toMatchObject({ hits: 3, alike: 3 })
  expect(said((await hitsOf(vehicles)).find((one) => one.score === 80))).toEqual({ plate: '2026-11-04', birth: '1941-06-19' })
  const book = await writeXlsx({ sheets: [{ name: '一', rows: [['姓名', '身份证号', '性别', '出生日期'], ['欧阳静', '', '女', '1941-06-17'], ['外人', stranger(), '女', '1941-06-17']] }] })
  expect(await matched(book, { name: '名单.xlsx' })).toMatchObject({ rows: 2, withoutId: 1, hits: 1, alike: 1, fresh: 1 })
})

test('a file without a column of ids is matched by name and birth, or by name, sex and place; one that tells too little is refused', async () => {
  const { personIds: [elder] } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '上官云珠', birthDate: '1938-02-11', sex: 'FEMALE' }] })
  const filler = Array.from({ length: 60_000 }, (_, at) => `外人,1938-02-11,2026-11-01,${'备注'.repeat(10)}${at}`)
  const text = `姓名,出生日期,死亡日期,备注\n上官云珠,1938-02-11,2026-11-02,\n,1938-02-11,2026-11-02,\n${filler.join('\n')}\n上官云朱,19380211,2026-11-03,末`
  expect(file(text).size).toBeGreaterThan(pieceBytes)
  const run = await matched(text)
  expect(run).toMatchObject({ state: 'DONE', rows: 60_003, withoutId: 60_003, hits: 2, alike: 2, refused: [{ fault: 'UNTOLD', count: 1 }], refusedAt: [{ place: '3', fault: 'UNTOLD' }] })
  expect((await hitsOf(run)).map((hit) => [hit.personId, hit.score, hit.places[0]?.place]).toSorted()).toEqual([[elder, 100, '2'], [elder, 94, '60004']].toSorted())

  const book = await writeXlsx({ sheets: [{ name: '一', rows: [['车辆登记'], ['姓名', '性别', '家庭住址', '号牌号码'], ['上官云珠', '女', '东城街道文昌社区', '苏D1'], ['上官云珠', '男', '东城街道文昌社区', '苏D2'], ['上官云珠', '女', '河口镇', '苏D3']] }] })
  const vehicles = await matched(book, { dataset: 'VEHICLES', name: '车辆.xlsx' })
  expect(vehicles).toMatchObject({ state: 'DONE', rows: 3, hits: 1, alike: 1, otherName: 0 })
  expect((await hitsOf(vehicles))[0]).toMatchObject({ personId: elder, score: 82, reasons: ['SAME_NAME', 'SAME_VILLAGE', 'SAME_SEX'], places: [{ place: '3' }] })

  expect(await problemOf(begin('姓名,性别,死亡日期\n王芳,女,2026-11-01\n'))).toBe('MATCH_NO_BIRTH_COLUMN')
  expect(await problemOf(begin('出生日期,死亡日期\n1950-03-01,2026-11-01\n'))).toBe('MATCH_NO_ID_COLUMN')
  expect(await matched('姓名,出生日期\n,1950-03-01\n王芳,去年\n')).toMatchObject({ state: 'FAILED', failure: 'MATCH_ALL_REFUSED', withoutId: 2, refused: [{ fault: 'UNTOLD', count: 2 }] })
})

test('a department hands over its own data itself and sees its runs, but nothing of what they found [N-04, N-23 on /matching]', async () => {
  const { citizenIds: [id] } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '慕容复', birthDate: '1955-05-05', sex: 'MALE' }] })
  const [disabled, women] = [await server.as('canlian'), await server.as('fulian')]
  const text = `姓名,身份证号,残疾等级\n慕容复,${id},一级\n外人,${stranger()},二级\n坏,12,三级\n`
  const run = await matchFile(disabled, text, { dataset: 'DISABILITY', name: '残疾人证.csv' })
  expect(run).toMatchObject({ state: 'DONE', rows: 3, refused: [{ fault: 'LENGTH', count: 1 }], hits: null, concerned: null, fresh: null, alike: null, otherName: null, department: 'disabled-federation', isMine: true })
  expect(await disabled.ask(getRun, { params: { id: run.id } })).toEqual(run)
  expect((await disabled.ask(listRuns, { query: {} })).rows).toEqual([run])
  expect((await disabled.ask(listDatasets, {})).rows).toMatchObject([{ code: 'DISABILITY', open: null, last: { sourceDate: '2026-11-20', rows: 3 }, part: null, isDue: false }])
  expect(await problemOf(disabled.ask(listHits, { query: {} }))).toBe('NOT_ALLOWED')
  expect(await problemOf(disabled.ask(getGrounds, { params: { id: run.id } }))).toBe('NOT_ALLOWED')

  expect(await district.ask(getRun, { params: { id: run.id } })).toMatchObject({ hits: 1, fresh: 1, department: 'disabled-federation', isMine: false })
  const [hit] = await hitsOf(run)
  expect(hit).toMatchObject({ personName: '慕容复', state: 'OPEN', dataset: 'DISABILITY' })
  await town.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'TRUE_IRRELEVANT', reason: '已登记', saidAt: hit!.saidAt } })

  const ours = await matched(text, { dataset: 'DISABILITY', name: '残疾人证.csv' })
  expect(ours).toMatchObject({ department: null, hits: 1, fresh: 0 })
  expect(await problemOf(disabled.ask(getRun, { params: { id: ours.id } }))).toBe('NOT_FOUND')
  expect((await women.ask(listDatasets, {})).rows).toEqual([])
  expect((await women.ask(listRuns, { query: {} })).rows).toEqual([])
  expect(await problemOf(women.ask(cancelRun, { params: { id: run.id } }))).toBe('NOT_FOUND')
  expect(await problemOf(matchFile(disabled, text, { dataset: 'DEATHS' }))).toBe('MATCH_OTHER_DEPARTMENT')
  expect(await problemOf(disabled.ask(previewSought, { query: { dataset: 'DEATHS', basis: 'LEGAL' } }))).toBe('MATCH_OTHER_DEPARTMENT')

  // What it chose for its headings is remembered for it alone.
  const headings = ['姓名', '证件号', '身份证号', '残疾等级', '有效期']
  const look = (person: Person) => person.ask(lookAtFile, { query: { dataset: 'DISABILITY', name: 'x.csv' }, body: file(`${headings.join(',')}\n慕容复,1,${id},一级,2030-01-01\n`) })
  const chosen = { id: 2, name: 0, birth: null, sex: null, address: null, kept: [{ field: 'level', column: 3 }] }
  await disabled.ask(startRun, { body: { dataset: 'DISABILITY', purpose: '试', sourceDate: '2026-11-20', basis: 'LEGAL', legalBasis: '依据', fileName: 'x.csv', size: 1, columns: chosen, headings } })
  expect(await look(disabled)).toMatchObject({ isRemembered: true, ...chosen })
  expect(await look(district)).toMatchObject({ isRemembered: false })
})

test('the same plate and day in another spelling are the same hit', async () => {
  const list = (plate: string, on: string) => `姓名,身份证号,号牌号码,登记日期\n赵强,${other.citizenIds[0]},${plate},${on}\n`
  const [hit] = await hitsOf(await matched(list('苏D12345', '2026-10-01'), { dataset: 'VEHICLES' }))
  await town.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'TRUE_IRRELEVANT', reason: '电动三轮', saidAt: hit!.saidAt } })
  for (const [plate, on] of [['苏D·12345', '2026/10/1'], ['苏d 12345', '2026年10月1日'], ['苏Ｄ１２３４５', '20261001']] as const) {
    const again = await matched(list(plate, on), { dataset: 'VEHICLES' })
    expect(again).toMatchObject({ hits: 1, fresh: 0 })
    expect(await hitsOf(again)).toMatchObject([{ id: hit!.id, state: 'TRUE_IRRELEVANT' }])
  }
  expect(said((await hitsOf(await matched(list('苏D12345', '2026-10-01'), { dataset: 'VEHICLES' })))[0])).toEqual({ plate: '苏D12345', registeredOn: '2026-10-01' })
  expect(await matched(list('苏D12346', '2026-10-01'), { dataset: 'VEHICLES' })).toMatchObject({ fresh: 1 })
})

test('rows that say the same are counted, and kept as one', async () => {
  const { citizenIds: [id], personIds: [person] } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '令狐冲', birthDate: '1948-08-08', sex: 'MALE' }] })
  const sightings = (run: MatchRun) => rowsOf(server.connection, 'SELECT place FROM match_sighting WHERE run_id = $1', [run.id])
  const rows = (row: string) => `姓名,身份证号,出生日期,死亡日期,备注\n${Array.from({ length: 20_000 }, (_, at) => `${row},${at}\n`).join('')}`
  const byId = await matched(rows(`令狐中,${id},1948-08-08,2026-11-01`))
  expect(byId).toMatchObject({ state: 'DONE', rows: 20_000, hits: 20_000, concerned: 1, fresh: 1, otherName: 20_000 })
  expect(await sightings(byId)).toEqual([{ place: '2' }])
  const byName = await matched(rows('令狐冲,,1948-08-08,2026-11-02'))
  expect(byName).toMatchObject({ state: 'DONE', rows: 20_000, withoutId: 20_000, hits: 20_000, alike: 20_000, fresh: 1, otherName: 0 })
  expect(await sightings(byName)).toEqual([{ place: '2' }])
  expect((await hitsOf(byName)).map((hit) => hit.personId)).toEqual([person])
  expect(await matched(rows('令狐冲,,去年,2026-11-02'))).toMatchObject({ state: 'FAILED', refused: [{ fault: 'UNTOLD', count: 20_000 }] })
})

test('of a file without headings the first row is remembered nowhere, though it is offered to choose columns by', async () => {
  const name = '外人戊戊戊'
  const look = (first: string) => district.ask(lookAtFile, { query: { dataset: 'DEATHS', name: 'x.csv' }, body: file(`${first}\n外人己己己,1,东村\n`) })
  const remembered = async (first: string) => {
    const headings = (await look(first)).columns.map((column) => column.heading)
    expect(headings).toEqual(first.split(','))
    await district.ask(startRun, { body: { dataset: 'DEATHS', purpose: '试', sourceDate: '2026-11-20', basis: 'LEGAL', legalBasis: '依据', fileName: 'x.csv', size: 1, columns: { id: 1, name: 0, birth: null, sex: null, address: null, kept: [] }, headings } })
    return (await look(first)).isRemembered
  }
  expect(await remembered(`${name},12,东村`)).toBe(false)
  expect(await remembered(`${name}甲,９９００１０,姓名`)).toBe(false)
  const mappings = await rowsOf<{ row: string }>(server.connection, 'SELECT to_jsonb(m)::text AS row FROM heading_mapping m')
  expect(mappings.filter(({ row }) => row.includes(name))).toEqual([])
})

test('of everybody else in the file nothing reaches the database or the disk, and of ours no more than the columns that were named', async () => {
  const [nobody, marks] = [stranger(), ['外人甲甲甲', '秘密电话一三八', '拒行内容乙乙', '末行丙丙丙', '本人备注丁丁']]
  const text = `姓名,身份证号,死亡日期,备注\n${marks[0]},${nobody},1999-12-31,${marks[1]}\n${marks[2]},9.90001E+17,1999-12-30,\n李小明,${home.citizenIds[1]},2026-06-06,${marks[4]}\n${marks[3]},,1999-12-29,`
  const run = await matched(text, { name: '全国死亡.csv' })
  expect(run).toMatchObject({ state: 'DONE', rows: 4, hits: 1 })
  const found: string[] = []
  const search = [...marks, nobody, nobody.slice(0, 17), '1999-12-3', '1999-12-29']
  const tables = await rowsOf<{ name: string }>(server.connection, `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`)
  for (const { name } of tables) {
    for (const { row } of await rowsOf<{ row: string }>(server.connection, `SELECT to_jsonb(t)::text AS row FROM ${name} t`)) found.push(...search.filter((mark) => row.includes(mark)).map((mark) => `${name}: ${mark}`))
  }
  const sealing = sealingWith(testKeys, systemRandom)
  const open = (bytes: Buffer): string => { const plain = sealing.open(bytes); try { return inflateSync(plain).toString() } catch { return plain.toString() } }
  const sealed = await rowsOf<{ bytes: Buffer }>(server.connection, 'SELECT kept_sealed AS bytes FROM match_hit UNION ALL SELECT response_sealed FROM idempotency WHERE response_sealed IS NOT NULL')
  for (const { bytes } of sealed) found.push(...search.filter((mark) => open(bytes).includes(mark)).map((mark) => `sealed: ${mark}`))
  expect(sealed.some(({ bytes }) => open(bytes).includes('2026-06-06')), 'what was kept is found in this way').toBe(true)
  expect(found).toEqual([])

  const [place] = await rowsOf<{ data_directory: string }>(server.connection, 'SHOW data_directory')
  await rowsOf(server.connection, 'CHECKPOINT')
  const grep = await promisify(execFile)('grep', ['-rlaF', ...search.slice(0, 7).flatMap((mark) => ['-e', mark]), place!.data_directory]).then(({ stdout }) => stdout, (error: { code?: number; stderr?: string }) => (error.code === 1 ? '' : `${error.code} ${error.stderr}`))
  expect(grep).toBe('')
  const trail = await district.ask(listAudit, { query: { limit: 200 } })
  expect(trail.rows.some((row) => row.action === 'read-match')).toBe(true)
  expect(JSON.stringify(trail.rows)).not.toContain(marks[0])
})
