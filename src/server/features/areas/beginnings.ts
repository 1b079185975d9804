import { listAreasEver, type Reader } from './areas.queries.ts'
import { listFirstVersions, listLineage } from './versions.queries.ts'

export interface Beginning {
  /** The first day. */
  readonly on: string
  /** Of what it was made; empty for an area that was simply added. */
  readonly from: readonly { readonly name: string; readonly path: string }[]
}

/**
 * When areas began that have a first day, and of what, by their id.
 * @param only the one that is asked about
 */
export async function beginningsOf(reader: Reader, districtKey: string, only?: string): Promise<ReadonlyMap<string, Beginning>> {
  const first = await listFirstVersions(reader, districtKey, only)
  if (first.length === 0) return new Map()
  const lineage = Map.groupBy(await listLineage(reader, districtKey), (one) => one.to_id)
  const areas = new Map((await listAreasEver(reader, districtKey)).map((area) => [area.id, area]))
  const ofWhat = (id: string) => (lineage.get(id) ?? []).flatMap(({ from_id }) => areas.get(from_id) ?? []).map(({ name, path }) => ({ name, path }))
  return new Map(first.map((version) => [version.area_id, { on: version.from_date as string, from: ofWhat(version.area_id) }]))
}
