import * as contract from '#contract/teams.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { Services } from '../../http/work.ts'
import { assignHouseholds } from './assign-households.ts'
import { changeTeam } from './change-team.ts'
import { closeTeam } from './close-team.ts'
import { createTeam } from './create-team.ts'
import { getTeam } from './get-team.ts'
import { listSurveyors } from './list-surveyors.ts'
import { listTeams } from './list-teams.ts'

export function mountTeams(endpoints: Endpoints, services: Services): void {
  endpoints.read(contract.listTeams, (work, { query }) => listTeams(work, query.campaign))
  endpoints.read(contract.getTeam, (work, { params, query }) => getTeam(work, params.id, query.campaign))
  endpoints.write(contract.createTeam, (work, { body }) => createTeam(work, body))
  endpoints.write(contract.changeTeam, (work, { params, body }) => changeTeam(work, params.id, body))
  endpoints.write(contract.closeTeam, (work, { params }) => closeTeam(work, params.id))
  endpoints.write(contract.assignHouseholds, (work, { body }) => assignHouseholds(services, work, body))
  endpoints.read(contract.listSurveyors, (work) => listSurveyors(services, work))
}
