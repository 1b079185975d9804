import type { Fact, FactValue, HouseholdFacts } from '#domain/policy/facts.ts'
import { seesRestricted, tellsOfRestricted } from '#domain/registry/shown-sources.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'

/** Whether a value may not be read by whoever asks: a text that tells of a source which a running plan keeps for named roles (J-23). */
export function hiddenValues(work: Work, campaigns: readonly RunningCampaign[]): (value: FactValue) => boolean {
  const blind = campaigns.filter(({ plan }) => !seesRestricted(plan.sources, work.actor.role)).flatMap(({ plan }) => plan.sources)
  return (value) => typeof value === 'string' && blind.length > 0 && tellsOfRestricted(blind, value)
}

/** A household as somebody may read it: remarks that would tell of such a source are left out. */
export function withoutTelling(facts: HouseholdFacts, isHidden: (value: FactValue) => boolean): HouseholdFacts {
  const readable = (all: Readonly<Record<string, Fact>>) => Object.fromEntries(Object.entries(all).filter(([, fact]) => !isHidden(fact.value)))
  return { ...facts, household: { ...facts.household, facts: readable(facts.household.facts) }, members: facts.members.map((member) => ({ ...member, facts: readable(member.facts) })) }
}
