import type { CampaignDetail, Duty } from '#contract/campaigns.ts'
import { stageState } from '#domain/plan/calendar.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { RunningCampaign } from './running-campaign.ts'

/**
 * The stages as whoever looks sees them (J-29, J-30): a stage is done when all that it asks of the units in sight is done, and late
 * from the day after its end while something is not. Where it asks nothing of them it goes by its days.
 */
export function stageViews(campaign: RunningCampaign, duties: readonly Duty[], today: PlainDate): CampaignDetail['stages'] {
  return campaign.calendar.stages.map((stage) => {
    const asked = duties.filter((duty) => duty.stage === stage.id)
    const open = asked.filter((duty) => duty.state !== 'done').length
    const byDays = stageState(stage, today)
    const state = open > 0 ? (byDays === 'done' ? 'late' : byDays) : asked.length > 0 && byDays !== 'later' ? 'done' : byDays
    return { id: stage.id, title: stage.title, from: stage.from, until: stage.until, state, open }
  })
}
