import { areaLevelOf } from '#domain/plan/area-level.ts'
import { useParam } from '../../address.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'

/** The level of areas that a level of the plan of this page's campaign means. */
export function useCampaignLevel(level: string | undefined): string | undefined {
  const campaign = useCampaign(useParam('id'))
  return campaign && level !== undefined ? areaLevelOf(campaign.plan, level) : undefined
}
