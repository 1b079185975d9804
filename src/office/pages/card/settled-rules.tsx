import type { CardRule } from '#contract/screening.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import type { Trace } from '#domain/policy/trace.ts'
import { decidingSentences, type ReadFact } from '#domain/policy/traced-reading.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Sheet } from '#ui/sheet.tsx'
import { OutcomeOfRule } from './outcome-of-rule.tsx'
import { RuleSourceText } from './rule-source.tsx'
import { RuleTitle } from './rule-title.tsx'
import { TraceView } from './trace-view.tsx'
import { useWords } from './use-words.ts'

type CardSubject = CardRule['subjects'][number]

/** Rules that ask for nothing: for aid that is received, or that nobody fits; each with the sentences on which it hangs. */
export function SettledRules({ rules }: { readonly rules: readonly CardRule[] }) {
  const { t } = useLanguage()
  const listed = useListed()
  const groupsOf = useGroups()
  const columns: DataColumn<CardRule>[] = [
    { key: 'rule', title: t('card.rule'), width: '38%', render: (rule) => <><RuleTitle rule={rule} /><div className="faint"><RuleSourceText source={rule} /></div></> },
    {
      key: 'because',
      title: t('card.because'),
      render: (rule) => groupsOf(rule).map(({ subjects, because }) => (
        <div className="card-subject" key={subjects[0]!.personId ?? 'household'}>
          <div className="row">{rule.of === 'person' && <b>{listed(subjects.map(({ name }) => name))}</b>} <OutcomeOfRule outcome={subjects[0]!.outcome} /></div>
          {because.map((line) => <div key={line}>{line}</div>)}
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
  return <Sheet title={t('card.settled')} flush><DataTable caption={t('card.settled')} columns={columns} rows={rules} rowKey={(rule) => rule.ruleId} /></Sheet>
}

/** People of whom a rule says the same for the same reasons; what it found of each stands behind the reason. */
function useGroups(): (rule: CardRule) => readonly { readonly subjects: readonly CardSubject[]; readonly because: readonly string[] }[] {
  const { t } = useLanguage()
  const words = useWords()
  return ({ when, of, subjects }) => {
    const rule = compile(when, of)
    const reasonsOf = ({ trace }: CardSubject) => (isCompiled(rule) ? decidingSentences(rule.tree, trace as Trace, words) : [])
    const foundFor = (facts: readonly ReadFact[]) => facts.map(({ label, text }) => t('card.found', { label, text: text ?? t('card.absent') })).join(t('card.also'))
    const alike = Map.groupBy(subjects, (subject) => JSON.stringify([subject.outcome, reasonsOf(subject).map(({ text, outcome }) => [text, outcome])]))
    return [...alike.values()].map((group) => {
      const reasons = group.map(reasonsOf)
      const because = reasons[0]!.map(({ text, outcome }, at) => {
        const found = reasons.map((own) => foundFor(own[at]!.facts))
        const facts = new Set(found).size === 1 ? found[0]! : found.map((one, place) => `${group[place]!.name} ${one}`).join(t('card.also'))
        return t(`card.hangs-on.${outcome}`, { sentence: text, facts })
      })
      return { subjects: group, because }
    })
  }
}
