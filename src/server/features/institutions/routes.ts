import * as contract from '#contract/institutions.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { addResident } from './add-resident.ts'
import { checkResident } from './check-resident.ts'
import { endResidence } from './end-residence.ts'
import { getInstitution } from './get-institution.ts'
import { addInstitution, changeInstitution } from './keep-institution.ts'
import { listInstitutionNames } from './list-institution-names.ts'
import { listInstitutions } from './list-institutions.ts'
import { listStays } from './list-stays.ts'

export function mountInstitutions(endpoints: Endpoints): void {
  endpoints.read(contract.listInstitutionNames, (work) => listInstitutionNames(work))
  endpoints.read(contract.listInstitutions, (work, { query }) => listInstitutions(work, query.campaign))
  endpoints.read(contract.getInstitution, (work, { params, query }) => getInstitution(work, params.id, query.campaign))
  // An institution is of the whole district and nobody's household.
  endpoints.wideWrite(contract.addInstitution, (work, { body }) => addInstitution(work, body))
  endpoints.wideWrite(contract.changeInstitution, (work, { params, body }) => changeInstitution(work, params.id, body))
  endpoints.write(contract.addResident, (work, { params, body }) => addResident(work, params.id, body))
  endpoints.write(contract.endResidence, (work, { params, body }) => endResidence(work, params.id, body))
  endpoints.write(contract.checkResident, (work, { params, body }) => checkResident(work, params.id, body))
  endpoints.read(contract.listStays, (work, { params }) => listStays(work, params.id))
}
