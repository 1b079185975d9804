import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '../../database/transaction.ts'

export interface FoundHousehold {
  id: string
  rank: number
  matched: string
  head_name: string
  area_name: string | null
  members: number
  total: number
}

/** How a person is looked for. `begins` goes through the index of names; `alike` reads every name in scope. */
export type Sought =
  | { readonly by: 'id'; readonly index: Uint8Array }
  | { readonly by: 'phone'; readonly digits: string }
  | { readonly by: 'begins'; readonly name: string }
  | { readonly by: 'alike'; readonly name: string }

export interface SearchPlace {
  readonly districtKey: string
  readonly scope: string
  readonly today: string
  readonly limit: number
  readonly after: { readonly rank: number; readonly matched: string; readonly id: string } | undefined
}

/** Households in which somebody now living there is the one sought, the best match of each, nearest names first. */
export async function searchPersons(trx: Trx, sought: Sought, { districtKey, scope, today, limit, after }: SearchPlace): Promise<FoundHousehold[]> {
  const { test, rank } = testOf(sought)
  const goOn = after ? sql`(f.rank, f.matched COLLATE "C", f.id) > (${after.rank}, ${after.matched}, ${after.id}::uuid)` : sql`true`
  const found = await sql<FoundHousehold>`
    WITH f AS MATERIALIZED (
      SELECT DISTINCT ON (m.household_id) m.household_id AS id, ${rank}::int AS rank, p.name AS matched
        FROM person p JOIN membership m ON m.district_key = p.district_key AND m.person_id = p.id
       WHERE p.district_key = ${districtKey} AND m.district_key = ${districtKey}
         AND p.area_path COLLATE "C" >= ${scope} AND p.area_path COLLATE "C" < ${scope} || '~'
         AND (m.to_date IS NULL OR m.to_date > ${today}) AND (${test})
       ORDER BY m.household_id, rank, p.name COLLATE "C")
    SELECT f.id, f.rank, f.matched, h.head_name, a.name AS area_name, (SELECT count(*) FROM f) AS total,
      (SELECT count(*) FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = f.id AND (m.to_date IS NULL OR m.to_date > ${today})) AS members
      FROM f JOIN household h ON h.district_key = ${districtKey} AND h.id = f.id LEFT JOIN area a ON a.path = h.area_path
     WHERE ${goOn}
     ORDER BY f.rank, f.matched COLLATE "C", f.id LIMIT ${limit}`.execute(trx)
  return found.rows
}

const last = '\u{10ffff}'
const likeness = 0.3

function testOf(sought: Sought): { test: RawBuilder<unknown>; rank: RawBuilder<unknown> } {
  switch (sought.by) {
    case 'id':
      return { test: sql`p.citizen_id_index = ${Buffer.from(sought.index)}`, rank: sql`0` }
    case 'phone':
      return { test: sql`p.facts->'phone'->>'value' LIKE ${`%${sought.digits}%`}`, rank: sql`0` }
    case 'begins':
      return { test: sql`p.name COLLATE "C" >= ${sought.name} AND p.name COLLATE "C" < ${sought.name + last}`, rank: sql`CASE WHEN p.name = ${sought.name} THEN 0 ELSE 1 END` }
    case 'alike': {
      const holds = sql`p.name LIKE ${`%${plain(sought.name)}%`}`
      const oneOff = sql`p.name LIKE ANY(${oneCharacterOff(sought.name)}::text[])`
      return { test: sql`${holds} OR ${oneOff} OR similarity(p.name, ${sought.name}) >= ${likeness}`, rank: sql`CASE WHEN ${holds} THEN 2 WHEN ${oneOff} THEN 3 ELSE 4 END` }
    }
  }
}

// Names are two or three characters, too short for trigrams: one of them written otherwise is the usual slip.
function oneCharacterOff(name: string): string[] {
  const characters = [...name]
  if (characters.length < 2) return []
  return characters.map((_, at) => characters.map((character, index) => (index === at ? '_' : plain(character))).join(''))
}

function plain(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
