import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { listCampaigns } from '#contract/campaigns.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'

const place = 'doudi.campaign'

/** The campaign that the navigation leads into: the one in the address, else the last one looked at, else the newest. */
export function useCurrentCampaign(): string | undefined {
  const may = useMay()
  const campaigns = useRead(listCampaigns, {}, { enabled: may('campaign.read') }).data?.rows ?? []
  const here = useRouterState({ select: (state) => /^\/campaigns\/([^/]+)/.exec(state.location.pathname)?.[1] })
  const known = (id: string | null | undefined) => campaigns.find((campaign) => campaign.id === id)?.id
  const inAddress = known(here)
  useEffect(() => {
    if (inAddress) localStorage.setItem(place, inAddress)
  }, [inAddress])
  return inAddress ?? known(localStorage.getItem(place)) ?? campaigns[0]?.id
}
