import { listAlerts, listAlertSamples } from '#contract/alerts.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { listDeliverables } from '#contract/deliverables.ts'
import { getMerge, listDuplicates } from '#contract/duplicates.ts'
import { listEscalations } from '#contract/escalations.ts'
import { listFindings } from '#contract/findings.ts'
import { getHousehold } from '#contract/households.ts'
import { listImports } from '#contract/imports.ts'
import { listInstitutions } from '#contract/institutions.ts'
import { listKeyHouseholds } from '#contract/key-households.ts'
import { listDatasets, listRuns } from '#contract/matching.ts'
import { listPlannedVisits } from '#contract/planning.ts'
import { listRecordKinds, listRecords } from '#contract/records.ts'
import { listReferrals } from '#contract/referrals.ts'
import { listRules } from '#contract/rules.ts'
import { getVillageRoster, listEntries, listVillageRosters } from '#contract/rosters.ts'
import { getScreening } from '#contract/screening.ts'
import { listTeams } from '#contract/teams.ts'
import { may, type Action, type Role } from '#domain/access/access.ts'
import { paths } from '#office/paths.ts'
import type { Person } from '#test/api/setup/server.ts'

/** The address of every page that a person of the example can open, with things that are there. `mergeId`: two records that were made one, for those in whose reach they lie. */
export async function addressesOf(person: Person, role: Role, mergeId: string): Promise<string[]> {
  const all: string[] = [paths.account()]
  const when = async (action: Action, make: () => readonly string[] | Promise<readonly string[]>) => {
    if (may(role, action)) all.push(...(await make()))
  }
  await when('directory.read', () => [paths.directory()])
  await when('account.manage', () => [paths.accounts()])
  await when('area.manage', () => [paths.areas()])
  await when('settings.manage', () => [paths.settings()])
  await when('audit.read', () => [paths.audit()])
  await when('parameter.manage', () => [paths.parameters()])
  await when('plan.publish', () => [paths.plans()])
  await when('rule.write', () => [paths.newRule()])
  await when('rule.read', async () => [paths.rules(), ...(await person.ask(listRules, {})).rows.slice(0, 1).map((rule) => paths.rule(rule.id))])
  await when('screen.read', async () => {
    const { rules } = await person.ask(getScreening, { query: {} })
    return [paths.screening(), ...rules.slice(0, 1).flatMap((rule) => [paths.screeningRule(rule.ruleId), paths.screened(rule.ruleId, { outcome: rule.aid === null ? 'HOLDS' : 'SHOULD' })])]
  })
  await when('alert.read', async () => {
    const [alert] = (await person.ask(listAlerts, { query: {} })).rows
    const [sample] = (await person.ask(listAlertSamples, {})).rows
    return [paths.alerts(), paths.alertYield(), paths.alertSamples(), paths.alertSampled(), ...(alert ? [paths.alert(alert.id), paths.card(alert.householdId)] : []), ...(sample ? [paths.alertSample(sample.id)] : [])]
  })
  await when('today.read', () => [paths.today(), paths.calendar(), paths.calendar({ whose: 'all' })])
  await when('household.read', () => [paths.search(), paths.search('李')])
  await when('household.list', () => [paths.search('王')])
  await when('household.edit', () => [paths.newHousehold()])
  await when('matching.read', () => [paths.matchHits()])
  await when('matching.list', async () => [paths.matching(), ...(await person.ask(listRuns, { query: {} })).rows.slice(0, 1).map((run) => paths.matchRun(run.id))])
  await when('matching.run', async () => [paths.newMatch({ dataset: (await person.ask(listDatasets, {})).rows[0]?.code })])
  const id = may(role, 'campaign.read') ? (await person.ask(listCampaigns, {})).rows[0]?.id : undefined
  if (id === undefined) return all
  const ofCampaign = { params: { id } }

  await when('board.read', () => [paths.campaigns(), paths.campaign(id), paths.plan(id), paths.duties(id)])
  await when('visit.record', () => (may(role, 'board.read') ? [paths.visitNotice(id)] : []))
  await when('release.read', () => [paths.releases()])
  await when('campaign.move', () => [paths.moveCampaign(id, { number: '1' })])
  await when('record.read', async () => {
    const { rows: kinds } = await person.ask(listRecordKinds, ofCampaign)
    const records = (await Promise.all(kinds.filter((kind) => kind.records > 0).slice(0, 3).map((kind) => person.ask(listRecords, { ...ofCampaign, query: { kind: kind.kind, limit: 1 } })))).flatMap((page) => page.rows)
    return [paths.records(id), ...records.flatMap((one) => [paths.records(id, { kind: one.kind }), paths.record(one.id)]), ...kinds.filter((kind) => kind.mayAdd).slice(0, 2).map((kind) => paths.newRecord(id, kind.kind))]
  })
  await when('roster.read', async () => {
    const villages = (await person.ask(listVillageRosters, ofCampaign)).rows
    const signed = villages.find((village) => village.signedAt) ?? villages[0]!
    const { versions } = await person.ask(getVillageRoster, { params: { id, villageId: signed.areaId } })
    return [paths.rosters(id), paths.villageRoster(id, signed.areaId), ...versions.slice(0, 1).map((version) => paths.rosterVersion(version.id))]
  })
  await when('roster.import', async () => [paths.imports(id), ...(await person.ask(listImports, ofCampaign)).rows.slice(0, 1).map((one) => paths.import(one.id))])
  await when('roster.place', () => [paths.roster(id, { unplaced: 'true' })])
  const entries = async (coverage: 'SEEN' | 'PARTLY' | 'DRAFT') => (may(role, 'roster.list') ? (await person.ask(listEntries, { ...ofCampaign, query: { coverage } })).rows[0] : undefined)
  const [seen, partly, draft] = await Promise.all([entries('SEEN'), entries('PARTLY'), entries('DRAFT')])
  await when('roster.list', () => [paths.roster(id)])
  await when('household.read', async () => [
    ...[seen, partly].flatMap((entry) => (entry ? [paths.household(entry.householdId)] : [])),
    ...[seen, draft].flatMap((entry) => (entry?.visitId ? [paths.visit(entry.visitId)] : [])),
    ...(seen ? [paths.blankForm(id, seen.householdId)] : []),
    ...(await person.ask(getMerge, { params: { id: mergeId } }).then(({ id: merge }) => [paths.merge(merge)], () => [])),
  ])
  await when('household.list', () => [paths.differences(id), paths.agreements(id)])
  await when('household.merge', async () => {
    const { rows: pairs } = await person.ask(listDuplicates, { query: {} })
    const two = pairs[0] ? [pairs[0].a.personId, pairs[0].b.personId] : seen && partly ? await Promise.all([seen, partly].map(async (one) => (await person.ask(getHousehold, { params: { id: one.householdId } })).members[0]!.personId)) : []
    return [paths.duplicates(), ...(two[0] && two[1] ? [paths.mergePersons(two[0], two[1])] : []), ...(seen && partly ? [paths.mergeHouseholds(seen.householdId, partly.householdId)] : [])]
  })
  await when('visit.record', () => [paths.visits(id)])
  await when('visit.plan', async () => {
    const { rows } = await person.ask(listPlannedVisits, { query: { from: '2026-11-01', to: '2026-12-31' } })
    return [paths.planning(), ...rows.slice(0, 1).flatMap((one) => [paths.planning({ week: one.on }), paths.round({ day: one.on })]), paths.round()]
  })
  await when('team.read', async () => [paths.teams(), ...(await person.ask(listTeams, { query: {} })).rows.slice(0, 1).map((team) => paths.team(team.id))])
  await when('finding.read', async () => [paths.problems(id), ...(await person.ask(listFindings, ofCampaign)).rows.slice(0, 1).map((finding) => paths.problem(finding.id)), paths.rectification(id)])
  await when('upward.read', () => [paths.upward(id)])
  await when('eligibility.read', () => [paths.eligibility(id)])
  await when('key-household.read', async () => [paths.keyHouseholds(id), ...(await person.ask(listKeyHouseholds, ofCampaign)).rows.slice(0, 1).map((key) => paths.keyHousehold(key.id))])
  await when('referral.read', async () => [paths.referrals(id), ...(await person.ask(listReferrals, ofCampaign)).rows.slice(0, 1).map((referral) => paths.referral(referral.id))])
  await when('escalation.read', async () => [paths.escalations(id), ...(await person.ask(listEscalations, ofCampaign)).rows.slice(0, 1).map((report) => paths.escalation(report.id))])
  await when('institution.read', async () => [paths.institutions(), ...(await person.ask(listInstitutions, { query: {} })).rows.slice(0, 1).map((one) => paths.institution(one.id))])
  await when('deliverable.read', async () => {
    const { rows } = await person.ask(listDeliverables, ofCampaign)
    const kinds = [...new Map(rows.map((one) => [one.code, one])).values()]
    return [paths.deliverables(id), ...kinds.map((one) => paths.deliverable(id, one.code, one.areaId, one.occurrence > 0 ? { no: String(one.occurrence) } : {})), ...rows.flatMap((one) => (one.latest?.mayOpen ? [paths.deliverableVersion(one.latest.id)] : [])).slice(0, 2)]
  })
  return all
}
