import * as contract from '#contract/rosters.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { Services } from '../../http/work.ts'
import { addEntry } from './add-entry.ts'
import { addScan } from './add-scan.ts'
import { completeEntry } from './complete-entry.ts'
import { getVersion } from './get-version.ts'
import { getVillageRoster } from './get-village-roster.ts'
import { getWorkbook } from './get-workbook.ts'
import { listHousehold } from './list-household.ts'
import { listEntries } from './list-entries.ts'
import { listProposedReferrals } from './list-proposed-referrals.ts'
import { listVillageRosters } from './list-village-rosters.ts'
import { placeEntries } from './place-entries.ts'
import { restrictEntry } from './restrict-entry.ts'
import { returnRoster } from './return-roster.ts'
import { signRoster } from './sign-roster.ts'
import { strikeEntry } from './strike-entry.ts'

export function mountRosters(endpoints: Endpoints, services: Services): void {
  endpoints.read(contract.listEntries, (work, { params, query }) => listEntries(work, params.id, query))
  // A household moves with its facts, which nobody in a scope may change.
  endpoints.wideWrite(contract.placeEntries, (work, { params, body }) => placeEntries(work, params.id, body.entryIds, body.villageId))
  endpoints.write(contract.listHousehold, (work, { params, body }) => listHousehold(work, params.id, params.householdId, body))
  endpoints.write(contract.addEntry, (work, { params, body }) => addEntry(work, params.id, body))
  endpoints.write(contract.completeEntry, (work, { params, body }) => completeEntry(work, params.id, body))
  endpoints.write(contract.restrictEntry, (work, { params, body }) => restrictEntry(work, params.id, body.isRestricted))
  endpoints.write(contract.strikeEntry, (work, { params, body }) => strikeEntry(work, params.id, body.reason))
  endpoints.read(contract.listProposedReferrals, (work, { params }) => listProposedReferrals(work, params.id))
  endpoints.read(contract.listVillageRosters, (work, { params }) => listVillageRosters(work, params.id))
  endpoints.read(contract.getVillageRoster, (work, { params }) => getVillageRoster(work, params.id, params.villageId))
  endpoints.write(contract.signRoster, (work, { params, body }) => signRoster(services, work, { campaignId: params.id, villageId: params.villageId, ...body }))
  endpoints.write(contract.returnRoster, (work, { params, body }) => returnRoster(work, params.id, body.reason))
  endpoints.read(contract.getRosterVersion, (work, { params }) => getVersion(work, params.id))
  endpoints.read(contract.getRosterWorkbook, (work, { params, query }) => getWorkbook(work, params.id, query.format ?? 'xlsx', query.purpose))
  endpoints.write(contract.addRosterScan, (work, { params, query, file }) => addScan(work, params.id, query.name, file))
}
