import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { StandingRows } from '../../database/standing-rows.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export type Reader = Database | Trx
export type AreaRow = Row<'area'>
export type NewArea = Omit<NewRow<'area'>, 'to_date'>

/** Areas of a district that stand today, in the order of their codes, in which offices list them. */
export async function listAreasOf(reader: Reader, districtKey: string): Promise<AreaRow[]> {
  return (await listAreasEver(reader, districtKey)).filter((area) => area.to_date === null)
}

/** Those that have ended too: what was done in them keeps its place. */
export async function listAreasEver(reader: Reader, districtKey: string): Promise<AreaRow[]> {
  const all = reader.selectFrom('area').where('district_key', '=', districtKey)
  const { mark } = await all.select(sql<string>`coalesce(sum(${written}), 0)::text`.as('mark')).executeTakeFirstOrThrow()
  return [...(await standing.of(mark, () => all.selectAll().select(sql<string>`${written}::text`.as('written')).orderBy('code').orderBy('path').execute()))]
}

// Nearly every page asks for them, and they hardly ever change. A row that is written is another one, also within one transaction; in another
// database the same transaction may have written another row to the same place.
const written = sql<string>`hashtextextended(concat_ws(' ', id, xmin, ctid), 0)`
const standing = new StandingRows<AreaRow & { readonly written: string }, readonly AreaRow[]>(
  (rows) => String(rows.reduce((sum, row) => sum + BigInt(row.written), 0n)),
  (rows) => rows.map(({ written: _, ...row }) => Object.freeze(row)),
)

/** The districts of a city that stand today. A city is in no path of theirs: each is read in its own scope. */
export function listDistrictsOf(reader: Reader, cityId: string): Promise<AreaRow[]> {
  return reader.selectFrom('area').selectAll().where('parent_id', '=', cityId).where('level', '=', 'district').where('to_date', 'is', null).orderBy('code').execute()
}

/** One area of a district, also one that has ended. */
export function findArea(reader: Reader, districtKey: string, id: string): Promise<AreaRow | undefined> {
  return reader.selectFrom('area').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

/** Those of some areas that stand today, by their ids or their paths. */
export function listAreasAmong(reader: Reader, districtKey: string, by: 'id' | 'path', values: readonly string[]): Promise<AreaRow[]> {
  if (values.length === 0) return Promise.resolve([])
  return reader.selectFrom('area').selectAll().where('district_key', '=', districtKey).where('to_date', 'is', null).where(sql<boolean>`${sql.ref(by)} = ANY(${[...new Set(values)]}::text[])`).orderBy('code').orderBy('path').execute()
}

/** An area with the name of the one above it, whether it stands or has ended. */
export function findPlace(reader: Reader, districtKey: string, by: 'id' | 'path', value: string): Promise<(AreaRow & { above_name: string | null }) | undefined> {
  return reader
    .selectFrom('area')
    .leftJoin('area as above', (join) => join.onRef('above.id', '=', 'area.parent_id').onRef('above.district_key', '=', 'area.district_key'))
    .selectAll('area')
    .select('above.name as above_name')
    .where('area.district_key', '=', districtKey)
    .where(`area.${by}`, '=', value)
    .orderBy('area.code')
    .executeTakeFirst()
}

/** Names of the groups of the village at a path, where the tree has them. */
export async function groupsAt(reader: Reader, districtKey: string, villagePath: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('area')
    .innerJoin('area as village', 'village.id', 'area.parent_id')
    .select('area.name')
    .where('area.district_key', '=', districtKey)
    .where('village.path', '=', villagePath)
    .where('area.level', '=', 'group')
    .where('area.to_date', 'is', null)
    .orderBy('area.code')
    .execute()
  return rows.map((row) => row.name)
}

/** The city of a district, where there is one. */
export function findCityOf(reader: Reader, districtKey: string): Promise<AreaRow | undefined> {
  return reader
    .selectFrom('area')
    .innerJoin('area as district', 'district.parent_id', 'area.id')
    .selectAll('area')
    .where('district.id', '=', districtKey)
    .where('area.level', '=', 'city')
    .executeTakeFirst()
}

export async function findCityByCode(reader: Reader, code: string): Promise<AreaRow | undefined> {
  return reader.selectFrom('area').selectAll().where('level', '=', 'city').where('code', '=', code).where('to_date', 'is', null).executeTakeFirst()
}

/**
 * Adds areas, parents first, each with its first version.
 * @param from first day of the areas; null for longer than anybody noted
 * @param changeId the change that made them
 */
export async function insertAreas(reader: Reader, rows: readonly NewArea[], from: string | null, changeId: string | null = null): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000) {
    const part = rows.slice(at, at + 1000)
    await reader.insertInto('area').values([...part]).execute()
    await reader
      .insertInto('area_version')
      .values(part.map(({ id, ...area }) => ({ area_id: id, number: 1, ...area, from_date: from, begun_by: changeId })))
      .execute()
  }
}

export async function hasAnyArea(reader: Reader): Promise<boolean> {
  return (await reader.selectFrom('area').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function findTopByCode(reader: Reader, code: string): Promise<string | undefined> {
  const row = await reader.selectFrom('area').select('id').where('level', 'in', ['city', 'district']).where('code', '=', code).where('to_date', 'is', null).executeTakeFirst()
  return row?.id
}
