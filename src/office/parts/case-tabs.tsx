import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useCasework } from './use-casework.ts'
import './case-tabs.css'

type Tab = 'problems' | 'rectification' | 'upward' | 'referrals' | 'eligibility'

/** The pages about problems and what becomes of them; red: so many wait for somebody to act. */
export function CaseTabs({ campaignId, here }: { readonly campaignId: string; readonly here: Tab }) {
  const { t } = useLanguage()
  const may = useMay()
  const waiting = useCasework(campaignId)
  const tabs: readonly { readonly id: Tab; readonly to: string; readonly count: number; readonly shown: boolean }[] = [
    { id: 'problems', to: paths.problems(campaignId), count: waiting?.doubts ?? 0, shown: may('finding.read') },
    { id: 'rectification', to: paths.rectification(campaignId), count: 0, shown: may('finding.read') },
    { id: 'upward', to: paths.upward(campaignId), count: waiting?.upward ?? 0, shown: may('upward.read') },
    { id: 'referrals', to: paths.referrals(campaignId), count: waiting?.referralsOverdue ?? 0, shown: may('referral.read') },
    { id: 'eligibility', to: paths.eligibility(campaignId), count: 0, shown: may('eligibility.read') },
  ]
  return (
    <nav className="case-tabs no-print" aria-label={t('findings.tabs')}>
      {tabs.filter((tab) => tab.shown).map((tab) => (
        <Go key={tab.id} to={tab.to} className="case-tab" {...(tab.id === here && { 'aria-current': 'page' as const })}>
          {t(`findings.tab.${tab.id}`)}{tab.count > 0 && <span className="case-tab-count">{tab.count}<span className="visually-hidden">{t('findings.tab.waiting')}</span></span>}
        </Go>
      ))}
    </nav>
  )
}
