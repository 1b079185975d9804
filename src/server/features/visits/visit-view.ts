import type { Visit, VisitChange } from '#contract/visits.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { labelsOf } from '#domain/policy/labels.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Row } from '../../database/tables.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { labelViews } from '../registry/public.ts'
import { visitForm } from './visit-form.ts'
import type { VisitRow } from './visits.queries.ts'

export type HandedIn = Pick<Row<'submission'>, 'id' | 'at' | 'by_name' | 'digest' | 'answers' | 'changes'> & { readonly findingIds: readonly string[] }

/** @param facts what the registry knows now or, of a visit that is handed in, what it knew before */
export function visitView(row: VisitRow, campaign: RunningCampaign, facts: HouseholdFacts, handedIn: HandedIn | undefined, today: string): Visit {
  const isInVillage = row.area_level === 'village'
  return {
    id: row.id,
    campaignId: row.campaign_id,
    householdId: row.household_id,
    headName: row.head_name,
    areaName: row.area_name,
    townName: isInVillage ? (row.above_name ?? '') : row.area_level === 'town' ? row.area_name : '',
    state: handedIn ? 'SUBMITTED' : 'DRAFT',
    draftVersion: row.draft_version,
    draft: handedIn ? {} : (row.draft as Partial<Submission>),
    form: visitForm(campaign.plan),
    gates: campaign.plan.visits.gates.map(({ id, clause }) => ({ id, clause })),
    facts,
    ...labelViews(labelsOf(campaign.plan, facts)),
    submission: handedIn
      ? {
          id: handedIn.id,
          at: handedIn.at,
          by: handedIn.by_name,
          digest: handedIn.digest,
          answers: handedIn.answers as Submission,
          changes: handedIn.changes as VisitChange[],
          findingIds: [...handedIn.findingIds],
        }
      : null,
    today,
    since: campaign.row.start_date,
  }
}
