export { endAlerts } from './end-alerts.ts'
export { raiseAlerts, raiseAlertsIn } from './raise-alerts.ts'
