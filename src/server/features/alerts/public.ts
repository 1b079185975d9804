export { raiseAlerts } from './raise-alerts.ts'
