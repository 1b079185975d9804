import type { ReactNode } from 'react'
import { answerPath } from '#domain/form/check-answers.ts'
import { membersInVisit } from '#domain/form/overlay.ts'
import { isOptional, sectionsFor, type AskedSection } from '#domain/form/sections-for.ts'
import type { BlankForm } from '#contract/visits.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useAboutMember } from './about-member.ts'
import { Box, Line } from './paper-marks.tsx'
import { PaperAnswer } from './paper-answer.tsx'
import { PaperPeople } from './paper-people.tsx'
import { PaperProblems } from './paper-problems.tsx'
import './visit-paper.css'

type Props = {
  readonly sheet: BlankForm
  /** The number of the form; a blank one has none. */
  readonly number?: string
  /** What was answered; a form to be filled in by hand has nothing. */
  readonly filled?: Partial<Submission>
  /** A blank form with everything that nobody has to answer. */
  readonly isWhole?: boolean
  /** Where it stands: a blank form, a draft, or what was handed in with its digest. */
  readonly foot?: ReactNode
}

/** The survey on paper: the head, everybody, every question with all its choices, problems, and lines to sign. What nobody said stays empty. */
export function VisitPaper({ sheet, number, filled = {}, isWhole = false, foot }: Props) {
  const { t, words, language } = useLanguage()
  const campaign = useCampaign(sheet.campaignId)
  const about = useAboutMember(filled.visit?.date ?? sheet.today)
  const isBlank = filled.visit === undefined
  const asked = onPaper(sectionsFor(sheet.form, sheet.facts, filled, isBlank ? 'kept' : 'left-out'), isBlank, isWhole)
  const people = membersInVisit(sheet.facts, filled)
  const how = filled.visit
  const group = sheet.facts.household.facts['group']?.value
  const choices = (list: 'manner' | 'answerer', chosen: string | undefined) => codeLists[list].map((code) => <Box key={code.code} isTicked={chosen === code.code}>{words(code.title)}</Box>)
  return (
    <article className="visit-paper">
      <h2 className="visit-paper-title">{words(sheet.form.title)}</h2>
      <p className="visit-paper-sub">{campaign && <>{words(campaign.plan.title)}　{campaign.plan.document.number}</>}</p>
      <table className="visit-paper-table visit-paper-head">
        <caption className="visually-hidden">{t('visit.page.head')}</caption>
        <tbody>
          <tr><th scope="row">{t('household.head')}</th><td>{sheet.headName}</td><th scope="row">{t('visit.paper.place')}</th><td>{sheet.townName} {sheet.areaName} {typeof group === 'string' ? group : ''}</td></tr>
          <tr><th scope="row">{t('visit.paper.number')}</th><td>{number ?? <Line />}</td><th scope="row">{t('visit.paper.part')}</th><td>{sheet.part && words(sheet.part)}</td></tr>
          <tr><th scope="row">{t('visit.date')}</th><td>{how?.date ? formatDate(how.date, language) : <Line />}</td><th scope="row">{t('visit.paper.visitors')}</th><td>{how ? how.visitors.join('、') : <Line />}</td></tr>
          <tr><th scope="row">{t('visit.manner')}</th><td colSpan={3}>{choices('manner', how?.manner)}</td></tr>
          <tr><th scope="row">{t('visit.answered-by')}</th><td colSpan={3}>{choices('answerer', how?.answeredBy)}</td></tr>
        </tbody>
      </table>
      <PaperPeople people={people} filled={filled} about={about} />
      {asked.filter(({ subject }) => subject.kind === 'household').map((section) => <Questions key={section.section.id} section={section} people={people} />)}
      {people.map((member) => {
        const own = asked.filter(({ subject }) => subject.kind === 'person' && subject.id === member.personId)
        return own.map((section) => <Questions key={`${member.personId} ${section.section.id}`} who={member.name} section={section} people={people} />)
      })}
      <PaperProblems problems={filled.problems ?? []} people={people} kinds={campaign?.plan.problems.kinds ?? []} isBlank={isBlank} />
      <div className="visit-paper-signs">
        <span>{t('visit.paper.sign.visitors')}<Line /></span>
        <span>{t('visit.paper.sign.household')}<Line /></span>
        <span>{t('visit.paper.sign.date')}<Line /></span>
      </div>
      {foot && <div className="visit-paper-foot">{foot}</div>}
    </article>
  )
}

// Paper for the way holds what has to be asked; paper of what was said holds what was said beside it.
function onPaper(asked: readonly AskedSection[], isBlank: boolean, isWhole: boolean): readonly AskedSection[] {
  if (isBlank && isWhole) return asked
  return asked.flatMap((section) => {
    const items = section.items.filter(({ item, answer }) => item.required || (isBlank ? !isOptional(section) : answer !== undefined))
    return items.length > 0 ? [{ ...section, items }] : []
  })
}

function Questions({ who, section: { section, subject, items }, people }: { readonly who?: string; readonly section: AskedSection; readonly people: Parameters<typeof PaperAnswer>[0]['people'] }) {
  const { words } = useLanguage()
  return (
    <table className="visit-paper-table">
      <thead><tr><th scope="colgroup" colSpan={2}>{who && <>{who}　</>}{words(section.title)}</th></tr></thead>
      <tbody>
        {items.map((one) => (
          <tr key={answerPath(subject, one.item.id)}>
            <th scope="row">{words(one.item.title)}</th>
            <td><PaperAnswer asked={one} people={people} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
