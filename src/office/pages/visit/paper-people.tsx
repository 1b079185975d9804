import type { MemberFacts } from '#domain/policy/facts.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useCodeName } from '../roster/code-names.ts'
import { Box, Line } from './paper-marks.tsx'

type Props = { readonly people: readonly MemberFacts[]; readonly filled: Partial<Submission>; readonly about: (member: MemberFacts) => string }

const spare = 2

/** Everybody, seen or not and why; on a blank form with rows for whoever came. */
export function PaperPeople({ people, filled, about }: Props) {
  const { t, language } = useLanguage()
  const codeName = useCodeName()
  const isBlank = filled.visit === undefined
  return (
    <table className="visit-paper-table visit-paper-people">
      <thead>
        <tr>{['name', 'who', 'seen', 'how', 'reason', 'next'].map((column) => <th key={column} scope="col">{t(`visit.paper.${column}`)}</th>)}</tr>
      </thead>
      <tbody>
        {people.map((member) => {
          const own = filled.members?.[member.personId]
          return (
            <tr key={member.personId}>
              <td>{member.name}</td>
              <td>{about(member)}</td>
              <td><Box isTicked={own?.seen === true}>{t('ui.yes')}</Box><Box isTicked={own?.seen === false}>{t('ui.no')}</Box></td>
              <td>{own?.how && codeName('seen-how', own.how)}</td>
              <td>{own?.reason && codeName('not-seen-reason', own.reason)}</td>
              <td>{own?.nextDate && formatDate(own.nextDate, language)}</td>
            </tr>
          )
        })}
        {isBlank && Array.from({ length: spare }, (_, row) => <tr key={row}>{Array.from({ length: 6 }, (_cell, at) => <td key={at}>{at === 0 && <Line />}</td>)}</tr>)}
        {(filled.left ?? []).map((left) => <tr key={left.personId}><td colSpan={6}>{t('visit.members.left', { reason: codeName('left-reason', left.reason), date: formatDate(left.date, language) })}</td></tr>)}
      </tbody>
    </table>
  )
}
