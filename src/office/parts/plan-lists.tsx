import type { CampaignDetail } from '#contract/campaigns.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { Chapter, ChapterLine } from './chapter.tsx'
import { ActorName } from './plan-duties.tsx'

/** The roster with its parts and where its households come from, and the lists and reports that go out. */
export function PlanLists({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const { plan } = campaign
  const calendar = campaignCalendar(plan, campaign.start)
  const level = (id: string) => words(plan.levels.find((one) => one.id === id)?.title ?? { zh: id, en: id })
  return (
    <>
      <Chapter title={t('office.plan.rosters')} inside={t('office.plan.rosters.inside', { sources: plan.sources.length })}>
        <ul className="lines">
          {plan.rosters.flatMap((roster) => [
            <ChapterLine key={roster.id} title={<b>{words(roster.title)}</b>} clause={roster.clause} aside={calendar.rosters[roster.id] && <>{t('office.plan.until')} <DateText date={calendar.rosters[roster.id]!} /></>}>
              {t('office.plan.roster-each', { cell: level(roster.cell) })}{' · '}{t('office.plan.signed-by')} <ActorName actor={roster.signedBy} plan={plan} />
            </ChapterLine>,
            ...roster.parts.map((part) => <ChapterLine key={`${roster.id} ${part.id}`} title={<span className="chapter-inner">{words(part.title)}</span>} clause={part.clause} />),
          ])}
          {plan.sources.map((source) => (
            <ChapterLine key={source.id} title={<span className="chapter-inner">{t('office.plan.source', { title: words(source.title) })}</span>} clause={source.clause} aside={source.restricted && t('office.plan.restricted')} />
          ))}
        </ul>
      </Chapter>
      <Chapter title={t('office.plan.deliverables')} inside={t('office.plan.deliverables.inside', { n: plan.deliverables.length })}>
        <ul className="lines">
          {plan.deliverables.map((one, index) => (
            <ChapterLine
              key={one.id}
              title={<>{words(one.title)}{campaign.notCarriedOut.some((item) => item.path === `deliverables.${index}`) && <> <Tag>{t('office.plan.later')}</Tag></>}</>}
              clause={one.clause}
              aside={<>{one.every ? t(`office.plan.every.${one.every}`) : calendar.deliverables[one.id] && <>{t('office.plan.until')} <DateText date={calendar.deliverables[one.id]!} /></>}</>}
            >
              {t('office.plan.from-to', { from: level(one.from), to: level(one.to) })}
              {one.signedBy && <>{' · '}{t('office.plan.signed-by')} <ActorName actor={one.signedBy} plan={plan} /></>}
            </ChapterLine>
          ))}
        </ul>
      </Chapter>
    </>
  )
}
