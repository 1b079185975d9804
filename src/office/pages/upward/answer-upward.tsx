import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { answerUpward, type Upward } from '#contract/findings.ts'
import { passOnUpward } from '#contract/referrals.ts'
import { answersOf, type UpwardAnswer } from '#domain/casework/upward.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useSession } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { emptySending, isSendable, Sending } from '../referrals/sending.tsx'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'

type Props = { readonly upward: Upward; readonly campaignId: string; readonly onClose: () => void }

/** The answer to a matter that came from below: taken over, returned, passed further up or on to a department. */
export function AnswerUpward({ upward, campaignId, onClose }: Props) {
  const { t, words } = useLanguage()
  const { account, area } = useSession()
  const [answer, setAnswer] = useState<UpwardAnswer>('TAKEN')
  const [said, setSaid] = useState({ words: '', measure: upward.measure, ownerUnit: area?.name ?? '', ownerPerson: account.name, due: '' })
  const [sending, setSending] = useState(emptySending)
  const reply = useWrite(answerUpward, { onDone: onClose })
  const pass = useWrite(passOnUpward, { onDone: onClose })
  const set = (name: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [name]: value }))
  const isReady = said.words.trim() !== '' && (answer === 'TAKEN' ? said.measure.trim() !== '' && said.due !== '' && said.ownerUnit.trim() !== '' && said.ownerPerson.trim() !== '' : answer !== 'PASSED_ON' || isSendable(sending))
  const save = () => {
    if (answer === 'PASSED_ON') pass.mutate({ params: { id: upward.id }, body: { words: said.words, department: sending.department, need: sending.need, facts: [...sending.facts], due: sending.due || null } })
    else reply.mutate({ params: { id: upward.id }, body: { answer, ...said, due: said.due || null } })
  }
  return (
    <Drawer open size={560} title={t('upward.answer.title', { name: upward.headName, kind: words(upward.kindTitle) })} onClose={onClose} extra={<Button type="primary" loading={reply.isPending || pass.isPending} disabled={!isReady} onClick={save}>{t('ui.save')}</Button>}>
      <p className="muted">{upward.description}</p>
      <p>{t('upward.opinion.of', { by: upward.sentBy, opinion: upward.opinion })}</p>
      <ProblemNote problem={reply.error ?? pass.error} />
      <Fields>
        <ChoiceChips name="up-answer" label={t('upward.answer')} value={answer} chips={answersOf(area?.level ?? '').map((one) => ({ value: one, label: t(`upward.answer.${one}`) }))} onChange={(next) => setAnswer(next as UpwardAnswer)} />
        <Field label={t('upward.words')} id="up-words"><Input.TextArea id="up-words" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.words} onChange={(event) => set('words')(event.target.value)} /></Field>
        {answer === 'TAKEN' && (
          <>
            <Field label={t('findings.measure')} id="up-measure"><Input.TextArea id="up-measure" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.measure} onChange={(event) => set('measure')(event.target.value)} /></Field>
            <Pair>
              <Field label={t('findings.owner-unit')} id="up-unit"><Input id="up-unit" maxLength={100} value={said.ownerUnit} onChange={(event) => set('ownerUnit')(event.target.value)} /></Field>
              <Field label={t('findings.owner-person')} id="up-person"><Input id="up-person" maxLength={60} value={said.ownerPerson} onChange={(event) => set('ownerPerson')(event.target.value)} /></Field>
            </Pair>
            <Field label={t('findings.due')} id="up-due"><Input id="up-due" type="date" style={{ width: 180 }} value={said.due} onChange={(event) => set('due')(event.target.value)} /></Field>
          </>
        )}
        {answer === 'PASSED_ON' && <Sending campaignId={campaignId} householdId={upward.householdId} personId={null} value={sending} onChange={setSending} />}
      </Fields>
    </Drawer>
  )
}
