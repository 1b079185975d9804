import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getCaseworkWaiting } from '#contract/casework.ts'
import { getDeliverable } from '#contract/deliverables.ts'
import { recordFacts } from '#contract/household-desk.ts'
import { answerUpward, dismissDoubt, getFinding, getFindingFigures, listFindings, listUpward, openFinding, settleFinding, settleFindings, type Finding } from '#contract/findings.ts'
import { getVisit, startVisit, submitVisit, type Visit } from '#contract/visits.ts'
import type { FoundProblem } from '#domain/visit/submission.ts'
import { putHousehold, rowsOf, type PutHousehold } from './setup/put-household.ts'
import { putTeam } from './setup/put-team.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { answered, foundProblem, soundSubmission } from './setup/sound-submission.ts'

// What becomes of problems after they were found: their two lines, their way back, what goes up, what is settled together.

let server: TestServer
let worker: Person
let officer: Person
let district: Person
let campaignId: string
let made = 0

beforeAll(async () => {
  server = await startServer('opened')
  worker = await server.as('wenchang')
  officer = await server.as('dongcheng')
  district = await server.as('quxian')
  campaignId = (await worker.ask(listCampaigns, {})).rows[0]?.id as string
  await putTeam(server.connection, '文昌社区')
})
afterAll(() => server?.close())

function newHousehold(areaName = '文昌社区', facts: Record<string, unknown> = {}): Promise<PutHousehold> {
  made += 1
  return putHousehold(server.connection, { campaignId, areaName, people: [{ name: `整治${made}`, birthDate: '1950-01-01', aid: ['TEKUN'], facts: { supportForm: 'SCATTERED' } }], facts })
}

/** A visit by the village; what is said of the household by item, and the problems it found. */
async function visited(householdId: string, problems: readonly FoundProblem[], said: Record<string, string> = {}): Promise<Visit> {
  const visit = await worker.ask(startVisit, { body: { campaignId, householdId } })
  let submission = soundSubmission(visit, { visit: { date: visit.today, manner: 'HOME', visitors: ['李芳'], answeredBy: 'SELF' }, problems })
  for (const [item, value] of Object.entries(said)) submission = answered(submission, undefined, item, { value })
  return worker.ask(submitVisit, { params: { id: visit.id }, body: { submission: JSON.parse(JSON.stringify(soundSubmission(visit, submission))) } })
}

async function found(problem: FoundProblem = foundProblem()): Promise<{ finding: Finding; householdId: string }> {
  const { householdId } = await newHousehold()
  const visit = await visited(householdId, [problem])
  return { finding: await worker.ask(getFinding, { params: { id: visit.submission?.findingIds[0] as string } }), householdId }
}

type Settling = Parameters<typeof settleFinding.body.parse>[0]
function settle(finding: Finding, change: Partial<Settling>, person = worker): Promise<Finding> {
  server.clock.moveDays(1 / 86_400)
  const { version, state, measure, ownerUnit, ownerPerson, due, proof } = finding
  return person.ask(settleFinding, { params: { id: finding.id }, body: { version, state, measure, ownerUnit, ownerPerson, due, proof, note: '', ...change } })
}
const again = (finding: Finding, person = worker): Promise<Awaited<ReturnType<typeof one>>> => one(finding.id, person)
const one = (id: string, person: Person) => person.ask(getFinding, { params: { id } })

test('every problem has the town that owns it and the department whose line it is; both stand in the list [J-02 on /campaigns/:id/problems]', async () => {
  const { finding } = await found(foundProblem({ kind: 'rights-harmed' }))
  expect(finding).toMatchObject({ townName: '东城街道', line: { id: 'womens-federation', title: { zh: '区妇女联合会' } } })
  const { rows } = await officer.ask(listFindings, { params: { id: campaignId }, query: { line: 'womens-federation' } })
  expect(rows.map((row) => [row.id, row.townName, row.line?.id])).toContainEqual([finding.id, '东城街道', 'womens-federation'])
  // The database itself keeps none without.
  const state = await rowsOf(server.connection, `UPDATE finding SET town_id = '' WHERE id = $1 RETURNING id`, [finding.id]).then(() => 'kept', (error: { code: string }) => error.code)
  expect(state).toBe('23514')
})

test('a problem of a household in no town is not kept unless somebody names the town that owns it [J-02]', async () => {
  const towns = (await district.ask(listAreas, {})).rows.filter((area) => area.level === 'town')
  const [example] = (await district.ask(listAreas, {})).rows.filter((area) => area.level === 'district')
  const { householdId } = await newHousehold(example?.name)
  const body = { householdId, personId: null, kind: 'house-unsafe', severity: 'DAYS_7' as const, description: '屋顶漏雨', cause: '', gap: null, measure: '', ownerUnit: '', ownerPerson: '', due: null, foundOn: '2026-11-20', source: 'HOTLINE' as const, sourceNote: '12345 转来', townId: null }
  expect(await problemOf(district.ask(openFinding, { params: { id: campaignId }, body }))).toBe('OWNING_TOWN_MISSING')
  const opened = await district.ask(openFinding, { params: { id: campaignId }, body: { ...body, townId: towns[0]?.id as string } })
  expect(opened).toMatchObject({ townName: towns[0]?.name, source: 'HOTLINE', sourceNote: '12345 转来', visitId: null, foundBy: expect.any(String), due: '2026-11-27', state: 'NOT_STARTED' })
})

test('a line department reads the problems of its own line and changes none of them [J-02]', async () => {
  const reader = await server.as('fulian')
  const { finding: theirs } = await found(foundProblem({ kind: 'rights-harmed' }))
  const { finding: others } = await found(foundProblem({ kind: 'house-unsafe' }))
  expect((await one(theirs.id, reader)).description).toBe('无人照料')
  expect(await problemOf(one(others.id, reader))).toBe('NOT_FOUND')
  expect(await problemOf(settle(theirs, { state: 'IN_PROGRESS' }, reader))).toBe('NOT_ALLOWED')
})

test('found and fixed in one visit: closed on the day it was found, and still counted [J-03 on /campaigns/:id/problems]', async () => {
  const before = await worker.ask(getFindingFigures, { params: { id: campaignId }, query: {} })
  const { finding } = await found(foundProblem({ fixedOnSpot: true, measure: '当场补签协议', due: undefined as never }))
  expect(finding).toMatchObject({ state: 'FIXED', fixedOnSpot: true, foundOn: '2026-11-21', closedOn: '2026-11-21' })
  const after = await worker.ask(getFindingFigures, { params: { id: campaignId }, query: {} })
  expect([after.total.all - before.total.all, after.total.spot - before.total.spot, after.total.fixed - before.total.fixed]).toEqual([1, 1, 1])
})

test('every problem has a kind of the plan and a text; another kind is refused [J-39 on /problems/:id]', async () => {
  const { householdId } = await newHousehold()
  const body = { householdId, personId: null, kind: 'house-unsafe', severity: 'DAYS_30' as const, description: '墙体开裂', cause: '年久失修', gap: 'facility', measure: '修缮', ownerUnit: '镇村建办', ownerPerson: '赵晓梅', due: null, foundOn: '2026-11-19', source: 'PHONE' as const, sourceNote: '', townId: null }
  const open = (change: object) => problemOf(worker.ask(openFinding, { params: { id: campaignId }, body: { ...body, ...change } }))
  expect(await open({ kind: 'no-such-kind' })).toBe('INPUT_INVALID')
  expect(await open({ description: '' })).toBe('INPUT_INVALID')
  expect(await open({ gap: 'no-such-gap' })).toBe('INPUT_INVALID')
  expect(await open({ foundOn: '2026-11-22' })).toBe('INPUT_INVALID')
  expect(await open({ description: '户主 990010195001011236 家漏雨' })).toBe('TEXT_HOLDS_CITIZEN_ID')
  const opened = await worker.ask(openFinding, { params: { id: campaignId }, body })
  expect(opened).toMatchObject({ kindTitle: { zh: '住房不安全' }, description: '墙体开裂', cause: '年久失修', gap: { id: 'facility' }, foundBy: '周玉兰' })
})

describe('what was closed comes back', () => {
  test('the same kind for the same household goes on where it stopped, with the visit that found it again', async () => {
    const { finding, householdId } = await found(foundProblem({ kind: 'house-unsafe' }))
    const fixed = await settle(finding, { state: 'FIXED', proof: '已加固' })
    const visit = await visited(householdId, [foundProblem({ kind: 'house-unsafe', description: '加固处又裂', measure: '重新加固', due: '2026-12-01' }), foundProblem()])
    expect(visit.submission?.findingIds[0]).toBe(fixed.id)
    const back = await again(fixed)
    expect(back).toMatchObject({ state: 'NOT_STARTED', closedOn: null, reopenedOn: '2026-11-21', measure: '重新加固', due: '2026-12-01', proof: '' })
    expect(back.events.at(-1)).toMatchObject({ from: 'FIXED', to: 'NOT_STARTED', note: '加固处又裂', visitId: visit.id })
    expect(back.events.map((event) => event.to)).toEqual(['NOT_STARTED', 'FIXED', 'NOT_STARTED'])
    expect((await worker.ask(getVisit, { params: { id: visit.id } })).submission?.findingIds).toEqual(visit.submission?.findingIds)
    expect((await worker.ask(listFindings, { params: { id: campaignId }, query: { reopened: 'true', search: back.headName } })).rows.map((row) => row.id)).toEqual([back.id])
  })

  test('an answer that is no fact does so too, by the problem that the form proposes for it; what the visitor took over or put aside was looked at', async () => {
    const dibao = async () => {
      made += 1
      const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: `发放${made}`, birthDate: '1950-01-01' }], aid: ['DIBAO'] })
      const visit = await visited(householdId, [foundProblem({ kind: 'payment-late-or-short' })])
      const finding = await worker.ask(getFinding, { params: { id: visit.submission?.findingIds[0] as string } })
      return { householdId, fixed: await settle(finding, { state: 'FIXED', proof: '已补发' }) }
    }
    const late = { dibaoPaidInTime: false as never }
    const first = await dibao()
    const visit = await visited(first.householdId, [], late)
    const doubted = await again(first.fixed)
    expect(doubted).toMatchObject({ state: 'FIXED', doubt: { visitId: visit.id, facts: [{ name: 'answers.dibaoPaidInTime', value: false }] } })
    await officer.ask(dismissDoubt, { params: { id: first.fixed.id }, body: { version: doubted.version, note: '银行回单已核' } })

    const taken = await dibao()
    await visited(taken.householdId, [foundProblem({ kind: 'payment-late-or-short', proposedBy: 'answers.dibaoPaidInTime' })], late)
    expect(await again(taken.fixed)).toMatchObject({ state: 'NOT_STARTED', doubt: null })

    const aside = await dibao()
    const draft = await worker.ask(startVisit, { body: { campaignId, householdId: aside.householdId } })
    const submission = soundSubmission(draft, { ...answered(soundSubmission(draft), undefined, 'dibaoPaidInTime', { value: false }), dismissed: [{ path: 'answers.dibaoPaidInTime', why: '卡号刚换，银行已答复本周到账' }] })
    await worker.ask(submitVisit, { params: { id: draft.id }, body: { submission } })
    expect(await again(aside.fixed)).toMatchObject({ state: 'FIXED', doubt: null })
  })

  test('what is written down at a desk is looked at as well, and once; what held before the closing says nothing', async () => {
    const { finding, householdId } = await found(foundProblem({ kind: 'house-unsafe' }))
    const fixed = await settle(finding, { state: 'FIXED', proof: '已加固' })
    const write = (value: string, asOf = '2026-11-21') => worker.ask(recordFacts, { params: { id: householdId }, body: { asOf, facts: [{ name: 'housingSafety', value }] } })
    await write('DANGEROUS', '2026-11-01')
    expect((await again(fixed)).doubt).toBeNull()
    server.clock.moveDays(1 / 86_400)
    await write('DANGEROUS')
    const doubted = await again(fixed)
    expect(doubted.doubt).toEqual({ visitId: null, on: '2026-11-21', facts: [{ name: 'household.housingSafety', value: 'DANGEROUS' }] })
    const upheld = await officer.ask(dismissDoubt, { params: { id: fixed.id }, body: { version: doubted.version, note: '登记有误' } })
    expect(upheld.doubt).toBeNull()
    server.clock.moveDays(1 / 86_400)
    await worker.ask(recordFacts, { params: { id: householdId }, body: { asOf: '2026-11-21', facts: [{ name: 'group', value: '三组' }] } })
    expect((await again(fixed)).doubt).toBeNull()
  })

  test('an answer that contradicts the closing puts it in doubt; a person reopens it or says why it stands', async () => {
    const { finding, householdId } = await found(foundProblem({ kind: 'house-unsafe' }))
    const fixed = await settle(finding, { state: 'FIXED', proof: '已加固' })
    const visit = await visited(householdId, [], { [await itemOf(householdId, 'housingSafety')]: 'DANGEROUS' })
    const doubted = await again(fixed)
    expect(doubted).toMatchObject({ state: 'FIXED', doubt: { visitId: visit.id, on: '2026-11-21', facts: [{ name: 'household.housingSafety', value: 'DANGEROUS' }] } })
    expect((await officer.ask(getCaseworkWaiting, { params: { id: campaignId } })).doubts).toBe(1)
    expect((await officer.ask(listFindings, { params: { id: campaignId }, query: { doubt: 'true' } })).rows.map((row) => row.id)).toEqual([fixed.id])
    const upheld = await officer.ask(dismissDoubt, { params: { id: fixed.id }, body: { version: doubted.version, note: '鉴定为 C 级，已加固，答错' } })
    expect(upheld).toMatchObject({ state: 'FIXED', doubt: null })
    expect(await problemOf(officer.ask(dismissDoubt, { params: { id: fixed.id }, body: { version: upheld.version, note: '再来' } }))).toBe('CASE_STATE')

    await visited(householdId, [], { [await itemOf(householdId, 'housingSafety')]: 'DANGEROUS' })
    const reopened = await settle(await again(fixed), { state: 'IN_PROGRESS', note: '复查确实危险' }, officer)
    expect(reopened).toMatchObject({ state: 'IN_PROGRESS', doubt: null, reopenedOn: '2026-11-21' })
  })

  test('an answer that says nothing against it leaves it alone', async () => {
    const { finding, householdId } = await found(foundProblem({ kind: 'house-unsafe' }))
    const fixed = await settle(finding, { state: 'FIXED', proof: '已加固' })
    await visited(householdId, [], { [await itemOf(householdId, 'housingSafety')]: 'SAFE' })
    expect((await again(fixed)).doubt).toBeNull()
  })
})

async function itemOf(householdId: string, fact: string): Promise<string> {
  const visit = await worker.ask(startVisit, { body: { campaignId, householdId } })
  const item = visit.form.sections.filter((section) => section.of === 'household').flatMap((section) => section.items).find((candidate) => candidate.fact?.of === 'household' && candidate.fact.name === fact)
  return item?.id as string
}

test('a problem that was moved to another owner keeps who had it before [J-57 on /problems/:id]', async () => {
  const { finding } = await found()
  const moved = await settle(finding, { ownerUnit: '镇卫生院', ownerPerson: '孙医生', cause: '无人看护', gap: 'capacity' })
  expect(moved).toMatchObject({ ownerUnit: '镇卫生院', cause: '无人看护', gap: { id: 'capacity' } })
  expect((await again(moved)).events.at(-1)?.changes).toEqual(expect.arrayContaining([{ field: 'ownerUnit', before: '村委会', after: '镇卫生院' }, { field: 'ownerPerson', before: '周玉兰', after: '孙医生' }, { field: 'gap', before: '', after: 'capacity' }]))
  expect(await problemOf(settle(moved, { measure: '联系 990010195001011236' }))).toBe('TEXT_HOLDS_CITIZEN_ID')
})

test('what is long-term has a day on which it is looked at again', async () => {
  const { finding } = await found()
  expect(await problemOf(settle(finding, { state: 'LONG_TERM', note: '需长期照料' }))).toBe('INPUT_INVALID')
  const long = await settle(finding, { state: 'LONG_TERM', note: '需长期照料', reviewOn: '2026-12-21' })
  expect(long).toMatchObject({ state: 'LONG_TERM', reviewOn: '2026-12-21', isReviewDue: false })
  await rowsOf(server.connection, `UPDATE finding SET review_on = '2026-11-20' WHERE id = $1`, [long.id])
  expect((await worker.ask(listFindings, { params: { id: campaignId }, query: { review: 'true' } })).rows.map((row) => [row.id, row.isReviewDue])).toEqual([[long.id, true]])
})

describe('several at once', () => {
  test('get one measure, owner and day; each keeps its own course', async () => {
    const problems = [await found(), await found(), await found()].map(({ finding }) => finding)
    server.clock.moveDays(1 / 86_400)
    const change = { ownerUnit: '街道民政办', ownerPerson: '陈立', due: '2026-12-10', gap: 'mechanism', note: '集中整治' }
    const done = await officer.ask(settleFindings, { params: { id: campaignId }, body: { findings: problems.map(({ id, version }) => ({ id, version })), ...change } })
    expect(done.settled).toBe(3)
    for (const finding of problems) {
      const now = await again(finding)
      expect(now).toMatchObject({ ownerUnit: '街道民政办', ownerPerson: '陈立', due: '2026-12-10', measure: '落实照料人', state: 'NOT_STARTED', version: finding.version + 1 })
      expect(now.events.at(-1)).toMatchObject({ by: '陈立', note: '集中整治', changes: expect.arrayContaining([{ field: 'due', before: '2026-11-28', after: '2026-12-10' }]) })
    }
    const { rows } = await officer.ask(listFindings, { params: { id: campaignId }, query: { gap: 'mechanism' } })
    expect(rows.map((row) => row.id).sort()).toEqual(problems.map((finding) => finding.id).sort())
  })

  test('all of them or none: one that changed, is closed or is elsewhere refuses the whole', async () => {
    const [first, second] = [await found(), await found()].map(({ finding }) => finding) as [Finding, Finding]
    const body = (findings: { id: string; version: number }[]) => ({ findings, ownerUnit: '别人', note: '' })
    const both = [first, second].map(({ id, version }) => ({ id, version }))
    const moved = await settle(second, { state: 'IN_PROGRESS' })
    expect(await problemOf(officer.ask(settleFindings, { params: { id: campaignId }, body: body(both) }))).toBe('CHANGED_MEANWHILE')
    const closed = await settle(moved, { state: 'FIXED', proof: '照片' })
    expect(await problemOf(officer.ask(settleFindings, { params: { id: campaignId }, body: body([both[0]!, { id: closed.id, version: closed.version }]) }))).toBe('FINDING_STATE')
    expect(await problemOf((await server.as('hekou')).ask(settleFindings, { params: { id: campaignId }, body: body([both[0]!]) }))).toBe('NOT_FOUND')
    expect((await again(first)).ownerUnit).toBe('村委会')
  })
})

describe('figures open their rows', () => {
  test('open problems by how many days they are open [J-53 on /campaigns/:id/rectification]', async () => {
    const { householdId } = await newHousehold()
    for (const foundOn of ['2026-11-20', '2026-11-05', '2026-10-21']) {
      await worker.ask(openFinding, { params: { id: campaignId }, body: { householdId, personId: null, kind: 'service-lapse', severity: 'LATER', description: `${foundOn} 发现`, cause: '', gap: null, measure: '', ownerUnit: '', ownerPerson: '', due: null, foundOn, source: 'INSPECTION', sourceNote: '', townId: null } })
    }
    const { ages, total } = await worker.ask(getFindingFigures, { params: { id: campaignId }, query: {} })
    expect(ages.map((band) => band.id)).toEqual(['0-7', '8-30', '31-90', '91-'])
    expect(ages.reduce((sum, band) => sum + band.count, 0)).toBe(total.open)
    for (const band of ages) {
      const { rows, total: many } = await worker.ask(listFindings, { params: { id: campaignId }, query: { age: band.id } })
      expect([many, rows.every((row) => row.state !== 'FIXED')]).toEqual([band.count, true])
    }
    expect((await worker.ask(listFindings, { params: { id: campaignId }, query: { age: '31-90' } })).rows.map((row) => row.foundOn)).toEqual(['2026-10-21'])
    expect(await problemOf(worker.ask(listFindings, { params: { id: campaignId }, query: { age: '3-4' } }))).toBe('INPUT_INVALID')
  })

  test('what cannot be fixed at once by the four kinds of gaps [J-58 on /campaigns/:id/rectification]', async () => {
    const { gaps, total } = await officer.ask(getFindingFigures, { params: { id: campaignId }, query: {} })
    expect(gaps.map((gap) => gap.id)).toEqual(['coverage', 'mechanism', 'capacity', 'facility', null])
    expect(gaps.reduce((sum, gap) => sum + gap.all, 0)).toBe(total.all)
    for (const gap of gaps) expect((await officer.ask(listFindings, { params: { id: campaignId }, query: { gap: gap.id ?? 'none' } })).total).toBe(gap.all)
  })

  test('the overdue list, each line with measure, owner and day [J-41 J-57 on /campaigns/:id/problems]', async () => {
    const { householdId } = await newHousehold()
    const late = await worker.ask(openFinding, { params: { id: campaignId }, body: { householdId, personId: null, kind: 'life-in-difficulty', severity: 'DAYS_7', description: '断炊', cause: '失业', gap: 'coverage', measure: '临时救助', ownerUnit: '镇民政办', ownerPerson: '陈立', due: '2026-11-20', foundOn: '2026-11-10', source: 'REPORT', sourceNote: '', townId: null } })
    const { rows, total } = await officer.ask(listFindings, { params: { id: campaignId }, query: { overdue: 'true' } })
    expect(rows.map((row) => row.id)).toContain(late.id)
    expect(rows.every((row) => row.isOverdue && row.due !== null && row.due < '2026-11-21' && row.state !== 'FIXED')).toBe(true)
    expect((await officer.ask(getFindingFigures, { params: { id: campaignId }, query: {} })).total.overdue).toBe(total)
  })

  test('how long the first answer took in each town, as a median that opens its rows [J-61 on /campaigns/:id/rectification]', async () => {
    const { finding } = await found()
    const { finding: late } = await found()
    const place = () => district.ask(getFindingFigures, { params: { id: campaignId }, query: {} }).then(({ response }) => response.find((row) => row.areaName === '东城街道') as { acted: number; waiting: number; medianHours: number | null; areaId: string })
    const before = await place()
    await rowsOf(server.connection, `UPDATE finding SET reported_at = reported_at - interval '300 hours' WHERE id = ANY($1)`, [[finding.id, late.id]])
    const begun = await settle(finding, { state: 'IN_PROGRESS' })
    expect(begun.firstActionAt).not.toBeNull()
    expect((await settle(begun, { note: '第二次' })).firstActionAt).toBe(begun.firstActionAt)
    const after = await place()
    expect([after.acted - before.acted, after.waiting - before.waiting]).toEqual([1, -1])
    const hours = (await rowsOf<{ hours: number }>(server.connection, `SELECT extract(epoch FROM first_action_at - reported_at)::float8 / 3600 AS hours FROM finding JOIN area ON area.path = finding.area_path WHERE first_action_at IS NOT NULL AND area.parent_id = $1`, [after.areaId])).map((row) => row.hours).sort((a, b) => a - b)
    const middle = hours.length / 2
    const median = Number.isInteger(middle) ? (hours[middle - 1]! + hours[middle]!) / 2 : hours[Math.floor(middle)]!
    expect(after.medianHours).toBeCloseTo(median, 0)
    expect((await district.ask(listFindings, { params: { id: campaignId }, query: { area: after.areaId, acted: 'false' } })).total).toBe(after.waiting)
    expect((await district.ask(listFindings, { params: { id: campaignId }, query: { area: after.areaId, acted: 'true' } })).total).toBe(after.acted)
  })
})

describe('what the town cannot solve goes up', () => {
  async function sentUp(): Promise<{ finding: Finding; upwardId: string }> {
    const { finding } = await found()
    const up = await settle(finding, { state: 'ESCALATED', note: '建议区里协调资金' }, officer)
    const { rows } = await district.ask(listUpward, { params: { id: campaignId }, query: { finding: up.id } })
    return { finding: up, upwardId: rows[0]?.id as string }
  }
  const answer = (id: string, body: object, person = district) => {
    server.clock.moveDays(1 / 86_400)
    return person.ask(answerUpward, { params: { id }, body: { answer: 'TAKEN', words: '区里安排', measure: '区级专项资金', ownerUnit: '区民政局', ownerPerson: '王建国', due: '2026-12-20', ...body } as never })
  }

  const listedCells = async ({ id }: Finding) => {
    const { tables } = await officer.ask(getDeliverable, { params: { id: campaignId, code: 'problem-list', areaId: (await officer.ask(listAreas, {})).rows.find((area) => area.name === '东城街道')!.id }, query: {} })
    return tables[0]!.rows.find((row) => row.findingId === id)!.cells
  }

  test('the list that is handed in says the cause, where a problem went and when it is looked at again [J-41 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
    const { finding } = await found()
    expect(await listedCells(finding)).toMatchObject({ cause: '', escalatedTo: '', remark: '' })
    const caused = await settle(finding, { state: 'ESCALATED', note: '请镇里协调', cause: '子女长期在外' })
    expect(await listedCells(caused)).toMatchObject({ cause: '子女长期在外', escalatedTo: '东城街道', remark: '' })
    await settle(await again(caused), { state: 'LONG_TERM', note: '等待搬迁', reviewOn: '2027-03-01' })
    expect(await listedCells(caused)).toMatchObject({ remark: '2027年3月1日 复核' })
  })

  test('with an opinion and a day for the answer; the district sees how long it waits [J-54 on /campaigns/:id/upward]', async () => {
    const { finding, upwardId } = await sentUp()
    const [row] = (await district.ask(listUpward, { params: { id: campaignId }, query: { mine: 'true', finding: finding.id } })).rows
    expect(row).toMatchObject({ id: upwardId, from: 'town', to: 'district', opinion: '建议区里协调资金', state: 'WAITING', due: '2026-11-28', waitingDays: 0, isMine: true, townName: '东城街道' })
    await rowsOf(server.connection, `UPDATE upward SET sent_at = sent_at - interval '8 days', due_date = due_date - 8 WHERE id = $1`, [upwardId])
    expect((await district.ask(listUpward, { params: { id: campaignId }, query: { overdue: 'true' } })).rows.find((one) => one.id === upwardId)).toMatchObject({ waitingDays: 8, isOverdue: true })
    expect((await district.ask(getCaseworkWaiting, { params: { id: campaignId } })).upwardOverdue).toBe(1)
  })

  test('the district takes it, returns it, and answers once [J-54]', async () => {
    const taken = await sentUp()
    expect(await problemOf(answer(taken.upwardId, {}, officer))).toBe('NOT_ALLOWED')
    expect(await problemOf(answer(taken.upwardId, { words: '' }))).toBe('INPUT_INVALID')
    expect(await answer(taken.upwardId, {})).toMatchObject({ state: 'TAKEN', answer: '区里安排', answeredBy: expect.any(String) })
    expect(await again(taken.finding)).toMatchObject({ state: 'IN_PROGRESS', measure: '区级专项资金', ownerUnit: '区民政局', due: '2026-12-20' })
    expect(await problemOf(answer(taken.upwardId, {}))).toBe('CASE_STATE')

    const returned = await sentUp()
    await answer(returned.upwardId, { answer: 'RETURNED', words: '镇里可用备用金' })
    expect(await again(returned.finding)).toMatchObject({ state: 'IN_PROGRESS', ownerUnit: '村委会' })
    expect((await again(returned.finding)).events.at(-1)).toMatchObject({ from: 'ESCALATED', to: 'IN_PROGRESS', note: '镇里可用备用金' })
  })

  test('a village asks its town, which answers or passes it further up; what is settled below waits no longer', async () => {
    const { finding } = await found()
    const up = await settle(finding, { state: 'ESCALATED', note: '村里没有能力' })
    const [atTown] = (await officer.ask(listUpward, { params: { id: campaignId }, query: { finding: up.id } })).rows
    expect(atTown).toMatchObject({ from: 'village', to: 'town', isMine: true })
    expect(await problemOf(answer(atTown!.id, { answer: 'TAKEN' }))).toBe('NOT_ALLOWED')
    await answer(atTown!.id, { answer: 'PASSED_UP', words: '镇里也无法解决' }, officer)
    const rows = (await district.ask(listUpward, { params: { id: campaignId }, query: { finding: up.id } })).rows
    expect(rows.map((row) => [row.state, row.from, row.to, row.opinion])).toEqual([['WAITING', 'town', 'district', '镇里也无法解决'], ['PASSED_UP', 'village', 'town', '村里没有能力']])
    expect(await listedCells(up)).toMatchObject({ escalatedTo: '示例区' })
    const fixed = await settle(await again(up), { state: 'FIXED', proof: '亲属已接走照料' })
    expect(fixed.state).toBe('FIXED')
    expect((await district.ask(listUpward, { params: { id: campaignId }, query: { finding: up.id, state: 'WAITING' } })).total).toBe(0)
    expect(await problemOf(answer(rows[0]!.id, {}))).toBe('CASE_STATE')
  })

  test('nobody of elsewhere sees or answers it', async () => {
    const { finding, upwardId } = await sentUp()
    const elsewhere = await server.as('hekou')
    expect((await elsewhere.ask(listUpward, { params: { id: campaignId }, query: { finding: finding.id } })).total).toBe(0)
    expect(await problemOf(answer(upwardId, {}, elsewhere))).toBe('NOT_FOUND')
  })
})
