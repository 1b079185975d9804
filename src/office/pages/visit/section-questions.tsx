import type { AnswerComplaint } from '#domain/form/check-answers.ts'
import { answerPath } from '#domain/form/check-answers.ts'
import type { AskedSection } from '#domain/form/sections-for.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { withAnswer } from './draft.ts'
import { Question } from './question.tsx'
import type { DraftInHand } from './use-draft.ts'

type Props = {
  readonly asked: AskedSection
  readonly members: readonly MemberFacts[]
  readonly complaints: readonly AnswerComplaint[]
  readonly change: DraftInHand['change']
}

/** The questions of one section, of the household or of one person. */
export function SectionQuestions({ asked, members, complaints, change }: Props) {
  const { t, words } = useLanguage()
  const { section, subject, items } = asked
  return (
    <Sheet title={words(section.title)} extra={<ClauseNote clause={section.clause} />}>
      {asked.unknown && <p className="faint">{t('visit.maybe-not')}</p>}
      {items.map((one) => {
        const path = answerPath(subject, one.item.id)
        return (
          <Question
            key={path}
            asked={one}
            subject={subject}
            sectionSays={section.clause.says}
            members={members}
            complaint={complaints.find((complaint) => complaint.path === path)}
            onAnswer={(answer) => change((draft) => withAnswer(draft, subject, one.item.id, answer))}
          />
        )
      })}
    </Sheet>
  )
}
