import type { CardRule } from '#contract/screening.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import type { Trace } from '#domain/policy/trace.ts'
import { decidingSentences, type ReadFact } from '#domain/policy/traced-reading.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Sheet } from '#ui/sheet.tsx'
import { OutcomeOfRule } from './outcome-of-rule.tsx'
import { RulesTable } from './rules-table.tsx'
import { Traces } from './traces.tsx'
import { useWords } from './use-words.ts'

type CardSubject = CardRule['subjects'][number]

/** Rules that ask for nothing: for aid that is received, or that nobody fits; each with the sentences on which it hangs. */
export function SettledRules({ rules }: { readonly rules: readonly CardRule[] }) {
  const { t } = useLanguage()
  const listed = useListed()
  const groupsOf = useGroups()
  const said = (rule: CardRule) => groupsOf(rule).map(({ subjects, because }) => (
    <div className="card-subject" key={subjects[0]!.personId ?? 'household'}>
      <div className="row">{rule.of === 'person' && <b>{listed(subjects.map(({ name }) => name))}</b>} <OutcomeOfRule outcome={subjects[0]!.outcome} /></div>
      {because.map((line) => <div key={line}>{line}</div>)}
      <Traces rule={rule} subjects={subjects} />
    </div>
  ))
  return <Sheet title={t('card.settled')} flush><RulesTable caption={t('card.settled')} said={t('card.because')} rules={rules} render={said} /></Sheet>
}

/** People of whom a rule says the same for the same reasons; what it found of each stands behind the reason. */
function useGroups(): (rule: CardRule) => readonly { readonly subjects: CardSubject[]; readonly because: readonly string[] }[] {
  const { t } = useLanguage()
  const words = useWords()
  const foundFor = (facts: readonly ReadFact[]) => facts.map(({ label, text }) => t('card.found', { label, text: text ?? t('card.absent') })).join(t('card.also'))
  return ({ when, of, subjects }) => {
    const rule = compile(when, of)
    const reasoned = subjects.map((subject) => ({ subject, reasons: isCompiled(rule) ? decidingSentences(rule.tree, subject.trace as Trace, words) : [] }))
    const alike = Map.groupBy(reasoned, ({ subject, reasons }) => JSON.stringify([subject.outcome, reasons.map(({ text, outcome }) => [text, outcome])]))
    return [...alike.values()].map((group) => ({
      subjects: group.map(({ subject }) => subject),
      because: group[0]!.reasons.map(({ text, outcome }, at) => {
        const found = group.map(({ reasons }) => foundFor(reasons[at]!.facts))
        const facts = new Set(found).size === 1 ? found[0]! : found.map((one, place) => `${group[place]!.subject.name} ${one}`).join(t('card.also'))
        return t(`card.hangs-on.${outcome}`, { sentence: text, facts })
      }),
    }))
  }
}
