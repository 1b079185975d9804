import type { Today } from '#contract/campaigns.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getBoard } from './board.ts'
import { campaignView } from './campaign-view.ts'
import { countWaiting } from './campaigns.queries.ts'
import { listDuties } from './list-duties.ts'
import { listRunningCampaigns } from './running-campaign.ts'

/** What is mine, what is due, what is stuck. The newest campaign that has begun leads. */
export async function getToday(work: Work): Promise<Today> {
  const campaigns = await listRunningCampaigns(work)
  const campaign = campaigns.find((candidate) => candidate.row.start_date <= work.today) ?? campaigns[0]
  if (!campaign) return { date: work.today, campaign: null, duties: [], waiting: [], stuck: [] }

  const district = await findArea(work.trx, work.districtKey, work.districtKey)
  const board = await getBoard(work, campaign, undefined)
  const more = await countWaiting(work.trx, work.districtKey, campaign.id, work.actor.scope)
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
    { kind: 'returned', count: more.returned },
  ]
  return {
    date: work.today,
    campaign: campaignView(campaign, district?.name ?? '', work.today),
    duties: (await listDuties(work, campaign)).filter((duty) => duty.isMine),
    waiting: waiting.filter((entry) => entry.count > 0),
    stuck: work.actor.level === 'village' ? [] : board.stuck,
  }
}
