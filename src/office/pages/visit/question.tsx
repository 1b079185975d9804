import { Input } from 'antd'
import type { Answer, Item, NoAnswer } from '#domain/form/form.ts'
import { holdsCitizenId } from '#domain/id/find-citizen-ids.ts'
import { answerPath, type AnswerComplaint } from '#domain/form/check-answers.ts'
import type { AskedItem, AskedSubject } from '#domain/form/sections-for.ts'
import type { Publicity } from '#domain/plan/provisions.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage, type Words } from '#ui/language.ts'
import { AnswerInput } from './answer-input.tsx'
import { fieldId } from './desk-pages.ts'
import { KnownAnswer } from './known-answer.tsx'
import { ReusedMark } from './reused.tsx'

type Props = {
  readonly asked: AskedItem
  readonly subject: AskedSubject
  readonly members: readonly MemberFacts[]
  /** The words its section stands on; they are not shown again with each question. */
  readonly sectionSays: string | undefined
  /** What the question asks whether people were told of it. */
  readonly told: Publicity['channels'] | undefined
  /** What is wrong with the answer as it stands. */
  readonly complaint: AnswerComplaint | undefined
  readonly onAnswer: (answer: Answer | undefined) => void
}

/** One question, with the sentence that asks for it, what the registry knows, and the ways of having no answer. */
export function Question({ asked, subject, sectionSays, told, members, complaint, onAnswer }: Props) {
  const { t, words } = useLanguage()
  const { item, known, answer, payments } = asked
  const path = answerPath(subject, item.id)
  const title = words(item.title)
  const holdsId = [answer && 'value' in answer ? answer.value : '', answer?.why ?? ''].some((said) => typeof said === 'string' && holdsCitizenId(said))
  const isWrong = complaint !== undefined && complaint.code !== 'ANSWER_MISSING' && complaint.code !== 'ANSWER_WHY_MISSING'
  const input = <AnswerInput key={path} item={item} path={path} answer={answer} payments={payments} members={members} none={noneOf(item)} onAnswer={onAnswer} />
  return (
    <fieldset className="question" id={fieldId(path)} tabIndex={-1}>
      <legend>
        {title}
        {!item.required && <span className="faint">　{t('visit.optional')}</span>}
        {item.clause && item.clause.says !== sectionSays && <span className="question-clause"><ClauseNote clause={item.clause} /></span>}
      </legend>
      {item.help && <p className="faint">{words(item.help)}</p>}
      {told && <p className="row">{told.map((channel) => <span key={channel.id}>{words(channel.title)} <b>{channel.reach}</b></span>)}</p>}
      {known ? <KnownAnswer item={item} path={path} subject={subject} known={known} answer={answer} onAnswer={onAnswer}>{input}</KnownAnswer> : input}
      <ReusedMark subject={subject} itemId={item.id} answer={answer} />
      <Why item={item} answer={answer} onAnswer={onAnswer} />
      {holdsId && <div className="late" role="alert">{t('visit.missing.TEXT_HOLDS_CITIZEN_ID')}</div>}
      {isWrong && <div className="late" role="alert">{complaint.code === 'ANSWER_CONSTRAINT' ? words(complaint.details as Words) : t(`visit.missing.${complaint.code}`, complaint.details)}</div>}
    </fieldset>
  )
}

/** The three questions can only be answered, or be "cannot tell" with a reason; every other question has the three ways of the house. */
function noneOf(item: Item): readonly NoAnswer[] {
  return item.gate === 'three-questions' ? ['CANNOT_TELL'] : ['REFUSED', 'UNKNOWN', 'NOT_APPLICABLE']
}

function Why({ item, answer, onAnswer }: Pick<Props, 'onAnswer'> & { readonly item: Item; readonly answer: Answer | undefined }) {
  const { t, words } = useLanguage()
  if (!answer) return null
  const cannotTell = 'none' in answer && answer.none === 'CANNOT_TELL'
  const isUnclear = cannotTell || ('none' in answer && answer.none === 'UNKNOWN')
  if (!isUnclear && item.gate !== 'three-questions') return null
  const label = t(cannotTell ? 'visit.why-cannot' : 'visit.why')
  const write = (why: string) => {
    const { why: _before, ...rest } = answer
    onAnswer((why === '' ? rest : { ...rest, why }) as Answer)
  }
  return (
    <div className="why-text">
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} aria-label={`${words(item.title)} ${label}`} placeholder={label} value={answer.why ?? ''} onChange={(event) => write(event.target.value)} {...(cannotTell && !answer.why?.trim() && { status: 'error' as const })} />
    </div>
  )
}
