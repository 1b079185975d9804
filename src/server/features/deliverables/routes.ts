import * as contract from '#contract/deliverables.ts'
import * as releases from '#contract/releases.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { Services } from '../../http/work.ts'
import { getDeliverable } from './get-deliverable.ts'
import { getFile } from './get-file.ts'
import { getVersion } from './get-version.ts'
import { listDeliverables } from './list-deliverables.ts'
import { askRelease, decideRelease, listReleases } from './release-version.ts'
import { returnDeliverable } from './return-deliverable.ts'
import { submitDeliverable } from './submit-deliverable.ts'
import { writeText } from './write-text.ts'

export function mountDeliverables(endpoints: Endpoints, services: Services): void {
  endpoints.read(contract.listDeliverables, async (work, { params }) => ({ rows: await listDeliverables(work, params.id) }))
  endpoints.read(contract.getDeliverable, (work, { params, query }) => getDeliverable(work, params, query.no))
  endpoints.write(contract.writeDeliverableText, (work, { params, query, body }) => writeText(work, params, query.no, body))
  endpoints.write(contract.submitDeliverable, (work, { params, query, body }) => submitDeliverable(services, work, params, query.no, body))
  endpoints.read(contract.getDeliverableVersion, (work, { params }) => getVersion(work, params.id))
  endpoints.write(contract.returnDeliverable, (work, { params, body }) => returnDeliverable(work, params.id, body.reason))
  endpoints.read(releases.listReleases, (work, { query }) => listReleases(work, query))
  endpoints.write(releases.askRelease, (work, { params, body }) => askRelease(work, params.id, body))
  endpoints.write(releases.decideRelease, (work, { params, body }) => decideRelease(work, params.id, body))
  endpoints.read(contract.getDeliverableFile, (work, { params }) => getFile(work, params.id, params.format))
}
