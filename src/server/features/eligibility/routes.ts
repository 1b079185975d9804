import * as contract from '#contract/eligibility.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { decideEligibility } from './decide-eligibility.ts'
import { getEligibilityFigures, listCandidates } from './list-candidates.ts'

export function mountEligibility(endpoints: Endpoints): void {
  endpoints.read(contract.listCandidates, (work, { params, query }) => listCandidates(work, params.id, query))
  endpoints.read(contract.getEligibilityFigures, (work, { params, query }) => getEligibilityFigures(work, params.id, query.area))
  endpoints.write(contract.decideEligibility, (work, { params, body }) => decideEligibility(work, params.id, body))
}
