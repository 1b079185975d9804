import type { Visit, VisitChange } from '#contract/visits.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { teamsOf } from '../teams/public.ts'
import { readerOf, shownFacts } from '../telling/public.ts'
import { listPapers } from './papers.queries.ts'
import { visitView, type HandedIn } from './visit-view.ts'
import { findNewestSubmission, type VisitRow } from './visits.queries.ts'

/**
 * A visit as it is shown to whoever asks, with its papers and the newest submission that the facts beside it know of.
 * @param facts what the registry knows now or, of a visit that is handed in, what the visitor was shown
 * @param known its papers, when the caller has them at hand
 */
export async function showVisit(work: Work, row: VisitRow, campaign: RunningCampaign, facts: HouseholdFacts, handedIn?: HandedIn, known?: readonly Row<'visit_paper'>[]): Promise<Visit> {
  const place = { householdId: row.household_id, areaPath: row.household_path }
  const [papers, newest, reader, seen, teams] = await Promise.all([
    known ?? listPapers(work.trx, work.districtKey, row.id),
    handedIn ? undefined : findNewestSubmission(work.trx, work.districtKey, row.campaign_id, row.household_id),
    readerOf(work),
    shownFacts(work, facts),
    teamsOf(work, [place]),
  ])
  const changed = handedIn && { ...handedIn, changes: (handedIn.changes as VisitChange[]).map((change) => (reader.hides(change.before) ? { ...change, before: undefined } : change)) }
  return visitView({ row, campaign, facts: seen, handedIn: changed, papers, base: newest?.id ?? null, team: teams.get(row.household_id)?.members.map((member) => member.name) ?? [], today: work.today, accountId: work.actor.accountId })
}
