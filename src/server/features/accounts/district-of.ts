import type { Services } from '../../http/work.ts'
import { listDistrictsBelow, type AccountWithArea } from './accounts.queries.ts'
import type { Place } from './actor-of.ts'

/** Districts that an account of a city may look at; none for an account of anywhere else. */
export async function districtsOf(services: Services, account: AccountWithArea): Promise<Place[]> {
  if (account.area_level !== 'city') return []
  const rows = await listDistrictsBelow(services.database, account.area_id)
  return rows.map((row) => ({ id: row.id, name: row.name, path: row.path, districtKey: row.district_key }))
}

/** The district that an account of a city looks at: the one chosen, as long as it is below the city, or else the first. */
export async function districtAt(services: Services, account: AccountWithArea, chosen: string | null): Promise<Place | undefined> {
  const districts = await districtsOf(services, account)
  return districts.find((district) => district.districtKey === chosen) ?? districts[0]
}
