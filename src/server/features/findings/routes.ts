import * as contract from '#contract/findings.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { addFindingProof } from './add-finding-proof.ts'
import { answerUpward } from './answer-upward.ts'
import { dismissDoubt } from './dismiss-doubt.ts'
import { getFindingFigures } from './get-figures.ts'
import { getFinding } from './get-finding.ts'
import { listFindings } from './list-findings.ts'
import { listUpward } from './list-upward.ts'
import { openFinding } from './open-finding.ts'
import { settleFinding } from './settle-finding.ts'
import { settleFindings } from './settle-findings.ts'

export function mountFindings(endpoints: Endpoints): void {
  endpoints.read(contract.listFindings, (work, { params, query }) => listFindings(work, params.id, query))
  endpoints.read(contract.getFindingFigures, (work, { params, query }) => getFindingFigures(work, params.id, query.area))
  endpoints.read(contract.getFinding, (work, { params }) => getFinding(work, params.id))
  endpoints.write(contract.openFinding, (work, { params, body }) => openFinding(work, params.id, body))
  endpoints.write(contract.settleFinding, (work, { params, body }) => settleFinding(work, params.id, body))
  endpoints.write(contract.settleFindings, (work, { params, body }) => settleFindings(work, params.id, body))
  endpoints.write(contract.dismissDoubt, (work, { params, body }) => dismissDoubt(work, params.id, body))
  endpoints.write(contract.addFindingProof, (work, { params, query, file }) => addFindingProof(work, params.id, file, query.name))
  endpoints.read(contract.listUpward, (work, { params, query }) => listUpward(work, params.id, query))
  endpoints.write(contract.answerUpward, (work, { params, body }) => answerUpward(work, params.id, body))
}
