import type { NearVisit } from '#contract/planning.ts'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import './planning.css'

/** Visits near a day: who was there or wants to go, for what, and what was answered. */
export function NearList({ near }: { readonly near: readonly NearVisit[] }) {
  const { t, words } = useLanguage()
  return (
    <ul className="near-list">
      {near.map((one, index) => (
        <li key={`${one.visitId ?? index} ${one.on}`}>
          <DateText date={one.on} />　{one.by}　{one.campaign ? words(one.campaign.title) : [one.department, one.purpose].filter(Boolean).join(' ')}
          {one.kind === 'MADE' && one.visitId ? <>　<Go to={paths.visit(one.visitId)}>{t('planning.near.answers', { n: one.answers })}</Go></> : <span className="faint">　{t('planning.near.planned')}</span>}
        </li>
      ))}
    </ul>
  )
}
