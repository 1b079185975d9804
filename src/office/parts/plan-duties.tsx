import type { CampaignDetail } from '#contract/campaigns.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import type { Actor, Duty, Plan } from '#domain/plan/plan.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../paths.ts'
import { ClauseLink } from './clause-link.tsx'

/** Who does what until when, in the dates of the campaign, stage by stage. */
export function PlanDuties({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, words } = useLanguage()
  const { plan } = campaign
  const stageOf = (duty: Duty) => plan.stages.find((stage) => stage.id === duty.stage)
  return (
    <Sheet title={t('office.plan.duties')} extra={<Go to={paths.duties(campaign.id)}>{t('office.duties.all')}</Go>} note={t('office.plan.dates-note')} flush>
      <DataTable
        caption={t('office.plan.duties')}
        rows={plan.duties}
        rowKey={(duty) => duty.id}
        columns={[
          { key: 'who', title: t('office.plan.who'), width: 160, render: (duty) => <ActorName actor={duty.actor} plan={plan} /> },
          { key: 'what', title: t('office.plan.what'), render: (duty) => <>{words(duty.title)}　<ClauseLink clause={duty.clause} /></> },
          { key: 'stage', title: t('office.plan.stage'), width: 110, render: (duty) => { const stage = stageOf(duty); return stage && <span className="muted nowrap">{words(stage.title)}</span> } },
          { key: 'due', title: t('office.plan.until'), width: 110, render: (duty) => <Until duty={duty} campaign={campaign} /> },
        ]}
      />
    </Sheet>
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
