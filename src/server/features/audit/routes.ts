import * as contract from '#contract/audit.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { listAudit } from './list-audit.ts'

export function mountAudit(endpoints: Endpoints): void {
  // Wide, because the scope of an administrator is empty; the area and what an administrator may see are in the query.
  endpoints.wideRead(contract.listAudit, (work, { query }) => listAudit(work, query))
}
