import * as contract from '#contract/visits.ts'
import { reuseAnswers as reuse } from '#contract/planning.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { reuseWithin } from '../planning/public.ts'
import { addPaper } from './add-paper.ts'
import { getBlankForm } from './get-blank-form.ts'
import { getCompany } from './get-company.ts'
import { getVisit } from './get-visit.ts'
import { giveUpVisit } from './give-up-visit.ts'
import { listAgreements } from './list-agreements.ts'
import { listDifferences, listHouseholdDifferences } from './list-differences.ts'
import { reuseAnswers } from './reuse-answers.ts'
import { saveDraft } from './save-draft.ts'
import { settleDifference } from './settle-difference.ts'
import { startVisit } from './start-visit.ts'
import { submitVisit } from './submit-visit.ts'
import { takeOverVisit } from './take-over-visit.ts'

export function mountVisits(endpoints: Endpoints): void {
  endpoints.write(contract.startVisit, (work, { body }) => startVisit(work, body))
  endpoints.read(contract.getVisit, (work, { params }) => getVisit(work, params.id))
  endpoints.write(reuse, async (work, { params, body }) => reuseAnswers(work, params.id, { ...body, withinDays: await reuseWithin(work) }))
  endpoints.write(contract.saveDraft, (work, { params, body }) => saveDraft(work, params.id, body))
  endpoints.write(contract.takeOverVisit, (work, { params }) => takeOverVisit(work, params.id))
  endpoints.write(contract.giveUpVisit, (work, { params, body }) => giveUpVisit(work, params.id, body.reason))
  endpoints.write(contract.submitVisit, (work, { params, body }) => submitVisit(work, params.id, body))
  endpoints.write(contract.addPaper, (work, { params, query, file }) => addPaper(work, params.id, query.kind, query.name, file))
  endpoints.read(contract.getBlankForm, (work, { params }) => getBlankForm(work, params.id, params.householdId))
  endpoints.read(contract.getCompany, (work, { params, query }) => getCompany(work, params.id, query.page))
  endpoints.read(contract.listDifferences, (work, { params, query }) => listDifferences(work, params.id, query))
  endpoints.read(contract.listHouseholdDifferences, (work, { params }) => listHouseholdDifferences(work, params.id))
  endpoints.write(contract.settleDifference, (work, { params, body }) => settleDifference(work, params.id, body))
  endpoints.read(contract.listAgreements, (work, { params, query }) => listAgreements(work, params.id, query))
}
