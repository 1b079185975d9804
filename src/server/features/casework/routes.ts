import * as contract from '#contract/casework.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { getCasework } from './get-casework.ts'

export function mountCasework(endpoints: Endpoints): void {
  endpoints.read(contract.getCaseworkWaiting, (work, { params }) => getCasework(work, params.id))
}
