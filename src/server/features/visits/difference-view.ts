import type { VisitDifference } from '#contract/visits.ts'
import type { Form } from '#domain/form/form.ts'
import type { DifferenceRow } from './differences.queries.ts'

/** @param form the form of the campaign, for the words of the question */
export function differenceView(row: DifferenceRow, form: Form | undefined): VisitDifference {
  const item = form?.sections.flatMap((section) => section.items).find((one) => one.id === row.item_id)
  return {
    id: row.id,
    campaignId: row.campaign_id,
    householdId: row.household_id,
    headName: row.head_name,
    areaName: row.area_name,
    personId: row.person_id,
    personName: row.person_name,
    item: item ?? null,
    sides: [
      { submissionId: row.other_submission_id, visitId: row.other_visit_id, by: row.other_by_name, visitedOn: row.other_visited_on, said: row.other_value as VisitDifference['sides'][0]['said'] },
      { submissionId: row.submission_id, visitId: row.visit_id, by: row.by_name, visitedOn: row.visited_on, said: row.value as VisitDifference['sides'][0]['said'] },
    ],
    at: row.at,
    settled: row.state === 'SETTLED' ? { chosenSubmissionId: row.chosen_submission_id ?? '', reason: row.reason ?? '', at: row.settled_at ?? '', by: row.settled_by ?? '' } : null,
  }
}
