export { keepVersion } from './keep-version.ts'
export { listVersionRows, type PlanVersionRow } from './plans.queries.ts'
export { listShippedPlans } from './shipped-plans.ts'
export { getPlanFile, getStoredPlan, type StoredPlan } from './stored-plan.ts'
