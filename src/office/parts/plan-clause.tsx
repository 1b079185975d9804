import { ClauseNote } from '#ui/clause-note.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { useCampaign } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'

type Part = 'roster' | 'deliverable' | 'record'

type Props = {
  readonly campaignId: string | undefined
  readonly part: Part
  /** Id in the plan; the first roster when left out. */
  readonly code?: string
}

const partsOf: Record<Part, (plan: Plan) => readonly { readonly id: string; readonly clause: Plan['rosters'][number]['clause'] }[]> = {
  roster: (plan) => plan.rosters,
  deliverable: (plan) => plan.deliverables,
  record: (plan) => plan.records,
}

/** Who asked for a list: the words of the notice, and the way to where they stand in it. */
export function PlanClause({ campaignId, part, code }: Props) {
  const { t } = useLanguage()
  const plan = useCampaign(campaignId)?.plan
  const clause = plan && partsOf[part](plan).find((one) => code === undefined || one.id === code)?.clause
  if (!clause || campaignId === undefined) return null
  return <ClauseNote clause={clause} link={<Go to={paths.plan(campaignId, { says: clause.says })}>{t('office.plan.in-notice')}</Go>} />
}
