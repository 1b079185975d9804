import { membersInVisit } from '#domain/form/overlay.ts'
import { sectionsFor, type AskedItem } from '#domain/form/sections-for.ts'
import type { Visit } from '#contract/visits.ts'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { useCampaign, useTitleOf } from '../../campaign/use-campaign.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useAboutMember } from './about-member.ts'
import { useAnswerText } from './answer-text.ts'
import { ChangesMade } from './changes-made.tsx'

type Submitted = NonNullable<Visit['submission']>

/** A visit as it was handed in. Nothing here can be changed. */
export function SubmittedVisit({ visit, submission }: { readonly visit: Visit; readonly submission: Submitted }) {
  const { t, words } = useLanguage()
  const codeName = useCodeName()
  const titleOf = useTitleOf()
  const listed = useListed()
  const about = useAboutMember(submission.answers.visit.date)
  const plan = useCampaign(visit.campaignId)?.plan
  const { visit: how, members, problems } = submission.answers
  const people = [...visit.facts.members, ...membersInVisit(visit.facts, submission.answers)].filter((member, index, all) => members[member.personId] && all.findIndex((one) => one.personId === member.personId) === index)
  const asked = sectionsFor(visit.form, visit.facts, submission.answers)
  return (
    <div className="columns">
      <div className="stack">
        <Sheet title={t('visit.page.head')}>
          <dl className="facts">
            <dt>{t('visit.date')}</dt><dd><DateText date={how.date} /></dd>
            <dt>{t('visit.manner')}</dt><dd>{codeName('manner', how.manner)}</dd>
            <dt>{t('visit.visitors')}</dt><dd>{listed(how.visitors)}</dd>
            <dt>{t('visit.answered-by')}</dt><dd>{codeName('answerer', how.answeredBy)}</dd>
          </dl>
        </Sheet>
        {asked.filter(({ subject }) => subject.kind === 'household').map(({ section, items }) => <Sheet key={section.id} title={words(section.title)}><Answered items={items} /></Sheet>)}
        {people.map((member) => {
          const own = members[member.personId]!
          return (
            <Sheet key={member.personId} title={<>{member.name}　<span className="faint">{about(member)}</span></>}>
              <div className="row">
                {own.seen ? <><Tag kind="ok">{t('visit.seen.yes')}</Tag><span className="muted">{own.how && codeName('seen-how', own.how)}</span></> : <><Tag kind="wait">{t('visit.seen.no')}</Tag><span className="muted">{own.reason && codeName('not-seen-reason', own.reason)}{own.nextDate && <>　{t('visit.seen.next')} <DateText date={own.nextDate} /></>}</span></>}
              </div>
              {asked.filter(({ subject }) => subject.kind === 'person' && subject.id === member.personId).map(({ section, items }) => <Answered key={section.id} title={words(section.title)} items={items} />)}
            </Sheet>
          )
        })}
      </div>
      <div className="stack">
        <Sheet title={t('visit.submitted')}>
          <dl className="facts">
            <dt>{t('visit.submitted.by')}</dt><dd>{submission.by}</dd>
            <dt>{t('visit.submitted.at')}</dt><dd><MomentText at={submission.at} /></dd>
          </dl>
          <div className="faint">{t('visit.submitted.digest')}</div>
          <div className="mono">{submission.digest}</div>
        </Sheet>
        <Sheet title={t('visit.submitted.problems', { count: problems.length })}>
          {problems.length === 0 && <p className="faint">{t('visit.problem.none')}</p>}
          <ul className="plain-list">
            {problems.map((problem, index) => {
              const id = submission.findingIds.includes(problem.id) ? problem.id : submission.findingIds[index]
              const title = titleOf(plan?.problems.kinds, problem.kind)
              return <li key={problem.id}>{id ? <Go to={paths.problem(id)}>{title}</Go> : title}　{problem.fixedOnSpot && <Tag kind="ok">{t('findings.spot')}</Tag>}<div className="muted">{problem.description}</div></li>
            })}
          </ul>
        </Sheet>
        <ChangesMade visit={visit} submission={submission} />
      </div>
    </div>
  )
}

function Answered({ title, items }: { readonly title?: string; readonly items: readonly AskedItem[] }) {
  const { t, words } = useLanguage()
  const textOf = useAnswerText()
  const given = items.flatMap(({ item, answer }) => (answer ? [{ item, answer }] : []))
  if (given.length === 0) return null
  return (
    <>
      {title && <h3 style={{ margin: '10px 0 4px' }}>{title}</h3>}
      <dl className="answers-list">
        {given.map(({ item, answer }) => [
          <dt key={`${item.id} q`}>{words(item.title)}</dt>,
          <dd key={item.id}>
            {'none' in answer ? <span className="muted">{t(`visit.no-answer.${answer.none}`)}</span> : textOf(item, answer.value)}
            {'confirmed' in answer && <span className="faint">　{t('visit.confirmed')}</span>}
            {answer.why && <div className="muted">{answer.why}</div>}
          </dd>,
        ])}
      </dl>
    </>
  )
}
