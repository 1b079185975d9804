import { Button } from 'antd'
import type { Household } from '#contract/households.ts'
import { startVisit } from '#contract/visits.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'

type Props = {
  readonly campaignId: string
  readonly householdId: string
  readonly coverage: Household['campaigns'][number]['coverage']
  readonly isSmall?: boolean
  /** Whom it is about, for those who do not see the row. */
  readonly name?: string
}

/** Begins a visit, or goes on with the draft that is there. */
export function StartVisit({ campaignId, householdId, coverage, isSmall = false, name }: Props) {
  const { t } = useLanguage()
  const go = useGo()
  const may = useMay()
  const start = useWrite(startVisit, { onDone: (visit) => go(paths.visit(visit.id)) })
  if (!may('visit.record')) return null
  const label = t(`visit.start.${coverage}`)
  return (
    <>
      <Button
        type={isSmall && coverage !== 'DRAFT' ? 'default' : 'primary'}
        size={isSmall ? 'small' : 'middle'}
        loading={start.isPending}
        {...(name && { 'aria-label': t('visit.start.of', { label, name }) })}
        onClick={() => start.mutate({ body: { campaignId, householdId } })}
      >
        {label}
      </Button>
      <ProblemNote problem={start.error} />
    </>
  )
}
