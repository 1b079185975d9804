import type { Visit, VisitChange } from '#contract/visits.ts'
import { addDays, type PlainDate } from '#domain/calendar/plain-date.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { labelsOf } from '#domain/policy/labels.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Row } from '../../database/tables.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { labelViews } from '../registry/public.ts'
import { visitForm } from './visit-form.ts'
import type { VisitRow } from './visits.queries.ts'

export type HandedIn = Pick<Row<'submission'>, 'id' | 'at' | 'by_name' | 'digest' | 'answers' | 'changes'> & { readonly findingIds: readonly string[] }

export interface Shown {
  readonly row: VisitRow
  readonly campaign: RunningCampaign
  /** What the registry knows now or, of a visit that is handed in, what the visitor was shown. */
  readonly facts: HouseholdFacts
  readonly handedIn: HandedIn | undefined
  readonly papers: readonly Row<'visit_paper'>[]
  readonly base: string | null
  readonly team: readonly string[]
  readonly today: PlainDate
  readonly accountId: string
}

export function visitView({ row, campaign, facts, handedIn, papers, base, team, today, accountId }: Shown): Visit {
  return {
    id: row.id,
    householdId: row.household_id,
    state: handedIn ? 'SUBMITTED' : 'DRAFT',
    draftVersion: row.draft_version,
    draft: handedIn ? {} : (row.draft as Partial<Submission>),
    ...sheetView({ ...row, campaign, facts, today }),
    holder: { name: row.holder ?? row.started_by, isMe: holderIdOf(row) === accountId },
    base,
    team: [...team],
    reused: row.reused,
    papers: papers.map(({ id, kind, attachment_id, name, at, by_name }) => ({ id, kind: kind as 'SIGNED_FORM', attachmentId: attachment_id, name, at, by: by_name })),
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
  }
}

/** Who holds a draft; one of before has no holder but whoever began it. */
export function holderIdOf(row: Pick<VisitRow, 'holder_id' | 'started_by_id'>): string {
  return row.holder_id ?? row.started_by_id
}

type Place = Pick<VisitRow, 'head_name' | 'area_name' | 'area_level' | 'above_name' | 'part'> & { readonly campaign: RunningCampaign; readonly facts: HouseholdFacts; readonly today: PlainDate }

/** What the form of a household needs, with answers or without. */
export function sheetView({ campaign, facts, today, ...row }: Place): Omit<Visit, 'id' | 'householdId' | 'state' | 'draftVersion' | 'draft' | 'holder' | 'base' | 'team' | 'reused' | 'papers' | 'submission'> {
  const isInVillage = row.area_level === 'village'
  return {
    campaignId: campaign.id,
    headName: row.head_name,
    areaName: row.area_name,
    townName: isInVillage ? (row.above_name ?? '') : row.area_level === 'town' ? row.area_name : '',
    part: campaign.plan.rosters.flatMap((roster) => roster.parts).find((part) => part.id === row.part)?.title ?? null,
    form: visitForm(campaign.plan),
    gates: [...campaign.plan.visits.gates],
    facts,
    ...labelViews(labelsOf(campaign.plan, facts)),
    today,
    since: campaign.row.start_date,
    until: lastDayOf(campaign),
  }
}

/** The last day of a campaign: that of its last stage. */
export function lastDayOf(campaign: RunningCampaign): PlainDate {
  return campaign.calendar.stages.map((stage) => stage.until).sort().at(-1) ?? addDays(campaign.calendar.start, 365)
}
