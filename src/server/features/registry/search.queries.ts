import { sql, type RawBuilder } from 'kysely'
import { depth } from '#domain/area/area-path.ts'
import { backwards, begins, goesOnAfter, holding, literally } from '../../database/named.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface FoundHousehold {
  id: string
  rank: number
  matched: string
  sound: string
  head_name: string
  area_name: string | null
  members: number
  total: number
  /** People looked at, at most so many in one of the ways. */
  seen: number
}

/** How a person is looked for. All but `holds` of a single character go through an index that row-level security leaves usable. */
export type Sought =
  | { readonly by: 'id' | 'ends'; readonly personIds: readonly string[] }
  | { readonly by: 'phone'; readonly digits: string }
  | { readonly by: 'provisional'; readonly number: string }
  | { readonly by: 'begins'; readonly name: string }
  | { readonly by: 'sounds'; readonly letters: string }
  | { readonly by: 'same-sound'; readonly letters: string }
  | { readonly by: 'closes'; readonly name: string }
  | { readonly by: 'alike'; readonly name: string }
  | { readonly by: 'holds'; readonly name: string }

export interface SearchPlace {
  readonly districtKey: string
  readonly scope: string
  readonly today: string
  readonly who: Reaching
  readonly limit: number
  readonly after: { readonly rank: number; readonly sound: string; readonly matched: string; readonly id: string } | undefined
}

/** So many people are looked at; whoever wants one of the others writes more of the name. */
export const mostFound = 500

/**
 * Households in which somebody now living there is the one sought, the best match of each; of those looked at the nearest names first, then
 * by their sound. Gathered set by set: a plan that takes a village for a few people goes through all of it for each of those that are joined.
 */
export async function searchPersons(trx: Trx, sought: Sought, { districtKey, scope, today, who, limit, after }: SearchPlace): Promise<FoundHousehold[]> {
  const { ways, leadsOn } = waysOf(sought)
  const goOn = after ? sql`(f.rank, f.sound COLLATE "C", f.matched COLLATE "C", f.id) > (${after.rank}, ${after.sound}, ${after.matched}, ${after.id}::uuid)` : sql`true`
  // Each way ends when enough was found: in a whole district in the order of its index, below it as they lie. There an index of the
  // district holds mostly others, and in its order all of those would be gone through. Who fits equally well is taken as it comes.
  const isWhole = depth(scope) <= 1
  const looked = ways.map(({ test, rank, order }, way) => sql`
    (SELECT coalesce(p.merged_into, p.id) AS id, ${way}::int AS way, ${rank}::int AS rank, p.name AS matched, p.name_pinyin AS sound FROM person p
      WHERE p.district_key = ${districtKey}
        AND ${within(scope, 'p.area_path')}
        AND (${test}) ${leadsOn ? sql`` : sql`AND p.merged_into IS NULL`}
      ${order && isWhole ? sql`ORDER BY ${sql.ref(`p.${order}`)} COLLATE "C"` : sql``} LIMIT ${mostFound})`)
  const found = await sql<FoundHousehold>`
    WITH c AS MATERIALIZED (${sql.join(looked, sql` UNION ALL `)}),
    m AS MATERIALIZED (
      SELECT membership.household_id, membership.person_id FROM membership
       WHERE membership.district_key = ${districtKey} AND membership.person_id = ANY(ARRAY(SELECT id FROM c))
         AND (membership.to_date IS NULL OR membership.to_date > ${today}) AND ${reached(who, 'membership.household_id')}),
    f AS MATERIALIZED (
      SELECT DISTINCT ON (m.household_id) m.household_id AS id, c.rank, c.matched, c.sound
        FROM c JOIN m ON m.person_id = c.id
       ORDER BY m.household_id, c.rank, c.sound COLLATE "C", c.matched COLLATE "C"),
    page AS MATERIALIZED (
      SELECT f.id, f.rank, f.matched, f.sound FROM f WHERE ${goOn} ORDER BY f.rank, f.sound COLLATE "C", f.matched COLLATE "C", f.id LIMIT ${limit}),
    h AS MATERIALIZED (
      SELECT household.id, household.head_name, household.area_path FROM household WHERE household.district_key = ${districtKey} AND household.id = ANY(ARRAY(SELECT id FROM page))),
    lives AS MATERIALIZED (
      SELECT household_id, count(*) AS members FROM membership
       WHERE district_key = ${districtKey} AND household_id = ANY(ARRAY(SELECT id FROM page)) AND (to_date IS NULL OR to_date > ${today}) GROUP BY household_id)
    SELECT page.id, page.rank, page.matched, page.sound, h.head_name, a.name AS area_name, (SELECT count(*) FROM f) AS total, (SELECT max(of_way) FROM (SELECT count(*) AS of_way FROM c GROUP BY way) counted) AS seen, coalesce(lives.members, 0) AS members
      FROM page JOIN h ON h.id = page.id LEFT JOIN lives ON lives.household_id = page.id LEFT JOIN area a ON a.path = h.area_path
     ORDER BY page.rank, page.sound COLLATE "C", page.matched COLLATE "C", page.id`.execute(trx)
  return found.rows
}

/** People whose number ends as the index says, with their sealed numbers: the last ones are told apart by opening them. */
export async function listByEnd(trx: Trx, districtKey: string, scope: string, column: 'id_end_four' | 'id_end_six', index: Uint8Array): Promise<{ id: string; citizen_id_sealed: Uint8Array }[]> {
  const found = await sql<{ id: string; citizen_id_sealed: Uint8Array }>`
    SELECT id, citizen_id_sealed FROM person
     WHERE district_key = ${districtKey} AND is_findable AND ${sql.ref(column)} = ${Buffer.from(index)} AND citizen_id_sealed IS NOT NULL
       AND ${within(scope)}
     ORDER BY id LIMIT ${mostFound}`.execute(trx)
  return found.rows
}

interface Looking {
  readonly test: RawBuilder<unknown>
  readonly rank: number
  /** Column of the index that the way goes through in order. */
  readonly order?: 'name' | 'name_pinyin' | 'name_initials' | 'name_reversed' | 'name_ends'
}

function waysOf(sought: Sought): { ways: Looking[]; leadsOn?: true } {
  switch (sought.by) {
    case 'id':
    case 'ends':
      return { ways: [{ test: sql`p.id = ANY(${sought.personIds as string[]}::uuid[])`, rank: 0 }], leadsOn: true }
    case 'provisional':
      return { ways: wholeOrBegun('provisional_number', sought.number, sql`p.provisional_number IS NOT NULL`), leadsOn: true }
    case 'phone':
      return { ways: (['phone_first', 'phone_second'] as const).flatMap((column) => wholeOrBegun(column, sought.digits, sql`p.is_findable AND ${sql.ref(`p.${column}`)} IS NOT NULL`)) }
    case 'begins':
      return { ways: wholeOrBegun('name', sought.name, sql`p.is_findable`).map((way) => ({ ...way, order: 'name' })) }
    case 'sounds':
      return { ways: (['name_initials', 'name_pinyin'] as const).flatMap((column) => wholeOrBegun(column, sought.letters, sql`p.is_findable`).map((way) => ({ ...way, order: column }))) }
    case 'same-sound':
      return { ways: [{ test: sql`p.is_findable AND p.name_pinyin COLLATE "C" = ${sought.letters}`, rank: 0 }] }
    case 'closes':
      return { ways: [{ test: sql`p.is_findable AND ${begins('p.name_reversed', backwards(sought.name))}`, rank: 2, order: 'name_reversed' }] }
    case 'alike':
      return { ways: alikeRanges(sought.name).map(({ test, order }) => ({ test: sql`p.is_findable AND ${test} AND p.name LIKE ANY(${oneCharacterOff(sought.name)}::text[])`, rank: 3, order })) }
    case 'holds':
      return { ways: amongHolding(sought.name).map((among) => ({ test: sql`${among} AND p.name LIKE ${holding(sought.name)}`, rank: 4 })) }
  }
}

/** Those that are the very text, and those that go on after it. */
function wholeOrBegun(column: string, text: string, among: RawBuilder<unknown>): Looking[] {
  return [{ test: sql`${among} AND ${sql.ref(`p.${column}`)} COLLATE "C" = ${text}`, rank: 0 }, { test: sql`${among} AND ${goesOnAfter(`p.${column}`, text)}`, rank: 1 }]
}

/** Among whom a name may hold a text that it neither begins nor ends with, and all whom the search does not know yet. */
function amongHolding(text: string): RawBuilder<unknown>[] {
  return [...text].length < 2 ? [sql`true`] : [sql`p.long_name IS NOT NULL`, sql`p.long_name IS NULL AND NOT p.is_findable`]
}

/**
 * Where names lie that have one character written otherwise: the first, the last, one between them. Of two characters only one is left to
 * look by.
 */
function alikeRanges(name: string): Pick<Looking, 'test' | 'order'>[] {
  const characters = [...name]
  if (characters.length < 2) return []
  const ends = `${characters[0]}${characters.at(-1)}`
  return [
    { test: begins('p.name_reversed', backwards(characters.slice(1).join(''))), order: 'name_reversed' },
    { test: begins('p.name', characters.slice(0, -1).join('')), order: 'name' },
    ...(characters.length === 2 ? [] : [{ test: sql`p.name_ends COLLATE "C" = ${ends}`, order: 'name_ends' } as const]),
  ]
}

// Names are two or three characters, too short for trigrams: one of them written otherwise is the usual slip.
function oneCharacterOff(name: string): string[] {
  const characters = [...name]
  return characters.map((_, at) => characters.map((character, index) => (index === at ? '_' : literally(character))).join(''))
}
