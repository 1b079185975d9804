import type { CardRule } from '#contract/screening.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useIndicatorName } from './indicator-name.ts'
import { OutcomeOfRule } from './outcome-of-rule.tsx'
import { RuleSourceText } from './rule-source.tsx'
import { RuleTitle } from './rule-title.tsx'
import { TraceView } from './trace-view.tsx'
import { Turning } from './turning.tsx'

type CardSubject = CardRule['subjects'][number]

/** Rules that cannot be told yet: first all that would have to be given, then which of it each rule waits for. */
export function UndecidedRules({ rules }: { readonly rules: readonly CardRule[] }) {
  const { t } = useLanguage()
  const nameOf = useIndicatorName()
  const listed = useListed()
  const missingOf = ({ missing, name: own }: CardSubject, isOwnNamed: boolean) =>
    missing.map(({ fact, name }) => (name === null || (!isOwnNamed && name === own) ? nameOf(fact) : t('card.missing.of', { name, fact: nameOf(fact) })))
  const all = [...new Set(rules.flatMap(({ subjects }) => subjects.flatMap((subject) => missingOf(subject, true))))]
  const columns: DataColumn<CardRule>[] = [
    { key: 'rule', title: t('card.rule'), width: '38%', render: (rule) => <><RuleTitle rule={rule} /><div className="faint"><RuleSourceText source={rule} /></div></> },
    {
      key: 'missing',
      title: t('card.waits-for'),
      render: (rule) => [...Map.groupBy(rule.subjects, (subject) => JSON.stringify([missingOf(subject, false), subject.turning]))].map(([key, subjects]) => (
        <div className="card-subject" key={key}>
          <div>{rule.of === 'person' && <b>{listed(subjects.map(({ name }) => name))}　</b>}{listed(missingOf(subjects[0]!, false))}</div>
          <Turning of={rule.of} subject={subjects[0]!} />
          {subjects.map((subject) => (
            <details key={subject.personId ?? 'household'}>
              <summary className="faint no-print">{t('card.why')}{rule.of === 'person' && subjects.length > 1 && `　${subject.name}`}</summary>
              <TraceView of={rule.of} when={rule.when} trace={subject.trace} />
            </details>
          ))}
        </div>
      )),
    },
  ]
  return (
    <Sheet title={<OutcomeOfRule outcome="UNKNOWN" />} flush>
      {all.length > 0 && <p className="card-missing">{t('card.give', { facts: listed(all) })}</p>}
      <DataTable caption={t('card.outcome.UNKNOWN')} columns={columns} rows={rules} rowKey={(rule) => rule.ruleId} />
    </Sheet>
  )
}
