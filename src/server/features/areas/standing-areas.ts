import type { Work } from '../../http/work.ts'
import { findCityOf, listAreasOf, listDistrictsOf, type AreaRow } from './areas.queries.ts'

/** The city that somebody manages; undefined for whoever stands at a district. */
export function ownCityOf(work: Work): string | undefined {
  return work.actor.home.level === 'city' ? work.actor.home.areaId : undefined
}

/** The areas that stand which somebody manages: of a city all its districts, otherwise the own district with the city above it. */
export async function standingAreas(work: Work): Promise<AreaRow[]> {
  const cityId = ownCityOf(work)
  if (cityId === undefined) {
    const city = await findCityOf(work.trx, work.districtKey)
    return [...(city ? [city] : []), ...(await listAreasOf(work.trx, work.districtKey))]
  }
  const areas = await listAreasOf(work.trx, cityId)
  for (const district of await listDistrictsOf(work.trx, cityId)) areas.push(...(await listAreasOf(work.trx, district.district_key)))
  return areas
}
