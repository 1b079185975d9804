import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { readsEscalations } from '#domain/casework/escalation.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.ts'

/** The last moment of a day in Beijing time. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString()

type Counted = { readonly campaignId: string; readonly areaId: string; /** What was recorded later did not count; absent: all does. */ readonly until: string | undefined }

/**
 * The list behind the number of reports at once, for those who read all of them. For everybody else it is a number and meant to be
 * one: whoever made some of them would see other rows than were counted.
 */
export function useEscalationRows({ campaignId, areaId, until }: Counted): string | undefined {
  const plan = useCampaign(campaignId)?.plan
  const { account, area } = useSession()
  const readsAll = plan !== undefined && area !== null && readsEscalations({ role: account.role, level: area.level, isPrincipal: account.isPrincipal }, reportAtOnce(plan)?.seenBy ?? [])
  return readsAll ? paths.escalations(campaignId, { area: areaId === area.id ? undefined : areaId, until }) : undefined
}
