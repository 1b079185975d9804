import * as contract from '#contract/plans.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { checkPlan } from './check-plan.ts'
import { getPlanFolder } from './get-plan-folder.ts'
import { listPlans } from './list-plans.ts'
import { publishPlan, publishShippedPlan } from './publish-plan.ts'

export function mountPlans(endpoints: Endpoints): void {
  endpoints.read(contract.listPlans, async (work) => ({ rows: await listPlans(work) }))
  endpoints.read(contract.checkPlan, (work, { file }) => checkPlan(work, file))
  endpoints.read(contract.getPlanFolder, (work, { params }) => getPlanFolder(work, params.planId, params.number))
  // Plans are reference data of the whole district, beyond the rights of the scoped role.
  endpoints.wideWrite(contract.publishPlan, (work, { file, query }) => publishPlan(work, file, query.note))
  endpoints.wideWrite(contract.publishShippedPlan, (work, { params, body }) => publishShippedPlan(work, params.planId, body.note))
}
