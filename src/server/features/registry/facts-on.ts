import type { FactView } from '#contract/households.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Fact, HouseholdFacts } from '#domain/policy/facts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { readerOf, shownFacts } from '../telling/public.ts'
import { sourceView } from './fact-sources.ts'
import { listFactsOn, type EarlierFact } from './facts-on.queries.ts'
import { loadHouseholdFacts } from './household-facts.ts'
import { findHousehold, findWhereMerged, type PlacedHousehold } from './household-page.queries.ts'
import { knownSources } from './known-sources.ts'

export interface FactsOn {
  readonly household: PlacedHousehold
  readonly facts: HouseholdFacts
  readonly sourceOf: (source: string) => FactView['source']
}

/**
 * All that a rule may look at of one household, as whoever asks may know it and as it held on a day: of a fact that became another
 * since, the value of then. Problem: NOT_FOUND.
 */
export async function factsOn(work: Work, asked: string, day: PlainDate): Promise<FactsOn> {
  const { trx, districtKey } = work
  // What is asked further on is asked for with the rest: who may read what.
  const [household, loaded, earlier] = await Promise.all([findHousehold(trx, work, asked), loadHouseholdFacts(work, [asked]), day === work.today ? [] : listFactsOn(trx, districtKey, asked, day), readerOf(work)])
  const goneTo = household?.merged_into === null ? undefined : await findWhereMerged(trx, districtKey, asked)
  if (goneTo) return factsOn(work, goneTo, day)
  const held = loaded.get(asked)
  if (!household || !held) throw problem('NOT_FOUND')
  const then = day === held.asOf ? held : asOf(held, day, earlier)
  const sources = [then.household, ...then.members].flatMap((one) => Object.values(one.facts).map((fact) => fact.source))
  const [facts, known] = await Promise.all([shownFacts(work, then), knownSources(work, sources, [asked, ...then.members.map((member) => member.personId)])])
  return { household, facts, sourceOf: (source) => sourceView(source, known) }
}

function asOf(facts: HouseholdFacts, day: PlainDate, earlier: readonly EarlierFact[]): HouseholdFacts {
  const then = (held: Readonly<Record<string, Fact>>, personId: string | null): Record<string, Fact> => ({
    ...Object.fromEntries(earlier.filter((one) => one.person_id === personId).map(({ name, value, as_of, source }) => [name, { value, asOf: as_of, source }])),
    ...Object.fromEntries(Object.entries(held).filter(([, fact]) => fact.asOf <= day)),
  })
  return {
    ...facts,
    asOf: day,
    household: seenBy({ ...facts.household, facts: then(facts.household.facts, null) }, day),
    members: facts.members.map((member) => seenBy({ ...member, facts: then(member.facts, member.personId) }, day)),
  }
}

// Only the last time is known: of before it, nobody can say when they were seen.
function seenBy<T extends { readonly lastSeenOn?: PlainDate }>({ lastSeenOn, ...rest }: T, day: PlainDate): T {
  return { ...rest, ...(lastSeenOn !== undefined && lastSeenOn <= day && { lastSeenOn }) } as T
}
