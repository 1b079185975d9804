import * as contract from '#contract/escalations.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { closeEscalation, followEscalation, recordReceipt } from './follow-escalation.ts'
import { getEscalation } from './get-escalation.ts'
import { listEscalations } from './list-escalations.ts'
import { reportEscalation } from './report-escalation.ts'

export function mountEscalations(endpoints: Endpoints): void {
  endpoints.read(contract.listEscalations, (work, { params, query }) => listEscalations(work, params.id, query))
  endpoints.read(contract.getEscalation, (work, { params }) => getEscalation(work, params.id))
  endpoints.write(contract.reportEscalation, (work, { params, body }) => reportEscalation(work, params.id, body))
  endpoints.write(contract.recordReceipt, (work, { params, body }) => recordReceipt(work, params.id, body))
  endpoints.write(contract.followEscalation, (work, { params, body }) => followEscalation(work, params.id, body))
  endpoints.write(contract.closeEscalation, (work, { params, body }) => closeEscalation(work, params.id, body))
}
