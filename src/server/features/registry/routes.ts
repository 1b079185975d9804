import * as contract from '#contract/households.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { getHousehold } from './get-household.ts'
import { openCitizenId } from './open-citizen-id.ts'
import { searchHouseholds } from './search-households.ts'

export function mountRegistry(endpoints: Endpoints): void {
  endpoints.read(contract.searchHouseholds, (work, { query }) => searchHouseholds(work, query))
  endpoints.read(contract.getHousehold, (work, { params }) => getHousehold(work, params.id))
  endpoints.write(contract.openCitizenId, (work, { params, body }) => openCitizenId(work, params.id, body.purpose))
}
