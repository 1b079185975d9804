import type { InstitutionPage, Resident } from '#contract/institutions.ts'
import { ageOn } from '#domain/calendar/age.ts'
import type { Provision } from '#domain/plan/provisions.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { departmentsOf, getRunningCampaign } from '../campaigns/public.ts'
import { findInstitution } from './institutions.queries.ts'
import { institutionView } from './list-institutions.ts'
import { listChecks, listResidents, type ResidentRow } from './residents.queries.ts'
import { sightOf } from './sight.ts'

/** An institution with those of its residents whom whoever asks may see, each with the checks so far. */
export async function getInstitution(work: Work, id: string, campaignId: string | undefined): Promise<InstitutionPage> {
  const sight = sightOf(work.actor)
  const row = await findInstitution(work.trx, work.districtKey, sight, id)
  if (!row) throw problem('NOT_FOUND')
  const asked = campaignId === undefined ? undefined : (await getRunningCampaign(work, campaignId)).plan.institutions
  const residents = await listResidents(work.trx, work, sight, id)
  const checks = await listChecks(work.trx, work.districtKey, sight.scope, residents.map((one) => one.id))
  return {
    ...institutionView(row, await departmentsOf()),
    residents: residents.map((one) => residentView(one, checks.filter((check) => check.resident_id === one.id), asked?.checks ?? [], work)),
    points: (asked?.checks ?? []).map((one) => ({ id: one.id, title: one.title })),
    clause: asked ? { at: asked.clause.at, says: asked.clause.says, row: asked.clause.row ?? null } : null,
  }
}

function residentView(row: ResidentRow, checks: readonly Row<'institution_check'>[], points: readonly Provision[], work: Work): Resident {
  const titleOf = (id: string) => points.find((one) => one.id === id)?.title ?? { zh: id, en: id }
  return {
    id: row.id,
    institutionId: row.institution_id,
    personId: row.person_id,
    name: row.name,
    sex: row.sex as Resident['sex'],
    age: row.birth_date === null ? null : ageOn(row.birth_date as never, work.today),
    householdId: row.household_id,
    isOpen: row.is_open,
    home: row.area_level === 'village' ? `${row.above_name ?? ''}${row.area_name}` : row.area_name,
    bed: row.bed,
    payer: row.payer as Resident['payer'],
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    from: row.from_date,
    to: row.to_date,
    leftReason: row.left_reason,
    checks: checks.map((check) => ({ id: check.id, campaignId: check.campaign_id, on: check.on_date, by: check.by_name, answers: check.answers.map((one) => ({ ...one, title: titleOf(one.id) })) })),
  }
}
