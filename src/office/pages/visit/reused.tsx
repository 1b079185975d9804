import { Button } from 'antd'
import { createContext, useContext, useState } from 'react'
import { listNearVisits, reuseAnswers } from '#contract/planning.ts'
import type { Visit } from '#contract/visits.ts'
import { answerPath } from '#domain/form/check-answers.ts'
import type { Answer } from '#domain/form/form.ts'
import type { AskedSubject } from '#domain/form/sections-for.ts'
import { formatDate } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { paths } from '../../paths.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { NearList } from '../planning/near-list.tsx'
import type { DraftInHand } from './use-draft.ts'

/** Answers of an earlier visit that were taken over into this draft. */
export const ReusedContext = createContext<Visit['reused']>(null)

/** Says of an answer that it comes from an earlier visit, as long as nobody changed it. */
export function ReusedMark({ subject, itemId, answer }: { readonly subject: AskedSubject; readonly itemId: string; readonly answer: Answer | undefined }) {
  const { t, language } = useLanguage()
  const reused = useContext(ReusedContext)
  const taken = reused?.answers[answerPath(subject, itemId)] as Answer | undefined
  if (!reused || !taken || !answer || !('value' in answer) || !('value' in taken) || JSON.stringify(answer.value) !== JSON.stringify(taken.value)) return null
  return <p className="faint"><Go to={paths.visit(reused.visitId)}>{t('planning.reused', { on: formatDate(reused.on, language) })}</Go></p>
}

/** The household was asked shortly before: what was said then, and the offer to use it again. */
export function NearVisits({ visit, hand }: { readonly visit: Visit; readonly hand: DraftInHand }) {
  const { t } = useLanguage()
  const near = useRead(listNearVisits, { params: { id: visit.householdId }, query: {} }).data
  const reuse = useWrite(reuseAnswers, { onDone: (taken) => hand.adopt(taken) })
  const [taken, setTaken] = useState<number>()
  const made = (near?.rows ?? []).filter((one) => one.kind === 'MADE' && one.visitId !== visit.id && one.days >= 0)
  const newest = made[0]?.visitId
  if (!near?.withinDays || made.length === 0) return null
  const take = async () => {
    await hand.save()
    const answer = await reuse.mutateAsync({ params: { id: visit.id }, body: { visitId: newest!, draftVersion: hand.version() } }).catch(() => undefined)
    if (answer?.reused) setTaken(Object.keys(answer.reused.answers).length)
  }
  const isTaken = taken !== undefined || visit.reused?.visitId === newest
  return (
    <Note kind="wait" action={isTaken ? undefined : <Button size="small" loading={reuse.isPending} onClick={() => void take()}>{t('planning.near.reuse')}</Button>}>
      {t('planning.near.title', { days: near.withinDays })}
      <NearList near={made} />
      {isTaken && <div>{t('planning.near.reused', { n: taken ?? Object.keys(visit.reused!.answers).length })}</div>}
      <ProblemNote problem={reuse.error} />
    </Note>
  )
}
