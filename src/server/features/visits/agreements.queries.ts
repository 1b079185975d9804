import { sql } from 'kysely'
import { reached, type Reaching } from '../../database/reached.ts'
import type { StoredFacts } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** A scattered tekun of a listed household. */
export interface TekunRow {
  person_id: string
  name: string
  facts: StoredFacts
  household_id: string
  head_name: string
  address: string
  area_name: string
  above_name: string | null
  /** agreementState of domain/visit/care-agreement.ts, which a test holds this against. */
  state: string
}

export interface TekunFilter {
  readonly who: Reaching
  readonly scope: string
  readonly campaignId: string
  readonly areaPath: string | undefined
  readonly today: string
  /** Absent: all that have none in force. */
  readonly state: string | undefined
}

const factOf = (name: string) => sql`person.facts -> ${`careAgreement.${name}`} -> 'value'`

const state = (today: string) => sql<string>`CASE
  WHEN ${factOf('signed')} IS NULL THEN 'NOT_ASKED'
  WHEN ${factOf('signed')} <> 'true'::jsonb THEN 'NOT_SIGNED'
  WHEN ${factOf('from')} #>> '{}' > ${today} THEN 'NOT_BEGUN'
  WHEN ${factOf('until')} IS NULL THEN 'TERM_UNKNOWN'
  WHEN ${factOf('until')} #>> '{}' < ${today} THEN 'EXPIRED'
  ELSE 'IN_FORCE' END`

function scattered(trx: Trx, districtKey: string, { who, scope, campaignId, areaPath, today, state: wanted }: TekunFilter) {
  const found = trx
    .selectFrom('roster_entry')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'roster_entry.district_key').onRef('household.id', '=', 'roster_entry.household_id'))
    .innerJoin('membership', (join) => join.onRef('membership.district_key', '=', 'household.district_key').onRef('membership.household_id', '=', 'household.id'))
    .innerJoin('person', (join) => join.onRef('person.district_key', '=', 'membership.district_key').onRef('person.id', '=', 'membership.person_id'))
    .where('roster_entry.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('membership.district_key', '=', districtKey)
    .where('person.district_key', '=', districtKey)
    .where('roster_entry.campaign_id', '=', campaignId)
    .where('roster_entry.state', '=', 'LISTED')
    .where(within(scope, 'household.area_path'))
    .where(reached(who, 'household.id'))
    .where(sql<boolean>`(membership.from_date IS NULL OR membership.from_date <= ${today}::date) AND (membership.to_date IS NULL OR membership.to_date > ${today}::date)`)
    .where(sql<boolean>`person.facts -> 'supportForm' ->> 'value' = 'SCATTERED'`)
    .where(sql<boolean>`EXISTS (SELECT 1 FROM aid WHERE aid.district_key = ${districtKey} AND aid.household_id = household.id AND aid.person_id = person.id AND aid.kind = 'TEKUN'
       AND (aid.from_date IS NULL OR aid.from_date <= ${today}::date) AND (aid.to_date IS NULL OR aid.to_date > ${today}::date))`)
    .where(wanted === undefined ? sql<boolean>`${state(today)} <> 'IN_FORCE'` : sql<boolean>`${state(today)} = ${wanted}`)
  return areaPath === undefined ? found : found.where(within(areaPath, 'household.area_path'))
}

export function listTekunRows(trx: Trx, districtKey: string, filter: TekunFilter, after: readonly [path: string, sound: string, id: string] | undefined, limit: number): Promise<(TekunRow & { path: string; sound: string })[]> {
  let query = scattered(trx, districtKey, filter)
    .innerJoin('area', 'area.path', 'household.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .select(['person.id as person_id', 'person.name', 'person.facts', 'household.id as household_id', 'household.head_name', 'household.address', 'area.name as area_name', 'above.name as above_name', 'household.area_path as path', 'household.head_pinyin as sound'])
    .select(state(filter.today).as('state'))
  if (after) query = query.where(sql<boolean>`(household.area_path COLLATE "C", household.head_pinyin COLLATE "C", person.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`)
  return query.orderBy(sql`household.area_path COLLATE "C"`).orderBy(sql`household.head_pinyin COLLATE "C"`).orderBy('person.id').limit(limit).execute()
}

/** How many there are of each state. */
export async function countTekun(trx: Trx, districtKey: string, filter: Omit<TekunFilter, 'state'>): Promise<Map<string, number>> {
  const inForce = scattered(trx, districtKey, { ...filter, state: 'IN_FORCE' }).select([state(filter.today).as('state'), sql<number>`count(*)::int`.as('n')]).groupBy(sql`1`)
  const others = scattered(trx, districtKey, { ...filter, state: undefined }).select([state(filter.today).as('state'), sql<number>`count(*)::int`.as('n')]).groupBy(sql`1`)
  return new Map([...(await inForce.execute()), ...(await others.execute())].map((row) => [row.state, row.n]))
}
