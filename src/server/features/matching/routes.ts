import * as contract from '#contract/matching.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { addAuthorisation } from './add-authorisation.ts'
import { cancelRun } from './cancel-run.ts'
import { carryOutHit } from './carry-out-hit.ts'
import { decideHit } from './decide-hit.ts'
import { endAuthorisation } from './end-authorisation.ts'
import { getGrounds } from './get-grounds.ts'
import { getWaiting } from './get-waiting.ts'
import { listAuthorisations } from './list-authorisations.ts'
import { listDatasets } from './list-datasets.ts'
import { listHits } from './list-hits.ts'
import { listRuns } from './list-runs.ts'
import { lookAtFile } from './look-at-file.ts'
import { PeopleKept } from './people-in-scope.ts'
import { previewSought } from './preview-sought.ts'
import { readPiece } from './read-piece.ts'
import { getRun } from './run-view.ts'
import { startRun } from './start-run.ts'

export function mountMatching(endpoints: Endpoints): void {
  const kept = new PeopleKept()
  // Runs stand at the district; when data came is no secret from its towns.
  endpoints.wideRead(contract.listDatasets, (work) => listDatasets(work))
  endpoints.read(contract.lookAtFile, (work, { query, file }) => lookAtFile(work, query.dataset, query.name, file))
  endpoints.read(contract.previewSought, (work, { query }) => previewSought(work, query))
  endpoints.write(contract.startRun, (work, { body }) => startRun(work, body))
  endpoints.write(contract.readPiece, (work, { params, query, file }) => readPiece(work, kept, params.id, query, file))
  endpoints.write(contract.cancelRun, (work, { params }) => cancelRun(work, kept, params.id))
  endpoints.read(contract.getRun, (work, { params }) => getRun(work, params.id))
  endpoints.wideRead(contract.getGrounds, (work, { params }) => getGrounds(work, params.id))
  endpoints.read(contract.listRuns, (work, { query }) => listRuns(work, query))
  endpoints.read(contract.listHits, (work, { query }) => listHits(work, query))
  endpoints.write(contract.decideHit, (work, { params, body }) => decideHit(work, params.id, body))
  endpoints.write(contract.carryOutHit, (work, { params, body }) => carryOutHit(work, params.id, body))
  endpoints.read(contract.getMatchingWaiting, (work) => getWaiting(work))
  endpoints.read(contract.listAuthorisations, (work, { params }) => listAuthorisations(work, params.id))
  endpoints.write(contract.addAuthorisation, (work, { params, body }) => addAuthorisation(work, params.id, body))
  endpoints.write(contract.endAuthorisation, (work, { params, body }) => endAuthorisation(work, params.id, body))
}
