import type { ReactNode } from 'react'
import type { CampaignDetail } from '#contract/campaigns.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import type { Clause } from '#domain/clause/clause.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { ClauseLink } from './clause-link.tsx'
import { ActorName } from './plan-duties.tsx'

/** Rosters, the gates of a visit, and the lists that go out. */
export function PlanLists({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const { plan } = campaign
  const calendar = campaignCalendar(plan, campaign.start)
  const until = (due: string | undefined) => due && <>{' · '}{t('office.plan.until')} <DateText date={due} /></>
  const level = (id: string) => words(plan.levels.find((one) => one.id === id)?.title ?? { zh: id, en: id })
  return (
    <>
      <Sheet title={t('office.plan.rosters')} flush>
        <ul className="lines">
          {plan.rosters.map((roster) => (
            <Item key={roster.id} title={words(roster.title)} clause={roster.clause}>
              {t('office.plan.roster-parts', { cell: level(roster.cell), parts: roster.parts.map((part) => words(part.title)) })}
              {until(calendar.rosters[roster.id])}
              {' · '}{t('office.plan.signed-by')} <ActorName actor={roster.signedBy} plan={plan} />
            </Item>
          ))}
          {plan.sources.map((source) => (
            <Item key={source.id} title={t('office.plan.source', { title: words(source.title) })} clause={source.clause}>{source.restricted && t('office.plan.restricted')}</Item>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t('office.plan.gates')} flush>
        <ul className="lines">{plan.visits.gates.map((gate) => <Item key={gate.id} title={t(`office.plan.gate.${gate.id}`)} clause={gate.clause} />)}</ul>
      </Sheet>
      <Sheet title={t('office.plan.deliverables')} flush>
        <ul className="lines">
          {plan.deliverables.map((one, index) => (
            <Item key={one.id} title={words(one.title)} clause={one.clause} isLater={campaign.notCarriedOut.some((item) => item.path === `deliverables.${index}`)}>
              {t('office.plan.from-to', { from: level(one.from), to: level(one.to) })}
              {until(calendar.deliverables[one.id])}
              {one.every && <>{' · '}{t(`office.plan.every.${one.every}`)}</>}
              {one.signedBy && <>{' · '}{t('office.plan.signed-by')} <ActorName actor={one.signedBy} plan={plan} /></>}
            </Item>
          ))}
        </ul>
      </Sheet>
    </>
  )
}

function Item({ title, clause, isLater = false, children }: { readonly title: string; readonly clause: Clause; readonly isLater?: boolean; readonly children?: ReactNode }) {
  const { t } = useLanguage()
  return (
    <li className="plan-item">
      <div className="row"><span>{title}</span>{isLater && <Tag>{t('office.plan.later')}</Tag>}<ClauseLink clause={clause} /></div>
      {children && <div className="muted">{children}</div>}
    </li>
  )
}
