import { registryChanges, type FactChange } from '#domain/form/registry-changes.ts'
import { membersInVisit } from '#domain/form/overlay.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Visit } from '#contract/visits.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useTitleOf } from '../../campaign/use-campaign.ts'
import { useFactText } from '../household/fact-text.ts'
import { useCodeName } from '../roster/code-names.ts'
import type { Draft } from './draft.ts'

type Props = { readonly visit: Visit; readonly draft: Draft; readonly plan: Plan | undefined }

/** Exactly what handing in changes in the registry, and what goes on the problem list. */
export function ChangesAhead({ visit, draft, plan }: Props) {
  const { t } = useLanguage()
  const text = useFactText()
  const codeName = useCodeName()
  const titleOf = useTitleOf()
  const changes = registryChanges(visit.form, visit.facts, draft)
  const people = [...membersInVisit(visit.facts, draft), ...visit.facts.members]
  const nameOf = (change: FactChange) => (change.subject.kind === 'household' ? t('household.whole') : people.find((member) => member.personId === change.subject.id)?.name)
  const changed = changes.facts.filter((change) => !change.isConfirmation)
  const confirmed = changes.facts.length - changed.length
  const columns: DataColumn<FactChange>[] = [
    { key: 'who', title: t('visit.change.who'), render: nameOf },
    { key: 'what', title: t('visit.change.what'), render: (change) => text.name(change.subject.kind, change.name) },
    { key: 'before', title: t('visit.change.before'), render: (change) => (change.before ? <span className="muted">{text.value(change.subject.kind, change.name, change.before.value)} <span className="faint"><DateText date={change.before.asOf} /></span></span> : <span className="faint">{t('household.unsaid')}</span>) },
    { key: 'after', title: t('visit.change.after'), render: (change) => <b>{text.value(change.subject.kind, change.name, change.value)}</b> },
  ]
  return (
    <>
      <Sheet flush title={t('visit.changes', { count: changed.length })} note={confirmed > 0 ? t('visit.changes.confirmed', { count: confirmed }) : undefined}>
        <DataTable caption={t('visit.changes', { count: changed.length })} columns={columns} rows={changed} rowKey={(change) => `${change.subject.id} ${change.name}`} empty={<p className="faint nothing">{t('visit.changes.none')}</p>} />
      </Sheet>
      {changes.came.length + changes.left.length > 0 && (
        <Sheet title={t('visit.members.changed')}>
          <ul className="plain-list">
            {changes.came.map((member) => <li key={member.id}>{t('visit.members.came', { name: member.name })}　<span className="muted">{codeName('relation', member.relation)}</span></li>)}
            {changes.left.map((left) => <li key={left.personId}>{t('visit.members.went', { name: people.find((member) => member.personId === left.personId)?.name })}　<span className="muted">{codeName('left-reason', left.reason)}　<DateText date={left.date} /></span></li>)}
          </ul>
        </Sheet>
      )}
      <Sheet title={t('visit.problems.ahead', { count: draft.problems.length })}>
        {draft.problems.length === 0 ? <p className="faint">{t('visit.problem.none')}</p> : (
          <ul className="plain-list">
            {draft.problems.map((problem) => (
              <li key={problem.id}>
                <b>{titleOf(plan?.problems.kinds, problem.kind)}</b>　{problem.description}{'　'}
                {problem.fixedOnSpot ? <Tag kind="ok">{t('findings.spot')}</Tag> : <span className="muted">{problem.ownerUnit} {problem.ownerPerson}{problem.due && <>　{t('findings.due')} <DateText date={problem.due} /></>}</span>}
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </>
  )
}
