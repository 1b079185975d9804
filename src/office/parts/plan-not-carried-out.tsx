import type { CampaignDetail } from '#contract/campaigns.ts'
import { useLanguage } from '#ui/language.ts'
import { Chapter, ChapterLine } from './chapter.tsx'

/** What the notice asks and the software does not carry out yet: it stays the office's own to see to. */
export function PlanNotCarriedOut({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const items = campaign.notCarriedOut.map((item) => ({ ...campaign.plan.notCarriedOut.find((one) => one.path === item.path), ...item }))
  if (items.length === 0) return null
  return (
    <Chapter title={t('office.plan.not-carried-out')} inside={t('office.plan.others.inside', { n: items.length })} note={t('office.plan.not-carried-out-note')}>
      <ul className="lines">
        {items.map((item) => <ChapterLine key={item.path} title={item.title ? words(item.title) : t(`plan.key.${item.path.split('.')[0]}`)} clause={item.clause} />)}
      </ul>
    </Chapter>
  )
}
