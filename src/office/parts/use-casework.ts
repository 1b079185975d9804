import { getCaseworkWaiting, type CaseworkWaiting } from '#contract/casework.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'

/** What of all casework waits for the account; undefined until it is there. */
export function useCasework(campaignId: string | undefined): CaseworkWaiting | undefined {
  const may = useMay()
  return useRead(getCaseworkWaiting, { params: { id: campaignId ?? '' } }, { enabled: campaignId !== undefined && campaignId !== '' && may('campaign.read') }).data
}
