import type { Visit } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useFactText } from '../household/fact-text.ts'

type Submitted = NonNullable<Visit['submission']>

/** What handing in this visit changed in the registry. */
export function ChangesMade({ visit, submission }: { readonly visit: Visit; readonly submission: Submitted }) {
  const { t } = useLanguage()
  const text = useFactText()
  const personOf = (subject: string) => [...visit.facts.members.map((member) => ({ id: member.personId, name: member.name })), ...submission.answers.added].find((one) => subject.includes(one.id))
  // What was said again unchanged stands in the list and is not counted as a change.
  const made = submission.changes.filter((change) => change.isApplied && !change.isConfirmation)
  return (
    <Sheet title={t('visit.changes.made', { count: made.length })}>
      {submission.changes.length === 0 && <p className="faint">{t('visit.changes.none')}</p>}
      <ul className="plain-list">
        {submission.changes.map((change) => {
          const person = personOf(change.subject)
          const kind = person ? 'person' : 'household'
          const before = text.value(kind, change.name, change.before)
          const after = text.value(kind, change.name, change.after)
          return (
            <li key={`${change.subject} ${change.name}`}>
              <div className="faint">{person?.name ?? t('household.whole')}　{text.name(kind, change.name)}</div>
              {change.isConfirmation ? <>{after}　<span className="faint">{t('visit.confirmed')}</span></> : <><span className="muted">{before || t('household.unsaid')}</span> → <b>{after}</b></>}
              {!change.isApplied && <div className="faint">{t(change.isHeld ? 'visit.change.held' : 'visit.change.not-applied')}</div>}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
