import { useContext, useState } from 'react'
import { Button } from 'antd'
import type { AnswerComplaint } from '#domain/form/check-answers.ts'
import { answerPath } from '#domain/form/check-answers.ts'
import { isOptional, type AskedItem, type AskedSection } from '#domain/form/sections-for.ts'
import { toldChannels } from '#domain/plan/told-channels.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { withAnswer } from './draft.ts'
import { PublicityContext } from './publicity.ts'
import { Question } from './question.tsx'
import type { DraftInHand } from './use-draft.ts'

type Props = {
  readonly asked: AskedSection
  readonly members: readonly MemberFacts[]
  readonly complaints: readonly AnswerComplaint[]
  readonly change: DraftInHand['change']
  /** The question somebody is led to: a section that holds it is open. */
  readonly target?: string | undefined
}

/** The questions of one section, of the household or of one person; a section of which nothing has to be answered is folded. */
export function SectionQuestions(props: Props) {
  return isOptional(props.asked) ? <Folded {...props} /> : <Open {...props} />
}

function Open({ asked, ...props }: Props) {
  const { words } = useLanguage()
  const { section, items } = asked
  return (
    <Sheet title={words(section.title)} extra={<><ConfirmAll asked={asked} change={props.change} />{section.clause && <ClauseNote clause={section.clause} />}</>}>
      {items.length > 0 && <Questions asked={asked} {...props} />}
    </Sheet>
  )
}

/** Its questions are there only when it is open: a page of a simple household stays short, for the eye and for the keyboard. */
function Folded({ asked, ...props }: Props) {
  const { t, words } = useLanguage()
  const { section, subject, items } = asked
  const isBroken = items.some(({ item }) => props.complaints.some(({ path }) => path === answerPath(subject, item.id)))
  const isTarget = items.some(({ item }) => answerPath(subject, item.id) === props.target)
  const [isOpen, setOpen] = useState(isBroken || isTarget)
  const answered = items.filter(({ answer }) => answer !== undefined).length
  const known = items.filter(({ known: fact }) => fact !== undefined).length
  return (
    <Sheet
      title={<button type="button" className="plain fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}><span aria-hidden>{isOpen ? '▾' : '▸'}</span> {words(section.title)}</button>}
      extra={<>{isOpen && <ConfirmAll asked={asked} change={props.change} />}<span className="faint">{t('visit.optional-section', { count: items.length })}{known > 0 && <>　{t('visit.fold.known', { count: known })}</>}{answered > 0 && <>　{t('visit.fold.answered', { count: answered })}</>}</span>{section.clause && <ClauseNote clause={section.clause} />}</>}
    >
      {isOpen && (
        <>
          {section.serves && <p className="faint">{t('visit.serves', { what: words(section.serves) })}</p>}
          <Questions asked={asked} {...props} />
        </>
      )}
    </Sheet>
  )
}

function Questions({ asked, members, complaints, change }: Props) {
  const { t } = useLanguage()
  const { section, subject, items } = asked
  const told = toldChannels(useContext(PublicityContext), items.map(({ item }) => item))
  return (
    <>
      {asked.unknown && <p className="faint">{t('visit.maybe-not')}</p>}
      {items.map((one) => {
        const path = answerPath(subject, one.item.id)
        return (
          <Question
            key={path}
            asked={one}
            subject={subject}
            sectionSays={section.clause?.says}
            members={members}
            told={told?.itemId === one.item.id ? told.channels : undefined}
            complaint={complaints.find((complaint) => complaint.path === path)}
            onAnswer={(answer) => change((draft) => withAnswer(draft, subject, one.item.id, answer))}
          />
        )
      })}
    </>
  )
}

const few = 2

/** What the registry knows was read out and is still so: all of a section at once. What has an answer already keeps it. */
function ConfirmAll({ asked: { subject, items }, change }: Pick<Props, 'asked' | 'change'>) {
  const { t } = useLanguage()
  const open = items.filter((one): one is AskedItem & Required<Pick<AskedItem, 'known'>> => one.known !== undefined && one.answer === undefined && !one.payments)
  if (open.length < few) return null
  return <Button size="small" onClick={() => change((draft) => open.reduce((next, { item, known }) => withAnswer(next, subject, item.id, { value: known.value, confirmed: true }), draft))}>{t('visit.known.all', { count: open.length })}</Button>
}
