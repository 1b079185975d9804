import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProblemError } from '#client/problem-error.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { addFindingProof, getFinding, listFindings, settleFinding, type Finding } from '#contract/findings.ts'
import { getAttachment } from '#contract/rosters.ts'
import { startVisit, submitVisit } from '#contract/visits.ts'
import type { FoundProblem } from '#domain/visit/submission.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { foundProblem, soundSubmission } from './setup/sound-submission.ts'

let server: TestServer
let worker: Person
let officer: Person
let campaignId: string
let made = 0

beforeAll(async () => {
  server = await startServer('opened')
  worker = await server.as('wenchang')
  officer = await server.as('dongcheng')
  campaignId = (await worker.ask(listCampaigns, {})).rows[0]?.id as string
})
afterAll(() => server?.close())

/** Problems found in one visit of a new household, in their order. */
async function found(problems: readonly FoundProblem[], place: { login: string; areaName: string } = { login: 'wenchang', areaName: '文昌社区' }): Promise<Finding[]> {
  made += 1
  const person = await server.as(place.login)
  const { householdId } = await putHousehold(server.connection, { campaignId, areaName: place.areaName, people: [{ name: `案例${made}`, birthDate: '1985-01-01' }] })
  const visit = await person.ask(startVisit, { body: { campaignId, householdId } })
  const submission = soundSubmission(visit, { visit: { date: '2026-11-01', manner: 'HOME', visitors: ['李芳'], answeredBy: 'SELF' }, problems })
  const done = await person.ask(submitVisit, { params: { id: visit.id }, body: { submission: JSON.parse(JSON.stringify(submission)) } })
  return Promise.all((done.submission?.findingIds ?? []).map((id) => person.ask(getFinding, { params: { id } })))
}

type Settling = Parameters<typeof settleFinding.body.parse>[0]
const settle = (finding: Finding, change: Partial<Finding & { note: string }>, person = worker): Promise<Finding> => {
  server.clock.moveDays(1 / 86_400)
  const { version, state, measure, ownerUnit, ownerPerson, due, proof } = { ...finding, ...change }
  return person.ask(settleFinding, { params: { id: finding.id }, body: { version, state, measure, ownerUnit, ownerPerson, due, proof, note: change.note ?? '' } satisfies Settling })
}
const pdf = new Blob(['%PDF-1.7 example'])

test('what is overdue comes first, then what is due, then what nobody set a day for, then what is closed', async () => {
  const problems = [
    foundProblem({ due: '2026-12-20' }),
    foundProblem({ severity: 'LATER', due: '2026-11-20' }),
    foundProblem({ fixedOnSpot: true, due: undefined as never }),
    foundProblem({ due: '2026-11-10' }),
    foundProblem({ due: '2026-11-21' }),
  ]
  const mine = await found(problems)
  const { rows, total } = await worker.ask(listFindings, { params: { id: campaignId }, query: { search: mine[0]?.headName as string } })
  expect(total).toBe(5)
  expect(rows.map((row) => [row.due, row.isOverdue, row.state])).toEqual([
    ['2026-11-10', true, 'NOT_STARTED'],
    ['2026-11-20', true, 'NOT_STARTED'],
    ['2026-11-21', false, 'NOT_STARTED'],
    ['2026-12-20', false, 'NOT_STARTED'],
    [null, false, 'FIXED'],
  ])
})

test('every filter narrows, and pages follow each other without a gap and without a row twice', async () => {
  await found([foundProblem({ kind: 'house-unsafe', severity: 'URGENT_24H', due: '2026-11-02' }), foundProblem({ kind: 'house-unsafe', fixedOnSpot: true, due: undefined as never }), foundProblem({ ownerPerson: '张百顺' })])
  const ask = (query: object) => worker.ask(listFindings, { params: { id: campaignId }, query })
  const all = (await ask({ limit: 500 })).rows
  const same = async (query: object, holds: (row: Finding) => boolean) => {
    const { rows, total } = await ask(query)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map((row) => row.id)).toEqual(all.filter(holds).map((row) => row.id))
    expect(total).toBe(rows.length)
  }
  await same({ open: 'true' }, (row) => row.state !== 'FIXED')
  await same({ overdue: 'true' }, (row) => row.isOverdue)
  await same({ spot: 'true' }, (row) => row.fixedOnSpot)
  await same({ state: 'FIXED' }, (row) => row.state === 'FIXED')
  await same({ kind: 'house-unsafe' }, (row) => row.kind === 'house-unsafe')
  await same({ severity: 'URGENT_24H' }, (row) => row.severity === 'URGENT_24H')
  await same({ search: '百顺' }, (row) => row.ownerPerson === '张百顺')
  expect((await ask({ search: '%' })).total).toBe(0)
  const paged: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof ask>> = await ask({ limit: 3, ...(after === null ? {} : { after }) })
    paged.push(...page.rows.map((row) => row.id))
    after = page.next
  } while (after !== null)
  expect(paged).toEqual(all.map((row) => row.id))
})

test('a problem goes its way, each step with who and when; closing needs a proof', async () => {
  const [finding] = await found([foundProblem()]) as [Finding]
  const begun = await settle(finding, { state: 'IN_PROGRESS', note: '已联系' })
  expect(begun).toMatchObject({ state: 'IN_PROGRESS', version: 2 })
  expect(await problemOf(settle(begun, { state: 'FIXED' }))).toBe('FINDING_PROOF_MISSING')
  expect(await problemOf(settle(begun, { state: 'NOT_STARTED' }))).toBe('FINDING_STATE')
  const fixed = await settle(begun, { state: 'FIXED', proof: '已签订照料协议' }, officer)
  expect(fixed).toMatchObject({ state: 'FIXED', closedOn: '2026-11-21', proof: '已签订照料协议', isOverdue: false })
  const { events } = await worker.ask(getFinding, { params: { id: finding.id } })
  expect(events.map(({ by, from, to, note }) => [by, from, to, note])).toEqual([
    ['周玉兰', null, 'NOT_STARTED', ''],
    ['周玉兰', 'NOT_STARTED', 'IN_PROGRESS', '已联系'],
    ['陈立', 'IN_PROGRESS', 'FIXED', ''],
  ])
})

test('what a village cannot solve goes up with an opinion (J-54); reopening says why', async () => {
  const [finding] = await found([foundProblem()]) as [Finding]
  const refused = (await settle(finding, { state: 'ESCALATED', measure: '' }).catch((error: unknown) => error)) as ProblemError
  expect([refused.code, refused.details['issues']]).toEqual(['INPUT_INVALID', [{ path: 'measure', code: 'MEASURE_MISSING' }, { path: 'note', code: 'REASON_MISSING' }]])
  const up = await settle(finding, { state: 'ESCALATED', note: '建议由街道协调' })
  const fixed = await settle(up, { state: 'FIXED', proof: '街道已办' }, officer)
  expect(await problemOf(settle(fixed, { state: 'IN_PROGRESS' }, officer))).toBe('INPUT_INVALID')
  expect(await settle(fixed, { state: 'IN_PROGRESS', note: '复查仍有问题' }, officer)).toMatchObject({ state: 'IN_PROGRESS', closedOn: null })
})

test('two who settle at once do not overwrite each other', async () => {
  const [finding] = await found([foundProblem()]) as [Finding]
  const outcomes = await Promise.all([worker, officer].map((person) => problemOf(settle(finding, { state: 'IN_PROGRESS' }, person))))
  expect(outcomes.toSorted()).toEqual(['CHANGED_MEANWHILE', 'fine'])
  expect((await worker.ask(getFinding, { params: { id: finding.id } })).events).toHaveLength(2)
})

test('a proof is a PDF or a picture by its bytes, is kept sealed, and closes a problem as well as words do', async () => {
  const [finding] = await found([foundProblem()]) as [Finding]
  const add = (body: Blob, name: string) => worker.ask(addFindingProof, { params: { id: finding.id }, query: { name }, body })
  expect(await problemOf(add(new Blob(['<html>']), '现场.png'))).toBe('ATTACHMENT_KIND')
  const proven = await add(pdf, '现场照片.pdf')
  expect(proven.proofFile?.name).toBe('现场照片.pdf')
  expect(await settle(proven, { state: 'FIXED' })).toMatchObject({ state: 'FIXED', proof: '现场照片.pdf' })
  const file = await worker.fetch(getAttachment.path.replace(':id', proven.proofFile?.id as string))
  expect(await file.text()).toBe('%PDF-1.7 example')
  const [stored] = await rowsOf<{ sealed: Buffer }>(server.connection, 'SELECT sealed FROM attachment WHERE id = $1', [proven.proofFile?.id])
  expect(stored?.sealed.includes('%PDF')).toBe(false)
})

test('closing what came back asks for a proof of its own, in words or as a file; the earlier one stays in the ledger', async () => {
  const [finding] = await found([foundProblem()]) as [Finding]
  const fixed = await settle(finding, { state: 'FIXED', proof: '自己办了' })
  const back = await settle(fixed, { state: 'IN_PROGRESS', note: '复查仍未办', proof: '自己办了' })
  expect(back).toMatchObject({ state: 'IN_PROGRESS', proof: '', proofFile: null })
  for (const proof of ['自己办了', '', '\u200b']) expect(await problemOf(settle(back, { state: 'FIXED', proof }))).toBe('FINDING_PROOF_MISSING')
  const { events } = await worker.ask(getFinding, { params: { id: finding.id } })
  expect(events.at(-1)?.changes).toContainEqual({ field: 'proof', before: '自己办了', after: '' })
  const proven = await worker.ask(addFindingProof, { params: { id: finding.id }, query: { name: '验收.pdf' }, body: pdf })
  expect(await settle(proven, { state: 'FIXED', proof: '' })).toMatchObject({ state: 'FIXED', proof: '验收.pdf' })
})

test('problems of elsewhere are not found, listed or settled', async () => {
  const [theirs] = await found([foundProblem({ description: '别处的问题' })], { login: 'xiwan', areaName: '西湾村' }) as [Finding]
  for (const person of [worker, officer]) {
    expect(await problemOf(person.ask(getFinding, { params: { id: theirs.id } }))).toBe('NOT_FOUND')
    expect(await problemOf(settle(theirs, { state: 'IN_PROGRESS' }, person))).toBe('NOT_FOUND')
    expect(await problemOf(person.ask(addFindingProof, { params: { id: theirs.id }, query: { name: 'a.pdf' }, body: pdf }))).toBe('NOT_FOUND')
    expect((await person.ask(listFindings, { params: { id: campaignId }, query: { search: '别处' } })).total).toBe(0)
  }
  const district = await server.as('quxian')
  expect((await district.ask(listFindings, { params: { id: campaignId }, query: { search: '别处' } })).total).toBe(1)
  expect(await problemOf((await server.as('guanli')).ask(listFindings, { params: { id: campaignId } }))).toBe('NOT_ALLOWED')
})
