import { kindOf } from '#domain/casework/case-plan.ts'
import type { Form } from '#domain/form/form.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Contradiction } from '#domain/plan/problem-plan.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import { evaluate } from '#domain/policy/evaluate.ts'
import type { Fact, HouseholdFacts } from '#domain/policy/facts.ts'
import { contextOf } from '#domain/policy/indicators-of.ts'
import { proposalsOf, type Proposal } from '#domain/visit/proposals.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { FindingDoubt, Row, StoredFact } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { listRunningCampaigns } from '../campaigns/public.ts'
import { insertFindingEvents, listClosed, updateFinding } from './findings.queries.ts'
import type { FoundIn } from './open-findings.ts'

type Said = FindingDoubt['facts']
/** What contradicts that a problem is closed; undefined: nothing does. */
type Contradicts = (row: Row<'finding'>) => { readonly on: string; readonly said: Said } | undefined

/**
 * Marks what is closed and what this visit contradicts: its facts by the rules of the plan, its answers by what the form proposes. It
 * is a proposal: the problem stays closed until somebody reopens it or says why it stands. What the visitor took over as a problem,
 * or put aside with a reason, was looked at by a person already.
 * @param plan that of the campaign
 * @param before what the visitor was shown
 * @param after the facts with those of this visit
 * @param source the source of this visit's facts, `visit:<submission>`
 */
export async function doubtFindings(work: Work, where: FoundIn, plan: Plan, form: Form, submission: Submission, before: HouseholdFacts, after: HouseholdFacts, source: string): Promise<void> {
  const on = submission.visit.date
  const closed = await listClosed(work.trx, work.districtKey, where.campaignId, where.householdId)
  if (closed.length === 0) return
  const decided = new Set([...submission.problems.map((found) => found.proposedBy), ...(submission.dismissed ?? []).map((one) => one.path)])
  const proposed = proposalsOf(form, before, submission).filter((proposal) => !decided.has(proposal.path))
  await doubt(work, closed, where.visitId, (row) => {
    const kind = kindOf(plan, row.kind)
    // What was closed in this very visit is not contradicted by it.
    if (row.visit_id === where.visitId || kind.comesBack === false) return undefined
    const said = (kind.contradictedBy && sayingSo(kind.contradictedBy, row.person_id, after, (fact) => fact.source === source)) ?? answered(proposed, row, submission)
    return said && { on, said }
  })
}

/** The same of facts that somebody wrote down at a desk in this work, in every campaign that runs. */
export async function doubtByDesk(work: Work, householdId: string, facts: () => Promise<HouseholdFacts | undefined>): Promise<void> {
  const written = work.now.toISOString()
  for (const { id, plan } of await listRunningCampaigns(work)) {
    const closed = await listClosed(work.trx, work.districtKey, id, householdId)
    if (closed.length === 0) continue
    const now = await facts()
    if (!now) return
    await doubt(work, closed, null, (row) => {
      const rule = kindOf(plan, row.kind).contradictedBy
      const newest = { on: '' }
      const isNew = (fact: Fact): boolean => {
        const isWritten = fact.source.startsWith('desk:') && (fact as StoredFact).at === written
        if (isWritten && fact.asOf > newest.on) newest.on = fact.asOf
        return isWritten
      }
      const said = rule && sayingSo(rule, row.person_id, now, isNew)
      return said && { on: newest.on, said }
    })
  }
}

async function doubt(work: Work, closed: readonly Row<'finding'>[], visitId: string | null, contradicts: Contradicts): Promise<void> {
  for (const row of closed) {
    const found = row.doubt === null ? contradicts(row) : undefined
    // What held before it was closed says nothing against the closing.
    if (!found || (row.closed_on ?? '') > found.on) continue
    const doubted: FindingDoubt = { visitId, on: found.on, facts: found.said }
    await updateFinding(work.trx, work.districtKey, row.id, { doubt: JSON.stringify(doubted) })
    await insertFindingEvents(work.trx, [
      { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, finding_id: row.id, at: work.now, by_name: work.actor.name, from_state: 'FIXED', to_state: 'FIXED', note: '', visit_id: visitId },
    ])
  }
}

/** The facts that make a rule true; undefined when it is not true, or not by any of those meant. */
function sayingSo(rule: Contradiction, personId: string | null, facts: HouseholdFacts, isMeant: (fact: Fact) => boolean): Said | undefined {
  const compiled = compile(rule.when, rule.of)
  const context = rule.of === 'household' ? contextOf(facts) : personId === null ? undefined : contextOf(facts, personId)
  if (!isCompiled(compiled) || context === undefined || evaluate(compiled, context) !== true) return undefined
  const said = compiled.names.flatMap((name) => {
    const [subject, ...rest] = name.split('.')
    const key = rest.join('.')
    const held: Fact | undefined = subject === 'household' ? facts.household.facts[key] : facts.members.find((member) => member.personId === personId)?.facts[key]
    return held && isMeant(held) ? [{ name, value: held.value }] : []
  })
  return said.length > 0 ? said : undefined
}

/** The answers that propose a problem of the same kind; one of the household as a whole is contradicted by what is said of anybody in it. */
function answered(proposed: readonly Proposal[], row: Row<'finding'>, submission: Submission): Said | undefined {
  const said = proposed.flatMap((proposal) => {
    if (proposal.kind !== row.kind || (row.person_id !== null && (proposal.personId ?? null) !== row.person_id)) return []
    const item = proposal.path.split('.').at(-1) as string
    const answer = (proposal.personId === undefined ? submission.answers : submission.members[proposal.personId]?.answers)?.[item]
    return [{ name: `answers.${item}`, value: answer && 'value' in answer ? answer.value : null }]
  })
  return said.length > 0 ? said : undefined
}
