import { getCampaign } from '#contract/campaigns.ts'
import type { Words } from '#ui/language.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useLanguage } from '#ui/language.ts'
import type { Crumb } from '#ui/page-head.tsx'

/** The campaign with its plan; undefined until it is there. */
export function useCampaign(id: string | undefined) {
  const read = useRead(getCampaign, { params: { id: id ?? '' } }, { enabled: !!id })
  return read.data?.id === id ? read.data : undefined
}

/** The way down from the campaign to a page inside it. */
export function useCrumbs(id: string | undefined): Crumb[] {
  const { words } = useLanguage()
  const campaign = useCampaign(id)
  return campaign && id ? [{ title: words(campaign.title), to: paths.campaign(id) }] : []
}

type Titled = { readonly id: string; readonly title: Words }

/** The words of an id in a list of the plan; the id itself when the plan does not have it. */
export function useTitleOf(): (list: readonly Titled[] | undefined, id: string) => string {
  const { words } = useLanguage()
  return (list, id) => {
    const found = list?.find((one) => one.id === id)
    return found ? words(found.title) : id
  }
}
