import type { KeyHousehold } from '#contract/key-households.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { keyListOf } from '#domain/casework/case-plan.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { townNameOf } from '../findings/public.ts'
import type { KeyRow } from './key-households.queries.ts'

export function keyView(row: KeyRow, plan: Plan, today: PlainDate): KeyHousehold {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    householdId: row.household_id,
    headName: row.head_name,
    personId: row.person_id,
    personName: row.person_name,
    areaName: row.area_name,
    townName: townNameOf(row),
    labels: labelsOf(row, plan),
    why: row.why,
    whyTitle: titleIn(keyListOf(plan)?.reasons, row.why),
    risk: row.risk,
    measure: row.measure,
    frequency: row.frequency,
    frequencyTitle: titleIn(keyListOf(plan)?.frequencies, row.frequency),
    everyDays: row.every_days,
    helper: { name: row.helper_name, post: row.helper_post, phone: row.helper_phone },
    lastSeenOn: row.last_seen_on,
    lastContactOn: row.last_contact_on,
    nextDue: row.next_due,
    isOverdue: row.next_due !== null && row.next_due < today,
    state: row.state as KeyHousehold['state'],
    addedOn: row.added_on,
    addedBy: row.added_by,
    visitId: row.visit_id,
    offOn: row.off_on,
    offReason: row.off_reason,
    version: row.version,
  }
}

function titleIn(list: readonly { readonly id: string; readonly title: Titles }[] | undefined, id: string): Titles {
  return list?.find((one) => one.id === id)?.title ?? { zh: id, en: id }
}

/** The groups a household, or the person who is followed, belongs to, as the plan calls them. */
export function labelsOf(row: Pick<KeyRow, 'labels' | 'person_id'>, plan: Pick<Plan, 'populations'>): Titles[] {
  const ids = new Set(row.person_id === null ? [...row.labels.household, ...Object.values(row.labels.persons).flat()] : (row.labels.persons[row.person_id] ?? []))
  return plan.populations.flatMap((population) => [population, ...population.focus]).filter((label) => ids.has(label.id)).map((label) => label.title)
}
