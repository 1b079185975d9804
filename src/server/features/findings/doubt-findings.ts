import { kindOf } from '#domain/casework/case-plan.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import { evaluate } from '#domain/policy/evaluate.ts'
import type { Fact, HouseholdFacts } from '#domain/policy/facts.ts'
import { indicatorsOf } from '#domain/policy/indicators-of.ts'
import type { Contradiction } from '#domain/plan/problem-plan.ts'
import type { FindingDoubt } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { insertFindingEvents, listClosed, updateFinding } from './findings.queries.ts'
import type { FoundIn } from './open-findings.ts'

/**
 * Marks what is closed and what this visit's own answers contradict, by the rules of the plan. It is a proposal: the problem stays
 * closed until somebody reopens it or says why it stands.
 * @param source the source of this visit's facts, `visit:<submission>`
 */
export async function doubtFindings(work: Work, where: FoundIn, facts: HouseholdFacts, source: string, on: string): Promise<void> {
  const { plan } = await getRunningCampaign(work, where.campaignId)
  for (const row of await listClosed(work.trx, work.districtKey, where.campaignId, where.householdId)) {
    const rule = kindOf(plan, row.kind).contradictedBy
    // What was closed in this very visit, or after it, is not contradicted by it.
    if (!rule || row.visit_id === where.visitId || (row.closed_on ?? '') > on || row.doubt !== null) continue
    const decided = contradiction(rule, row.person_id, facts, source)
    if (!decided) continue
    const doubt: FindingDoubt = { visitId: where.visitId, on, facts: decided }
    await updateFinding(work.trx, work.districtKey, row.id, { doubt: JSON.stringify(doubt) })
    await insertFindingEvents(work.trx, [
      { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, finding_id: row.id, at: work.now, by_name: work.actor.name, from_state: 'FIXED', to_state: 'FIXED', note: '', visit_id: where.visitId },
    ])
  }
}

/** The facts of this visit that make the rule true; undefined when it is not true, or not by what was said in this visit. */
function contradiction(rule: Contradiction, personId: string | null, facts: HouseholdFacts, source: string): FindingDoubt['facts'] | undefined {
  const { household, persons } = indicatorsOf(facts)
  const compiled = compile(rule.when, rule.of)
  const person = personId === null ? undefined : persons[personId]
  if (!isCompiled(compiled) || (rule.of === 'person' && person === undefined)) return undefined
  if (evaluate(compiled, person === undefined || rule.of === 'household' ? { household } : { household, person }) !== true) return undefined
  const said = compiled.names.flatMap((name) => {
    const [subject, ...rest] = name.split('.')
    const key = rest.join('.')
    const held: Fact | undefined = subject === 'household' ? facts.household.facts[key] : facts.members.find((member) => member.personId === personId)?.facts[key]
    return held?.source === source ? [{ name, value: held.value }] : []
  })
  return said.length > 0 ? said : undefined
}
