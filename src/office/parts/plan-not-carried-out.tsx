import type { CampaignDetail } from '#contract/campaigns.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { ClauseLink } from './clause-link.tsx'

/** What the notice asks and the software does not carry out yet: it stays the office's own to see to. */
export function PlanNotCarriedOut({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const items = campaign.notCarriedOut.map((item) => ({ ...campaign.plan.notCarriedOut.find((one) => one.path === item.path), ...item }))
  if (items.length === 0) return null
  return (
    <Sheet title={t('office.plan.not-carried-out')} note={t('office.plan.not-carried-out-note')} flush>
      <ul className="lines">
        {items.map((item) => (
          <li key={item.path} className="plan-item">
            <div className="row">
              <span>{item.title ? words(item.title) : t(`plan.key.${item.path.split('.')[0]}`)}</span>
              {item.clause && <ClauseLink clause={item.clause} />}
              <span className="mono faint">{t('office.plan.line', { path: item.path, line: item.line })}</span>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
