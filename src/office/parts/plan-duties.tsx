import type { CampaignDetail } from '#contract/campaigns.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import type { Actor, Duty, Plan } from '#domain/plan/plan.ts'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../paths.ts'
import { Chapter, ChapterLine } from './chapter.tsx'
import { ClauseLink } from './clause-link.tsx'

/** Stage by stage, who does what until when, in the dates of the campaign. */
export function PlanDuties({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const { plan, stages } = campaign
  return (
    <Chapter title={t('office.plan.duties')} inside={t('office.plan.duties.inside', { stages: stages.length, duties: plan.duties.length })} note={<>{t('office.plan.dates-note')}　<Go to={paths.duties(campaign.id)}>{t('office.duties.all')}</Go></>}>
      {stages.map((stage) => {
        const clause = plan.stages.find((one) => one.id === stage.id)?.clause
        const duties = plan.duties.filter((duty) => duty.stage === stage.id)
        return (
          <section key={stage.id}>
            <div className="chapter-part">
              <h3>{words(stage.title)}</h3>
              <span className="faint"><DateText date={stage.from} /> — <DateText date={stage.until} /></span>
              <div className="chapter-clause">{clause && <ClauseLink clause={clause} />}</div>
            </div>
            <ul className="lines">
              {duties.map((duty) => <ChapterLine key={duty.id} title={words(duty.title)} clause={duty.clause} aside={<><ActorName actor={duty.actor} plan={plan} />{' · '}<Until duty={duty} campaign={campaign} /></>} />)}
            </ul>
          </section>
        )
      })}
    </Chapter>
  )
}

function Until({ duty, campaign }: { readonly duty: Duty; readonly campaign: CampaignDetail }) {
  const { t } = useLanguage()
  if (duty.every) return <>{t(`office.plan.every.${duty.every}`)}</>
  const due = campaignCalendar(campaign.plan, campaign.start).duties.find((one) => one.duty.id === duty.id)?.due
  return due ? <DateText date={due} /> : null
}

/** A unit of a level as the notice names it, or the person there. */
export function ActorName({ actor, plan }: { readonly actor: Actor; readonly plan: Plan }) {
  const { t, words, has } = useLanguage()
  const level = plan.levels.find((one) => one.id === actor.level)
  const unit = level ? words(level.title) : actor.level
  if (!actor.role) return <>{unit}</>
  const key = `office.plan.person.${actor.role}`
  return <>{t('office.plan.person-at', { unit, person: has(key) ? t(key) : actor.role })}</>
}
