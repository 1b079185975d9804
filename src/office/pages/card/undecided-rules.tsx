import type { CardRule } from '#contract/screening.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useIndicatorName } from './indicator-name.ts'
import { OutcomeOfRule } from './outcome-of-rule.tsx'
import { RulesTable } from './rules-table.tsx'
import { Traces } from './traces.tsx'
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
  const said = (rule: CardRule) => [...Map.groupBy(rule.subjects, (subject) => JSON.stringify([missingOf(subject, false), subject.turning]))].map(([key, subjects]) => (
    <div className="card-subject" key={key}>
      <div>{rule.of === 'person' && <b>{listed(subjects.map(({ name }) => name))}　</b>}{listed(missingOf(subjects[0]!, false))}</div>
      <Turning of={rule.of} subject={subjects[0]!} />
      <Traces rule={rule} subjects={subjects} />
    </div>
  ))
  return (
    <Sheet title={<OutcomeOfRule outcome="UNKNOWN" />} flush>
      {all.length > 0 && <p className="card-missing">{t('card.give', { facts: listed(all) })}</p>}
      <RulesTable caption={t('card.outcome.UNKNOWN')} said={t('card.waits-for')} rules={rules} render={said} />
    </Sheet>
  )
}
