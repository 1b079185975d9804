import type { Today } from '#contract/campaigns.ts'
import { may, type AreaLevel } from '#domain/access/access.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getBoard } from './board.ts'
import { campaignView } from './campaign-view.ts'
import { countWaiting } from './campaigns.queries.ts'
import { listDuties } from './list-duties.ts'
import { listRunningCampaigns } from './running-campaign.ts'
import { turnedRed } from './turned-red.ts'

type Waiting = Today['waiting'][number]['kind']

// A village visits and signs, a town settles and hands in, a district places what no town could; what lies below is stuck, not one's own.
const own: Partial<Record<AreaLevel, readonly Waiting[]>> = {
  village: ['to-visit', 'drafts', 'visit-again', 'open-findings', 'overdue-findings', 'unsigned-villages', 'returned', 'differences'],
  town: ['open-findings', 'overdue-findings', 'unplaced', 'imports-running', 'returned', 'differences'],
  district: ['unplaced', 'imports-running'],
}

/** What features that stand on campaigns know of what waits. */
export interface TodayNeighbours {
  /** Villages of the scope whose signed roster came back and that have something to sign. */
  countReturnedRosters(work: Work, campaignId: string): Promise<number>
}

/**
 * What is mine, what is due, what is stuck. What waits and what is stuck is that of one campaign, the one asked for or the newest that
 * has begun; what is due is that of all that run.
 */
export async function getToday(work: Work, asked: string | undefined, { countReturnedRosters }: TodayNeighbours): Promise<Today> {
  const campaigns = await listRunningCampaigns(work)
  const campaign = campaigns.find((candidate) => candidate.id === asked) ?? campaigns.find((candidate) => candidate.row.start_date <= work.today) ?? campaigns[0]
  if (!campaign) return { date: work.today, campaign: null, duties: [], waiting: [], stuck: [], turnedRed: [] }

  // Whoever only looks has nothing waiting; what is stuck below is what there is to see.
  const onlyLooks = !may(work.actor.role, 'duty.mark')
  const [district, board, more, returned, duties, red] = await Promise.all([
    findArea(work.trx, work.districtKey, work.districtKey),
    getBoard(work, campaign, undefined),
    countWaiting(work.trx, work.districtKey, campaign.id, work.actor.scope),
    work.actor.level === 'village' ? countReturnedRosters(work, campaign.id) : undefined,
    Promise.all(campaigns.map((running) => listDuties(work, running, work.actor.areaPath))),
    onlyLooks ? turnedRed(work, campaign) : [],
  ])
  const { total } = board
  const again = board.stuck.filter((entry) => entry.kind === 'visit-again-due').reduce((sum, entry) => sum + entry.count, 0)
  const waiting: Today['waiting'] = [
    { kind: 'to-visit', count: total.notVisited },
    { kind: 'drafts', count: more.drafts },
    { kind: 'visit-again', count: again },
    { kind: 'open-findings', count: total.openFindings },
    { kind: 'overdue-findings', count: total.overdueFindings },
    { kind: 'unplaced', count: total.unplaced },
    { kind: 'unsigned-villages', count: total.villages - total.signedVillages },
    { kind: 'imports-running', count: more.imports },
    { kind: 'returned', count: returned ?? more.returnedLists },
    { kind: 'differences', count: more.differences },
  ]
  const mine = onlyLooks ? [] : (own[work.actor.level] ?? [])
  return {
    date: work.today,
    campaign: campaignView(campaign, district?.name ?? '', work.today),
    duties: duties.flat().filter((duty) => duty.isMine),
    waiting: waiting.filter((entry) => entry.count > 0 && mine.includes(entry.kind)),
    stuck: work.actor.level === 'village' ? [] : board.stuck,
    turnedRed: red,
  }
}
