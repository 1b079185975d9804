import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { answerReferral, closeReferral, type Referral } from '#contract/referrals.ts'
import { referralAnswers, referralStatesFrom, type ReferralAnswer } from '#domain/casework/referral.ts'
import { Field, Fields } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'

type Props = { readonly referral: Referral; readonly onClose: () => void }

/** The department's answer. */
export function AnswerReferral({ referral, onClose }: Props) {
  const { t } = useLanguage()
  const answers = referralAnswers.filter((one) => referralStatesFrom(referral.state).includes(one))
  const [answer, setAnswer] = useState<ReferralAnswer>(answers[0] ?? 'DONE')
  const [words, setWords] = useState('')
  const reply = useWrite(answerReferral, { onDone: onClose })
  const isReady = answer === 'ACCEPTED' || words.trim() !== ''
  const save = () => reply.mutate({ params: { id: referral.id }, body: { version: referral.version, answer, reason: answer === 'REFUSED' ? words : '', result: answer === 'DONE' ? words : '' } })
  return (
    <Drawer open size={520} title={t('referrals.answer')} onClose={onClose} extra={<Button type="primary" loading={reply.isPending} disabled={!isReady} onClick={save}>{t('ui.save')}</Button>}>
      <p className="muted">{referral.need}</p>
      <ProblemNote problem={reply.error} />
      <Fields>
        <ChoiceChips name="referral-answer" label={t('referrals.answer')} value={answer} chips={answers.map((one) => ({ value: one, label: t(`referrals.answer.${one}`) }))} onChange={(next) => setAnswer(next as ReferralAnswer)} />
        {answer !== 'ACCEPTED' && <Field label={t(answer === 'REFUSED' ? 'referrals.reason' : 'referrals.result')} id="referral-words"><Input.TextArea id="referral-words" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} /></Field>}
      </Fields>
    </Drawer>
  )
}

/** Who was told of the answer, when and how. */
export function CloseReferral({ referral, onClose }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const [toldOn, setToldOn] = useState(today)
  const [toldHow, setToldHow] = useState('')
  const close = useWrite(closeReferral, { onDone: onClose })
  return (
    <Drawer open size={520} title={t('referrals.close')} onClose={onClose} extra={<Button type="primary" loading={close.isPending} disabled={toldHow.trim() === ''} onClick={() => close.mutate({ params: { id: referral.id }, body: { version: referral.version, toldOn, toldHow } })}>{t('ui.save')}</Button>}>
      <p className="muted">{referral.result || referral.reason}</p>
      <ProblemNote problem={close.error} />
      <Fields>
        <Field label={t('referrals.told-on')} id="referral-told-on"><Input id="referral-told-on" type="date" style={{ width: 180 }} max={today} value={toldOn} onChange={(event) => setToldOn(event.target.value)} /></Field>
        <Field label={t('referrals.told-how')} id="referral-told-how"><Input id="referral-told-how" maxLength={200} placeholder={t('referrals.told-how.hint')} value={toldHow} onChange={(event) => setToldHow(event.target.value)} /></Field>
      </Fields>
    </Drawer>
  )
}
