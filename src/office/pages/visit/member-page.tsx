import type { AnswerComplaint } from '#domain/form/check-answers.ts'
import type { AskedSection } from '#domain/form/sections-for.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import type { Visit } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { LabelTags } from '../household/label-tags.tsx'
import type { Draft } from './draft.ts'
import { SectionQuestions } from './section-questions.tsx'
import { Seen } from './seen.tsx'
import { SelfCare } from './self-care.tsx'
import { useAboutMember } from './about-member.ts'
import type { DraftInHand } from './use-draft.ts'

type Props = {
  readonly householdId: string
  readonly member: MemberFacts
  readonly sections: readonly AskedSection[]
  readonly members: readonly MemberFacts[]
  readonly labels: Visit['labels']
  readonly draft: Draft
  /** Last day of the campaign. */
  readonly until: string
  readonly complaints: readonly AnswerComplaint[]
  readonly target?: string | undefined
  readonly change: DraftInHand['change']
}

/** One person: seen or not, then the questions about this person. */
export function MemberPage({ householdId, member, sections, members, labels, draft, until, complaints, target, change }: Props) {
  const { t } = useLanguage()
  const about = useAboutMember(draft.visit.date)
  return (
    <div className="stack">
      <div className="spread member-head">
        <div><b>{member.name}</b>　<span className="muted">{about(member)}</span></div>
        <div className="row"><SelfCare member={member} draft={draft} sections={sections} /><LabelTags labels={labels} /></div>
      </div>
      <Seen householdId={householdId} member={member} draft={draft} until={until} change={change} />
      {sections.map((asked) => <SectionQuestions key={asked.section.id} asked={asked} members={members} complaints={complaints} target={target} change={change} />)}
      {sections.length === 0 && <p className="faint">{t('visit.member.no-questions')}</p>}
    </div>
  )
}
