export { countMissingReceipts } from './count-missing-receipts.ts'
export { countEscalations } from './escalations.queries.ts'
