import { Button } from 'antd'
import { takeOverVisit, type Visit } from '#contract/visits.ts'
import { formNumber } from '#domain/visit/form-number.ts'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { VisitPaper } from './visit-paper.tsx'

/** The draft of somebody else: to be looked at, or taken over. */
export function HeldDraft({ visit }: { readonly visit: Visit }) {
  const { t } = useLanguage()
  const may = useMay()
  const take = useWrite(takeOverVisit)
  return (
    <>
      <ProblemNote problem={take.error} />
      <Note kind="wait" action={may('visit.record') && <Button loading={take.isPending} onClick={() => take.mutate({ params: { id: visit.id } })}>{t('visit.take-over')}</Button>}>{t('visit.held', { name: visit.holder.name })}</Note>
      <VisitPaper sheet={visit} number={formNumber(visit.id)} filled={visit.draft} foot={t('visit.paper.draft', { name: visit.holder.name })} />
    </>
  )
}
