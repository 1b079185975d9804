import type { Household } from '#contract/households.ts'
import type { Indicator } from '#domain/policy/indicators.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useFactText } from './fact-text.ts'

/** The labels that hold, of whom, and the sentence behind each. Computed from facts; nobody typed them. */
export function Grounds({ household }: { readonly household: Household }) {
  const { t, words } = useLanguage()
  const held = [
    ...household.labels.map((label) => ({ label, whose: t('household.whole') })),
    ...household.members.filter((member) => member.to === null).flatMap((member) => member.labels.map((label) => ({ label, whose: member.name }))),
  ]
  return (
    <Sheet title={t('household.grounds')} note={t('household.grounds.note')}>
      {held.length === 0 && <p className="faint">{t('household.grounds.none')}</p>}
      <ul className="grounds">
        {held.map(({ label, whose }) => (
          <li key={`${whose} ${label.id}`}>
            <span>{words(label.title)}　<span className="faint">{whose}</span></span>
            {label.clause && <ClauseNote clause={label.clause} />}
          </li>
        ))}
      </ul>
      <Undecided household={household} />
    </Sheet>
  )
}

/** Groups that can be neither given nor refused, with the facts that are missing. Absent is not "no". */
function Undecided({ household }: { readonly household: Household }) {
  const { t, words } = useLanguage()
  const text = useFactText()
  if (household.undecided.length === 0) return null
  const factName = (full: string) => {
    const [subject, ...rest] = full.split('.') as [Indicator['subject'], ...string[]]
    return text.name(subject, rest.join('.'))
  }
  return (
    <details className="gone undecided">
      <summary>{t('household.undecided', { count: household.undecided.length })}</summary>
      <ul className="grounds">
        {household.undecided.map((one) => (
          <li key={`${one.personId} ${one.focusOf} ${one.id}`}>
            <span>{words(one.title)}　<span className="muted">{household.members.find((member) => member.personId === one.personId)?.name ?? t('household.whole')}</span></span>
            <span className="faint">{t('household.undecided.missing', { facts: one.missing.map(factName) })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
