import type { MemberFacts } from '#domain/policy/facts.ts'
import type { Words } from '#ui/language.ts'
import type { FoundProblem } from '#domain/visit/submission.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Box } from './paper-marks.tsx'

type Props = { readonly problems: readonly FoundProblem[]; readonly people: readonly MemberFacts[]; readonly kinds: readonly { readonly id: string; readonly title: Words }[]; readonly isBlank: boolean }

const spare = 3

/** What was found, with what is done about it; on a blank form empty rows. */
export function PaperProblems({ problems, people, kinds, isBlank }: Props) {
  const { t, words, language } = useLanguage()
  const kindOf = (id: string) => {
    const kind = kinds.find((one) => one.id === id)
    return kind ? words(kind.title) : id
  }
  return (
    <table className="visit-paper-table">
      <thead>
        <tr><th scope="colgroup" colSpan={5}>{t('visit.page.problems')}</th></tr>
        <tr>{['kind', 'whose', 'what', 'spot', 'measure'].map((column) => <th key={column} scope="col">{t(`visit.paper.${column}`)}</th>)}</tr>
      </thead>
      <tbody>
        {problems.map((found) => (
          <tr key={found.id}>
            <td>{kindOf(found.kind)}</td>
            <td>{people.find((member) => member.personId === found.personId)?.name ?? ''}</td>
            <td>{found.description}</td>
            <td><Box isTicked={found.fixedOnSpot}>{t('ui.yes')}</Box></td>
            <td>{found.measure}{found.proof && <>　{t('findings.proof')} {found.proof}</>}{found.ownerUnit && <>　{found.ownerUnit} {found.ownerPerson}</>}{found.due && <>　{formatDate(found.due, language)}</>}</td>
          </tr>
        ))}
        {isBlank && Array.from({ length: spare }, (_, row) => <tr key={row} className="visit-paper-spare"><td /><td /><td /><td><Box>{t('ui.yes')}</Box></td><td /></tr>)}
        {!isBlank && problems.length === 0 && <tr><td colSpan={5}>{t('visit.problem.none')}</td></tr>}
      </tbody>
    </table>
  )
}
