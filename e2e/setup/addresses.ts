import { listCampaigns } from '#contract/campaigns.ts'
import { listDeliverables } from '#contract/deliverables.ts'
import { listEscalations } from '#contract/escalations.ts'
import { listFindings } from '#contract/findings.ts'
import { listImports } from '#contract/imports.ts'
import { listInstitutions } from '#contract/institutions.ts'
import { listKeyHouseholds } from '#contract/key-households.ts'
import { listReferrals } from '#contract/referrals.ts'
import { listRecordKinds, listRecords } from '#contract/records.ts'
import { getVillageRoster, listEntries, listVillageRosters } from '#contract/rosters.ts'
import type { Role } from '#domain/access/access.ts'
import { paths } from '#office/paths.ts'
import type { Person } from '#test/api/setup/server.ts'

/** The address of every page that a person of the example can open, with things that are there. */
export async function addressesOf(person: Person, role: Role): Promise<string[]> {
  const everyone = [paths.account(), paths.directory()]
  if (role === 'administrator') return [paths.accounts(), paths.areas(), paths.audit(), paths.settings(), ...everyone]
  const campaigns = await person.ask(listCampaigns, {})
  const id = campaigns.rows[0]!.id
  const villages = (await person.ask(listVillageRosters, { params: { id } })).rows
  const signed = villages.find((village) => village.signedAt) ?? villages[0]!
  const { versions } = await person.ask(getVillageRoster, { params: { id, villageId: signed.areaId } })
  const seen = (await person.ask(listEntries, { params: { id }, query: { coverage: 'SEEN' } })).rows[0]
  const partly = (await person.ask(listEntries, { params: { id }, query: { coverage: 'PARTLY' } })).rows[0]
  const draft = (await person.ask(listEntries, { params: { id }, query: { coverage: 'DRAFT' } })).rows[0]
  const findings = (await person.ask(listFindings, { params: { id } })).rows
  const keys = (await person.ask(listKeyHouseholds, { params: { id } })).rows
  const referrals = (await person.ask(listReferrals, { params: { id } })).rows
  const reports = (await person.ask(listEscalations, { params: { id } })).rows
  const kinds = (await person.ask(listRecordKinds, { params: { id } })).rows
  const records = (await Promise.all(kinds.filter((kind) => kind.records > 0).map((kind) => person.ask(listRecords, { params: { id }, query: { kind: kind.kind, limit: 1 } })))).flatMap((page) => page.rows)
  const institutions = (await person.ask(listInstitutions, { query: {} })).rows
  const ofAll = [
    paths.today(), paths.campaigns(), paths.campaign(id), paths.plan(id), paths.duties(id), paths.roster(id), paths.rosters(id),
    ...villages.slice(0, 1).map((village) => paths.villageRoster(id, village.areaId)),
    ...versions.slice(0, 1).map((version) => paths.rosterVersion(version.id)),
    paths.search(), paths.search('李'), paths.newHousehold(), paths.visits(id), paths.problems(id),
    ...[seen, partly].flatMap((entry) => (entry ? [paths.household(entry.householdId)] : [])),
    ...[seen, draft].flatMap((entry) => (entry?.visitId ? [paths.visit(entry.visitId)] : [])),
    ...findings.slice(0, 1).map((finding) => paths.problem(finding.id)),
    paths.rectification(id), paths.upward(id), paths.referrals(id), paths.eligibility(id), paths.keyHouseholds(id), paths.escalations(id),
    ...keys.slice(0, 1).map((key) => paths.keyHousehold(key.id)), ...referrals.slice(0, 1).map((referral) => paths.referral(referral.id)), ...reports.slice(0, 1).map((report) => paths.escalation(report.id)),
    paths.calendar(), paths.calendar({ whose: 'all' }), paths.records(id), ...records.flatMap((one) => [paths.records(id, { kind: one.kind }), paths.record(one.id)]), ...kinds.filter((kind) => kind.mayAdd).slice(0, 2).map((kind) => paths.newRecord(id, kind.kind)),
    paths.differences(id), paths.agreements(id), ...(seen ? [paths.blankForm(id, seen.householdId)] : []),
    paths.visitNotice(id), paths.institutions(), ...institutions.slice(0, 1).map((one) => paths.institution(one.id)),
    ...everyone,
  ]
  if (role === 'village-worker') return ofAll
  const imports = (await person.ask(listImports, { params: { id } })).rows
  const lists = (await person.ask(listDeliverables, { params: { id } })).rows
  const ofDesk = [
    ...ofAll, paths.duplicates(), paths.roster(id, { unplaced: 'true' }), paths.imports(id),
    ...imports.slice(0, 1).map((one) => paths.import(one.id)),
    paths.deliverables(id),
    ...lists.slice(0, 1).map((one) => paths.deliverable(id, one.code, one.areaId)),
    ...lists.flatMap((one) => (one.latest ? [paths.deliverableVersion(one.latest.id)] : [])).slice(0, 1),
  ]
  return role === 'town-officer' ? ofDesk : [...ofDesk, paths.releases(), paths.parameters(), paths.areas(), paths.audit(), paths.plans(), paths.moveCampaign(id, { number: '1' })]
}
