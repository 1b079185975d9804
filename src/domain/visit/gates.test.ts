import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import type { Answer } from '../form/form.ts'
import { sectionsFor } from '../form/sections-for.ts'
import { answersLeft } from './answers-left.ts'
import { checkFixed } from './check-fixed.ts'
import { checkSubmission } from './check-submission.ts'
import { coverageOf, nextTryOf, notSeenIn } from './coverage.ts'
import { checkGates } from './gates.ts'
import { openFinding } from './open-finding.ts'
import type { FoundProblem, Submission } from './submission.ts'

const plan = planOf('jintan-2022')
const form = plan.forms[0]!
const kinds = plan.problems.kinds.map((kind) => kind.id)
const facts = householdOf([member('a', { birthDate: '1980-01-01', isHead: true }), member('b', { birthDate: '1930-01-15', facts: { livingState: 'WITH_FAMILY' } })], { aid: ['DIBAO'] })

const anAnswer = (type: string, code: string | undefined): Answer =>
  type === 'yes-no' ? { value: true } : code ? { value: type === 'choices' ? [code] : code } : type === 'date' ? { value: '2022-03-15' } : type === 'money' || type === 'integer' ? { value: 1 } : { value: '有' }

/** Answers every question, and those that the answers open, until none is left. */
function complete(submission: Submission): Submission {
  const open = sectionsFor(form, facts, submission).flatMap(({ subject, items }) => items.filter(({ answer }) => !answer).map(({ item }) => ({ subject, item })))
  if (open.length === 0) return submission
  const next = structuredClone(submission) as { answers: Record<string, Answer>; members: Record<string, { seen: boolean; how: string; answers: Record<string, Answer> }> }
  for (const { subject, item } of open) {
    const answers = subject.kind === 'household' ? next.answers : (next.members[subject.id] ??= { seen: true, how: 'AT_HOME', answers: {} }).answers
    answers[item.id] = item.id === 'nextVisitOn' ? { value: '2022-05-15' } : anAnswer(item.type, item.options?.[0]?.code)
  }
  return complete(next as unknown as Submission)
}

const empty: Submission = { visit: { date: '2022-04-29', manner: 'HOME', visitors: ['甲', '乙'], answeredBy: 'SELF' }, answers: {}, members: {}, added: [], left: [], problems: [] }
const full = complete(empty)
const gates = (submission: Submission) => checkGates(plan.visits.gates, form, facts, submission, kinds)
const codes = (submission: Submission) => gates(submission).map(({ gate, path, code }) => `${gate} ${path} ${code}`)
const problem: FoundProblem = { id: 'f1', kind: 'care-missing', severity: 'DAYS_7', description: '无人照料', fixedOnSpot: false, measure: '落实照料人', ownerUnit: '某镇', ownerPerson: '某人', due: '2022-05-06' }

test('a complete visit passes every gate', () => {
  expect(gates(full)).toEqual([])
  expect(checkSubmission(full, '2022-04-29', '2022-03-28')).toEqual([])
})

test('an empty one names the three questions and every member, each with its clause', () => {
  const found = gates(empty)
  expect(found.filter((one) => one.gate === 'three-questions').map((one) => one.code)).toEqual(['QUESTION_UNANSWERED', 'QUESTION_UNANSWERED', 'QUESTION_UNANSWERED'])
  expect(found.find((one) => one.code === 'MEMBER_NOT_SEEN')!.clause.says).toBe('见人见面')
})

test('the three questions: cannot tell with a reason is enough, other ways of having no answer are not', () => {
  const asking = (policiesInPlace: Answer) => codes({ ...full, answers: { ...full.answers, policiesInPlace } })
  expect(asking({ none: 'CANNOT_TELL', why: '材料不全' })).toEqual([])
  expect(asking({ none: 'CANNOT_TELL', why: ' ' })).toEqual(['three-questions answers.policiesInPlace ANSWER_WHY_MISSING'])
  expect(asking({ none: 'UNKNOWN' })).toEqual(['three-questions answers.policiesInPlace QUESTION_NEEDS_ANSWER'])
  expect(asking({ value: '' })).toEqual(['three-questions answers.policiesInPlace QUESTION_UNANSWERED'])
})

test('a member is seen, or not seen with a reason and a new day; a phone call is not seeing', () => {
  const b = full.members['b']!
  const visit = (more: object, submission = full) => codes({ ...submission, members: { ...submission.members, b: { ...b, ...more } } })
  expect(visit({ seen: false })).toEqual(['every-member-seen-or-excused members.b.reason MEMBER_REASON_MISSING', 'every-member-seen-or-excused members.b.nextDate MEMBER_NEXT_DATE_MISSING'])
  expect(visit({ seen: false, reason: 'IN_HOSPITAL', nextDate: '2022-04-29' })).toEqual(['every-member-seen-or-excused members.b.nextDate MEMBER_NEXT_DATE_PAST'])
  expect(visit({ seen: false, reason: 'IN_HOSPITAL', nextDate: '2022-05-03' })).toEqual([])
  expect(visit({}, { ...full, visit: { ...full.visit, manner: 'PHONE' } })).toContain('every-member-seen-or-excused members.b.seen MEMBER_SEEN_BY_PHONE')
})

test('a problem has a kind of the plan, a text and a severity; what else is written must make sense and is not asked for [J-39 on /visits/:id]', () => {
  const found = (more: Partial<FoundProblem>) => codes({ ...full, problems: [{ ...problem, ...more }] }).map((line) => line.split(' ').at(-1))
  expect(found({})).toEqual([])
  expect(found({ kind: 'no-such-kind' })).toEqual(['PROBLEM_KIND_UNKNOWN'])
  expect(found({ kind: '', description: ' ' })).toEqual(['PROBLEM_KIND_MISSING', 'PROBLEM_DESCRIPTION_MISSING'])
  expect(found({ measure: '', ownerPerson: '', due: '' })).toEqual([])
  expect(found({ due: '2022-04-01' })).toEqual(['PROBLEM_DUE_PAST'])
  expect(found({ fixedOnSpot: true, ownerUnit: '', ownerPerson: '', due: '' })).toEqual([])
})

const clause = { at: '一', says: '见人见面' }
const at = (gate: string, submission: Submission, beside = {}) => checkGates([{ id: gate, clause }], form, facts, submission, kinds, beside).map(({ path, code }) => `${path} ${code}`)
const excused = (more: object = {}): Submission => ({ ...full, members: { ...full.members, b: { seen: false, reason: 'IN_HOSPITAL', nextDate: '2022-05-03', answers: full.members['b']!.answers, ...more } } })

test('针对问题不提出对策建议不放过: a proposal is a measure, an owner and a day; its owner is asked for once', () => {
  const found = (more: Partial<FoundProblem>) => at('every-problem-has-a-proposal', { ...full, problems: [{ ...problem, ...more }] })
  expect(found({})).toEqual([])
  expect(found({ measure: ' ', ownerUnit: '', ownerPerson: '', due: '' })).toEqual(['problems.0.measure PROBLEM_MEASURE_MISSING', 'problems.0.ownerUnit PROBLEM_OWNER_MISSING', 'problems.0.due PROBLEM_DUE_MISSING'])
  expect(found({ ownerPerson: '' })).toEqual(['problems.0.ownerPerson PROBLEM_OWNER_MISSING'])
  expect(found({ fixedOnSpot: true, due: '', ownerUnit: '' })).toEqual([])
})

test('走访到户不见人不放过: nobody is excused, and a call is not seeing', () => {
  expect(at('every-member-seen', full)).toEqual([])
  expect(at('every-member-seen', excused())).toEqual(['members.b MEMBER_MUST_BE_SEEN'])
  expect(at('every-member-seen', { ...full, visit: { ...full.visit, manner: 'PHONE' } })).toEqual(['members.a.seen MEMBER_SEEN_BY_PHONE', 'members.b.seen MEMBER_SEEN_BY_PHONE'])
})

test('户不漏人、人不漏项: a question that may be left open elsewhere may not here; refused and not applicable are answers', () => {
  const { registrationSplit: _, ...answers } = full.answers
  expect(at('no-item-missed', full)).toEqual([])
  expect(at('no-item-missed', { ...full, answers })).toEqual(['answers.registrationSplit ANSWER_MISSING'])
  expect(at('no-item-missed', { ...full, answers: { ...answers, registrationSplit: { none: 'REFUSED' } } })).toEqual([])
  const { b: _left, ...members } = full.members
  expect(at('no-item-missed', { ...full, members })).toEqual(['members.b MEMBER_NOT_ASKED'])
})

test('情况不调查清楚不放过: whoever does not know says why', () => {
  const saying = (registrationSplit: Answer) => at('no-unknown-unexplained', { ...full, answers: { ...full.answers, registrationSplit } })
  expect(saying({ none: 'UNKNOWN' })).toEqual(['answers.registrationSplit ANSWER_WHY_MISSING'])
  expect(saying({ none: 'UNKNOWN', why: '户口本在儿子家' })).toEqual([])
  expect(saying({ none: 'NOT_APPLICABLE' })).toEqual([])
})

test('two visitors are two people', () => {
  const by = (...visitors: string[]) => at('two-visitors', { ...full, visit: { ...full.visit, visitors } })
  expect(by('甲', '乙')).toEqual([])
  expect(by('甲', ' 甲 ', '')).toEqual(['visit.visitors VISITORS_TOO_FEW'])
})

test('signed form and photo are asked for only at their gates', () => {
  expect(at('signed-form-attached', full)).toEqual(['papers.signed SIGNED_FORM_MISSING'])
  expect(at('signed-form-attached', full, { papers: { signed: 1, photos: 0 } })).toEqual([])
  expect(at('photo-attached', full, { papers: { signed: 1, photos: 0 } })).toEqual(['papers.photos PHOTO_MISSING'])
  expect(gates(full)).toEqual([])
})

test('a need has a measure, or a reason why there is none', () => {
  const needs = { ...form, sections: [{ ...form.sections[0]!, items: [{ ...form.sections[0]!.items[0]!, gate: 'every-need-has-a-measure', type: 'long-text' as const }] }] }
  const with_ = (registrationSplit: Answer) => checkGates([{ id: 'every-need-has-a-measure', clause }], needs, facts, { ...full, answers: { registrationSplit } }, kinds).map(({ code }) => code)
  expect(with_({ value: '' })).toEqual(['NEED_WITHOUT_MEASURE'])
  expect(with_({ value: '联系助餐' })).toEqual([])
  expect(with_({ none: 'NOT_APPLICABLE' })).toEqual(['NEED_WITHOUT_MEASURE'])
  expect(with_({ none: 'NOT_APPLICABLE', why: '本人不要' })).toEqual([])
})

test('the next try lies in the campaign, or within a month; where somebody was seen comes from the list', () => {
  const trying = (nextDate: string) => at('every-member-seen-or-excused', excused({ nextDate }), { until: '2022-06-30' })
  expect(trying('2022-06-30')).toEqual([])
  expect(trying('2022-07-01')).toEqual(['members.b.nextDate MEMBER_NEXT_DATE_FAR'])
  expect(trying('2999-01-01')).toEqual(['members.b.nextDate MEMBER_NEXT_DATE_FAR'])
  expect(at('every-member-seen-or-excused', excused({ nextDate: '2022-05-29' }), { until: '2022-04-30' })).toEqual([])
  const how = { ...full, members: { ...full.members, a: { ...full.members['a']!, how: '路上' } } }
  expect(at('every-member-seen-or-excused', how)).toEqual(['members.a.how MEMBER_HOW_UNKNOWN'])
})

test('what two gates ask for is named once, and a plan that names no gate asks for none of them', () => {
  const both = checkGates([{ id: 'every-member-asked', clause }, { id: 'no-item-missed', clause }], form, facts, empty, kinds)
  expect(new Set(both.map(({ path, code }) => `${path} ${code}`)).size).toBe(both.length)
  expect(checkGates([], form, facts, empty, kinds)).toEqual([])
})

test('a household is covered when every member was seen, and partly when somebody is excused by name', () => {
  expect(coverageOf(facts, undefined)).toBe('NOT_VISITED')
  expect(coverageOf(facts, full)).toBe('SEEN')
  const excused: Submission = { ...full, members: { ...full.members, b: { ...full.members['b']!, seen: false, reason: 'IN_HOSPITAL', nextDate: '2022-05-03' } } }
  expect(coverageOf(facts, excused)).toBe('PARTLY')
  expect(notSeenIn(facts, excused)).toEqual([{ personId: 'b', name: '成员b', reason: 'IN_HOSPITAL', nextDate: '2022-05-03' }])
  expect(nextTryOf(facts, excused)).toBe('2022-05-03')
  expect(coverageOf(facts, { ...excused, left: [{ personId: 'b', reason: 'DIED', date: '2022-04-28' }] })).toBe('SEEN')
  expect(coverageOf(facts, excused, new Set(['b']))).toBe('SEEN')
  expect(coverageOf(facts, { ...full, left: ['a', 'b'].map((personId) => ({ personId, reason: 'MOVED', date: '2022-04-28' })) })).toBe('GONE')
})

test('what comes from outside must have the shape of a submission', () => {
  expect(checkSubmission(full, '2022-04-29', '2022-04-29')).toEqual([])
  expect(checkSubmission(full, '2022-04-30', '2022-04-30').map((one) => one.code)).toEqual(['VISIT_BEFORE_CAMPAIGN'])
  expect(checkSubmission(null, '2022-04-29', '2022-03-28')).toEqual([{ path: '.', code: 'SUBMISSION_SHAPE' }])
  expect(checkSubmission({ ...full, more: 1 }, '2022-04-29', '2022-03-28')).toEqual([{ path: 'more', code: 'SUBMISSION_SHAPE' }])
  expect(checkSubmission({ ...full, answers: { x: { value: { a: 1 } } } }, '2022-04-29', '2022-03-28')).toEqual([{ path: 'answers.x.value', code: 'SUBMISSION_SHAPE' }])
  expect(checkSubmission({ ...full, problems: [problem, problem] }, '2022-04-29', '2022-03-28')).toEqual([{ path: 'problems', code: 'SUBMISSION_SHAPE' }])
  expect(checkSubmission({ ...full, visit: { ...full.visit, visitors: [' '] } }, '2022-04-28', '2022-03-28').map((one) => one.code)).toEqual(['VISIT_IN_FUTURE', 'VISITORS_MISSING'])
})

test('every complaint about a visit has a sentence in both languages', () => {
  const sources = ['answer-gates', 'seen-gates', 'paper-gates', 'problem-gate', 'check-submission', 'check-people', 'check-fixed', '../form/check-answers'].map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'))
  const codes = new Set([...sources.join('\n').matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map((match) => match[1]!).filter((code) => !['CANNOT_TELL', 'NOT_APPLICABLE'].includes(code)))
  for (const language of ['zh-CN', 'en']) {
    const texts = JSON.parse(readFileSync(new URL(`../../../locales/${language}/visit.json`, import.meta.url), 'utf8')) as Record<string, string>
    expect([...codes].filter((code) => !texts[`visit.missing.${code}`]), language).toEqual([])
  }
})

test('everybody the clause of every-member-asked is about has an entry; of the others it asks nothing', () => {
  const about = plan.visits.gates.find((gate) => gate.id === 'every-member-asked')!.about
  const asked = (household: typeof facts, submission = empty) => checkGates([{ id: 'every-member-asked', clause, ...(about && { about }) }], form, household, submission, kinds).map(({ path }) => path)
  const alone = householdOf([member('a', { birthDate: '1980-01-01', isHead: true })], { aid: ['DIBAO'] })
  expect(asked(facts)).toEqual([])
  expect(asked(alone)).toEqual(['members.a'])
  expect(asked(householdOf(alone.members))).toEqual([])
  expect(asked(alone, { ...empty, left: [{ personId: 'a', reason: 'DIED', date: '2022-04-28' }] })).toEqual([])
  // Nobody knows how old they are: there may be three children.
  const unknown = householdOf(['a', 'b', 'c', 'd'].map((id) => member(id)), { aid: ['DIBAO'] })
  expect(asked(unknown)).toHaveLength(4)
})

test('a question that is asked of everybody stands on its own clause; of whom nobody asked nothing more is said', () => {
  const left = (submission: Submission, atGates: readonly { path: string; code: string }[] = []) => answersLeft(form, facts, submission, atGates)
  const { registrationSplit: _, ...answers } = full.answers
  expect(left(full)).toEqual([])
  expect(left({ ...full, answers })).toEqual([{ path: 'answers.registrationSplit', code: 'ANSWER_MISSING', details: {}, clause: expect.objectContaining({ row: 'J-24' }) }])
  const { b: _b, ...members } = full.members
  expect(left({ ...full, members }).every(({ path }) => path.startsWith('members.b.'))).toBe(true)
  expect(left({ ...full, members }, [{ path: 'members.b', code: 'MEMBER_NOT_ASKED' }])).toEqual([])
})

test('nothing is compulsory that no clause asks for', () => {
  const items = form.sections.flatMap((section) => section.items)
  expect(items.filter((item) => item.required && !item.clause).map((item) => item.id)).toEqual([])
})

test('a problem fixed on the spot says what was done and by what one sees it, each in its own words', () => {
  const found = (more: Partial<FoundProblem>) => checkFixed([problem, { ...problem, fixedOnSpot: true, measure: '当场补签', proof: '协议已签字', ...more }]).map(({ path, code }) => `${path} ${code}`)
  expect(found({})).toEqual([])
  expect(found({ measure: ' ' })).toEqual(['problems.1.measure PROBLEM_DONE_MISSING'])
  expect(found({ proof: '' })).toEqual(['problems.1.proof PROBLEM_PROOF_MISSING'])
  expect(found({ proof: ' . ' })).toEqual(['problems.1.proof PROBLEM_PROOF_MISSING'])
  expect(found({ proof: ' 当场补签' })).toEqual(['problems.1.proof PROBLEM_PROOF_REPEATS'])
})

test('a problem fixed on the spot is closed on the day it was found, with the proof that was given and no other', () => {
  expect(openFinding({ ...problem, fixedOnSpot: true, measure: '当场联系照料人', proof: '照料人已到' }, '2022-04-29')).toMatchObject({ state: 'FIXED', foundOn: '2022-04-29', closedOn: '2022-04-29', proof: '照料人已到' })
  expect(openFinding({ ...problem, fixedOnSpot: true, measure: '当场联系照料人' }, '2022-04-29').proof).toBe('')
  const { due: _, ...withoutDue } = problem
  expect(openFinding(withoutDue, '2022-04-29')).toMatchObject({ state: 'NOT_STARTED', due: '2022-05-06' })
  expect(openFinding({ ...withoutDue, severity: 'LATER' }, '2022-04-29')).not.toHaveProperty('due')
})
