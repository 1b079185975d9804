import * as contract from '#contract/findings.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { addFindingProof } from './add-finding-proof.ts'
import { getFinding } from './get-finding.ts'
import { listFindings } from './list-findings.ts'
import { settleFinding } from './settle-finding.ts'

export function mountFindings(endpoints: Endpoints): void {
  endpoints.read(contract.listFindings, (work, { params, query }) => listFindings(work, params.id, query))
  endpoints.read(contract.getFinding, (work, { params }) => getFinding(work, params.id))
  endpoints.write(contract.settleFinding, (work, { params, body }) => settleFinding(work, params.id, body))
  endpoints.write(contract.addFindingProof, (work, { params, query, file }) => addFindingProof(work, params.id, file, query.name))
}
