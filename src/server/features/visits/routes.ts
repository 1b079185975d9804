import * as contract from '#contract/visits.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { getVisit } from './get-visit.ts'
import { saveDraft } from './save-draft.ts'
import { startVisit } from './start-visit.ts'
import { submitVisit } from './submit-visit.ts'

export function mountVisits(endpoints: Endpoints): void {
  endpoints.write(contract.startVisit, (work, { body }) => startVisit(work, body))
  endpoints.read(contract.getVisit, (work, { params }) => getVisit(work, params.id))
  endpoints.write(contract.saveDraft, (work, { params, body }) => saveDraft(work, params.id, body))
  endpoints.write(contract.submitVisit, (work, { params, body }) => submitVisit(work, params.id, body))
}
