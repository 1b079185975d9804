import type { Area } from '#contract/areas.ts'
import type { BoardLine } from '#contract/campaigns.ts'
import { addDays, isPlainDate } from '#domain/calendar/plain-date.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { problem } from '#domain/problem/problem.ts'
import { coverageOf } from '#domain/visit/coverage.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Work } from '../../http/work.ts'
import { treeOn } from '../areas/public.ts'
import type { Board } from './board.ts'
import { countEntriesThen, countFindingsThen, listSignedThen, listSubmissionsById, type PastDay } from './board-as-of.queries.ts'
import { listReturns } from './returns.queries.ts'
import type { RunningCampaign } from './running-campaign.ts'

/**
 * The board as it stood at the end of a day, in the areas of that day, from what is stored with a date: rosters, signatures,
 * visits, problems. What was stuck then is not stored; a household that was struck and taken up again since counts as listed.
 */
export async function getBoardAsOf(work: Work, campaign: RunningCampaign, areaId: string | undefined, day: string): Promise<Board> {
  if (!isPlainDate(day) || day >= work.today) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'asOf', code: 'date' }] })
  const end = new Date(`${addDays(day, 1)}T00:00:00+08:00`)
  const tree = await treeOn(work, day)
  const scopeThen = tree.find((area) => area.id === work.actor.areaId)?.path ?? work.actor.scope
  const areas = tree.filter((area) => area.path.startsWith(scopeThen))
  const top = areas.find((area) => area.id === (areaId ?? work.actor.areaId))
  if (!top) throw problem('NOT_FOUND')

  const past: PastDay = { districtKey: work.districtKey, campaignId: campaign.id, scope: work.actor.scope, day, end }
  const entries = await settled(work, await countEntriesThen(work.trx, past))
  const findings = await countFindingsThen(work.trx, past)
  const signed = await listSignedThen(work.trx, past)
  const returns = await listReturns(work.trx, work.districtKey, campaign.id, work.actor.scope, end)
  const villages = areas.filter((area) => area.level === 'village')
  const villagePaths = new Set(villages.map((area) => area.path))

  // An area that has moved since is the same area.
  const thenById = new Map(areas.map((area) => [area.id, area.path]))
  const pathThen = (path: string) => thenById.get(path.split('/').at(-2) ?? '')

  const line = (area: Area): BoardLine => {
    const own = entries.filter((row) => row.place.startsWith(area.path))
    const count = (coverage: string) => own.filter((row) => row.coverage === coverage).reduce((sum, row) => sum + row.count, 0)
    const households = own.reduce((sum, row) => sum + row.count, 0)
    const [seen, partly, gone] = [count('SEEN'), count('PARTLY'), count('GONE')]
    const found = findings.filter((row) => row.place.startsWith(area.path))
    const sum = (of: 'findings' | 'fixed_on_spot' | 'open' | 'overdue') => found.reduce((total, row) => total + row[of], 0)
    const sent = returns.filter((row) => pathThen(row.area_path)?.startsWith(area.path))
    const sumSent = (of: 'rosters_sent' | 'rosters_returned' | 'lists_sent' | 'lists_returned') => sent.reduce((total, row) => total + row[of], 0)
    const below = villages.filter((village) => village.path.startsWith(area.path))
    return {
      areaId: area.id,
      areaName: area.name,
      level: area.level,
      households,
      seen,
      partly,
      gone,
      notVisited: households - seen - partly - gone,
      findings: sum('findings'),
      fixedOnSpot: sum('fixed_on_spot'),
      openFindings: sum('open'),
      overdueFindings: sum('overdue'),
      villages: below.length,
      signedVillages: below.filter((village) => signed.has(village.id)).length,
      unplaced: own.filter((row) => !villagePaths.has(row.place)).reduce((total, row) => total + row.count, 0),
      rostersSent: sumSent('rosters_sent'),
      rostersReturned: sumSent('rosters_returned'),
      listsSent: sumSent('lists_sent'),
      listsReturned: sumSent('lists_returned'),
    }
  }
  return { asOf: new Date(end.getTime() - 1).toISOString(), total: line(top), lines: areas.filter((area) => area.parentId === top.id).map(line), stuck: [] }
}

interface Settled {
  readonly place: string
  readonly coverage: string
  readonly count: number
}

/** With what the visits of then had come to, where a later one stands in the books now. */
async function settled(work: Work, rows: readonly { place: string; coverage: string; count: number; submissions: string[] }[]): Promise<Settled[]> {
  const asked = await listSubmissionsById(work.trx, work.districtKey, rows.flatMap((row) => row.submissions))
  const coverages = new Map(asked.map((one) => [one.id, coverageOf(one.facts_before as HouseholdFacts, one.answers as Submission)]))
  return rows.flatMap((row): Settled[] => (row.coverage === 'ASK' ? row.submissions.map((id) => ({ place: row.place, coverage: coverages.get(id) ?? 'NOT_VISITED', count: 1 })) : [row]))
}
