export { endAlerts } from './end-alerts.ts'
export { raiseAlerts } from './raise-alerts.ts'
