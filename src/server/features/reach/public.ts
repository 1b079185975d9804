export { departmentKeysOf, endReach, followLabels, grantReach, mustReach, type WithDepartments } from './household-reach.ts'
export { insertReach } from './reach.queries.ts'
export { reachInHand } from './reach-in-hand.ts'
