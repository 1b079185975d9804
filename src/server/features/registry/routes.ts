import * as desk from '#contract/household-desk.ts'
import * as contract from '#contract/households.ts'
import * as parameters from '#contract/parameters.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { addAid } from './add-aid.ts'
import { addMember } from './add-member.ts'
import { addObligor } from './add-obligor.ts'
import { addPayment } from './add-payment.ts'
import { changeHead } from './change-head.ts'
import { endAid } from './end-aid.ts'
import { endMembership } from './end-membership.ts'
import { endObligor } from './end-obligor.ts'
import { factHistory } from './fact-history.ts'
import { getHousehold } from './get-household.ts'
import { giveCitizenId } from './give-citizen-id.ts'
import { listElsewhere } from './list-elsewhere.ts'
import { listHouseholds } from './list-households.ts'
import { listVillages } from './list-villages.ts'
import { moveHousehold } from './move-household.ts'
import { newHousehold } from './new-household.ts'
import { openCitizenId } from './open-citizen-id.ts'
import { importParameters, lookAtParameters } from './import-parameters.ts'
import { addParameter, listParameters } from './parameters.ts'
import { recordFacts } from './record-facts.ts'
import { searchHouseholds } from './search-households.ts'
import { setRegistration } from './set-registration.ts'
import { voidPayment } from './void-payment.ts'

export function mountRegistry(endpoints: Endpoints): void {
  endpoints.read(contract.searchHouseholds, (work, { query }) => searchHouseholds(work, query))
  endpoints.read(contract.listHouseholds, (work, { params, query }) => listHouseholds(work, params.areaId, query))
  endpoints.read(contract.getHousehold, (work, { params }) => getHousehold(work, params.id))
  endpoints.write(contract.openCitizenId, (work, { params, body }) => openCitizenId(work, params.id, body.purpose))

  endpoints.write(desk.newHousehold, (work, { body }) => newHousehold(work, body))
  endpoints.write(desk.giveCitizenId, (work, { params, body }) => giveCitizenId(work, params.id, body.citizenId))
  endpoints.write(desk.addMember, (work, { params, body }) => addMember(work, params.id, body))
  endpoints.write(desk.endMembership, (work, { params, body }) => endMembership(work, params.id, params.personId, body))
  endpoints.write(desk.changeHead, (work, { params, body }) => changeHead(work, params.id, body))
  // A household moves with its facts, which nobody in a scope may change; where it is registered may be out of the scope.
  endpoints.wideWrite(desk.moveHousehold, (work, { params, body }) => moveHousehold(work, params.id, body))
  endpoints.wideWrite(desk.setRegistration, (work, { params, body }) => setRegistration(work, params.id, body))
  endpoints.read(desk.listVillages, (work) => listVillages(work))
  endpoints.read(desk.listElsewhere, (work, { params }) => listElsewhere(work, params.areaId))
  endpoints.write(desk.addAid, (work, { params, body }) => addAid(work, params.id, body))
  endpoints.write(desk.endAid, (work, { params, body }) => endAid(work, params.id, body))
  endpoints.write(desk.addPayment, (work, { params, body }) => addPayment(work, params.id, body))
  endpoints.write(desk.voidPayment, (work, { params, body }) => voidPayment(work, params.id, body.reason))
  endpoints.write(desk.addObligor, (work, { params, body }) => addObligor(work, params.id, body))
  endpoints.write(desk.endObligor, (work, { params, body }) => endObligor(work, params.id, body.reason))
  endpoints.write(desk.recordFacts, (work, { params, body }) => recordFacts(work, params.id, body))
  endpoints.read(desk.factHistory, (work, { params, query }) => factHistory(work, params.id, query))

  endpoints.read(parameters.listParameters, (work) => listParameters(work))
  // A parameter is of the whole area and no household's.
  endpoints.wideWrite(parameters.addParameter, (work, { body }) => addParameter(work, body))
  endpoints.read(parameters.lookAtParameters, (work, { file, query }) => lookAtParameters(work, file, query.name))
  endpoints.wideWrite(parameters.importParameters, (work, { file, query }) => importParameters(work, file, query.name))
}
