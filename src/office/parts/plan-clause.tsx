import type { Clause } from '#domain/clause/clause.ts'
import { keyListOf, referralsOf, reportAtOnce, upwardOf } from '#domain/casework/case-plan.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useCampaign } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'

/** Where in a plan it stands who asked for a list. */
const clauseOf = {
  roster: (plan, code) => plan.rosters.find((one) => code === undefined || one.id === code)?.clause,
  deliverable: (plan, code) => plan.deliverables.find((one) => one.id === code)?.clause,
  record: (plan, code) => plan.records.find((one) => one.id === code)?.clause,
  visits: (plan) => plan.visits.clause,
  agreements: (plan) => plan.forms.flatMap((form) => form.sections.flatMap((section) => section.items)).find((item) => item.fact?.name === 'careAgreement.signed')?.clause,
  problems: (plan) => plan.problems.clause,
  gaps: (plan) => plan.gaps?.clause,
  teams: (plan) => plan.teams?.clause,
  planning: (plan) => plan.planning?.clause,
  institutions: (plan) => plan.institutions?.clause,
  releases: (plan) => plan.releases?.clause,
  'key-households': (plan) => keyListOf(plan)?.clause,
  referrals: (plan) => referralsOf(plan)?.clause,
  escalations: (plan) => reportAtOnce(plan)?.clause,
  upward: (plan) => upwardOf(plan)?.clause,
  eligibility: (plan) => plan.rules.find((rule) => rule.id === 'end-state')?.clause,
} as const satisfies Record<string, (plan: Plan, code?: string) => Clause | undefined>

type Props = {
  readonly campaignId: string | undefined
  readonly part: keyof typeof clauseOf
  /** Id in the plan, where there are several; the first when left out. */
  readonly code?: string
}

/** Who asked for a list: the words of the notice, and the way to where they stand in it. */
export function PlanClause({ campaignId, part, code }: Props) {
  const { t } = useLanguage()
  const plan = useCampaign(campaignId)?.plan
  const find: (plan: Plan, code?: string) => Clause | undefined = clauseOf[part]
  const clause = plan && find(plan, code)
  if (!clause || campaignId === undefined) return null
  return <ClauseNote clause={clause} link={<Go to={paths.plan(campaignId, { says: clause.says })}>{t('office.plan.in-notice')}</Go>} />
}
