import * as contract from '#contract/planning.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { cancelPlannedVisit, movePlannedVisit } from './change-planned-visit.ts'
import { listNearVisits } from './list-near-visits.ts'
import { listPlannedVisits } from './list-planned-visits.ts'
import { planVisits } from './plan-visits.ts'

export function mountPlanning(endpoints: Endpoints): void {
  endpoints.read(contract.listNearVisits, (work, { params, query }) => listNearVisits(work, params.id, query.on))
  endpoints.read(contract.listPlannedVisits, (work, { query }) => listPlannedVisits(work, query))
  endpoints.write(contract.planVisits, (work, { body }) => planVisits(work, body))
  endpoints.write(contract.movePlannedVisit, (work, { params, body }) => movePlannedVisit(work, params.id, body))
  endpoints.write(contract.cancelPlannedVisit, (work, { params, body }) => cancelPlannedVisit(work, params.id, body.reason))
}
