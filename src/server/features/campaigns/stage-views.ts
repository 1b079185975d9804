import type { CampaignDetail } from '#contract/campaigns.ts'
import { stageState } from '#domain/plan/calendar.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { RunningCampaign } from './running-campaign.ts'

/** How much a duty asks of the units in sight, and how much of that is open. */
export interface AskedOfUnits {
  readonly code: string
  readonly asked: number
  readonly open: number
}

/**
 * The stages as whoever looks sees them (J-29, J-30): a stage is done when all that it asks of the units in sight is done, and late
 * from the day after its end while something is not. Where it asks nothing of them it goes by its days.
 */
export function stageViews(campaign: RunningCampaign, duties: readonly AskedOfUnits[], today: PlainDate): CampaignDetail['stages'] {
  const stageOf = new Map(campaign.plan.duties.map((duty) => [duty.id, duty.stage]))
  const byStage = Map.groupBy(duties, (duty) => stageOf.get(duty.code))
  return campaign.calendar.stages.map((stage) => {
    const own = byStage.get(stage.id) ?? []
    const open = own.reduce((sum, duty) => sum + duty.open, 0)
    const byDays = stageState(stage, today)
    const state = open > 0 ? (byDays === 'done' ? 'late' : byDays) : own.length > 0 && byDays !== 'later' ? 'done' : byDays
    return { id: stage.id, title: stage.title, from: stage.from, until: stage.until, state, open }
  })
}
