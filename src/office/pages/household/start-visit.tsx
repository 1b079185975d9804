import { Button, Modal } from 'antd'
import type { Household } from '#contract/households.ts'
import { startVisit, takeOverVisit } from '#contract/visits.ts'
import { ProblemError } from '#client/problem-error.ts'
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
  const take = useWrite(takeOverVisit, { onDone: (visit) => go(paths.visit(visit.id)) })
  const elsewhere = elsewhereOf(start.error)
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
      {elsewhere ? (
        <Modal open title={t('visit.elsewhere', { name: elsewhere.holder })} footer={null} onCancel={() => start.reset()}>
          <div className="stack">
            <Button block onClick={() => go(paths.visit(elsewhere.visitId))}>{t('visit.elsewhere.look')}</Button>
            <Button block loading={take.isPending} onClick={() => take.mutate({ params: { id: elsewhere.visitId } })}>{t('visit.elsewhere.take-over')}</Button>
            <Button block onClick={() => start.mutate({ body: { campaignId, householdId, own: true } })}>{t('visit.elsewhere.own')}</Button>
            <ProblemNote problem={take.error} />
          </div>
        </Modal>
      ) : <ProblemNote problem={start.error} />}
    </>
  )
}

/** Whose draft is there already, when the answer was that somebody has one. */
function elsewhereOf(error: Error | null): { readonly visitId: string; readonly holder: string } | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'VISIT_DRAFT_ELSEWHERE') return undefined
  return { visitId: String(error.details['visitId']), holder: String(error.details['holder']) }
}
