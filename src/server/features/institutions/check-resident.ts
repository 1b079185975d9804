import type { z } from 'zod'
import type { checkResident as contract } from '#contract/institutions.ts'
import { checkRefusals } from '#domain/casework/institution-check.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { StoredCheckAnswer } from '../../database/institution-tables.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { openFromCheck } from '../findings/public.ts'
import { insertCheck, lockResident } from './residents.queries.ts'
import { sightOf } from './sight.ts'

/** The points of the notice answered for one resident (二（三）, J-26). What is a problem becomes one of the household at home, under its town. */
export async function checkResident(work: Work, residentId: string, { campaignId, on, answers }: z.output<(typeof contract)['body']>): Promise<{ id: string; findingIds: string[] }> {
  const { trx, districtKey } = work
  const { plan } = await getRunningCampaign(work, campaignId)
  const row = await lockResident(trx, work, sightOf(work.actor), residentId)

  if (!row) throw problem('NOT_FOUND')

  if (row.to_date !== null || !plan.institutions) throw problem('CASE_STATE')
  const issues = [
    ...checkRefusals(plan.institutions.checks.map((one) => one.id), answers),
    ...answers.filter((one) => one.answer === 'PROBLEM' && one.kind !== null && !plan.problems.kinds.some((kind) => kind.id === one.kind)).map((one) => ({ path: one.id, code: 'PROBLEM_KIND_UNKNOWN' })),
    ...(isPlainDate(on) && on <= work.today && on >= row.from_date ? [] : [{ path: 'on', code: 'date' }]),
  ]
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })

  const stored: StoredCheckAnswer[] = []
  for (const { id, answer, text, kind, severity, measure } of answers) {
    const about = { campaignId, householdId: row.household_id, areaPath: row.area_path, personId: row.person_id, kind: kind ?? '', severity, description: text, measure, ownerUnit: row.institution_name, foundOn: on as never }
    const findingId = answer === 'PROBLEM' ? await openFromCheck(work, about) : null
    stored.push({ id, answer, text, findingId })
  }
  const findingIds = stored.flatMap((one) => (one.findingId === null ? [] : [one.findingId]))
  const id = work.newId()
  await insertCheck(trx, {
    district_key: districtKey,
    id,
    area_path: row.area_path,
    household_id: row.household_id,
    resident_id: residentId,
    campaign_id: campaignId,
    on_date: on,
    answers: JSON.stringify(stored),
    problems: findingIds.length,
    at: work.now,
    by_id: work.actor.accountId,
    by_name: work.actor.name,
  })

  work.record({ action: 'check-resident', objectType: 'resident', objectId: residentId, areaPath: row.area_path, details: { household: row.household_id, findings: findingIds.length } })
  return { id, findingIds }
}
