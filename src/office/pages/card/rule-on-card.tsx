import type { CardRule } from '#contract/screening.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { OutcomeOfRule } from './outcome-of-rule.tsx'
import { RuleSourceText } from './rule-source.tsx'
import { RuleTitle } from './rule-title.tsx'
import { TraceView } from './trace-view.tsx'
import { Turning } from './turning.tsx'

/** A rule that somebody fits, or nearly: why, sentence by sentence. */
export function RuleOnCard({ rule }: { readonly rule: CardRule }) {
  const { t } = useLanguage()
  return (
    <div className="card-rule">
      <Sheet title={<RuleTitle rule={rule} />} note={<RuleSourceText source={rule} />}>
        {rule.subjects.map((subject) => (
          <div className="card-subject" key={subject.personId ?? 'household'}>
            <div className="row"><b>{rule.of === 'person' ? subject.name : t('card.whole')}</b> <OutcomeOfRule outcome={subject.outcome} /></div>
            <Turning of={rule.of} subject={subject} />
            <TraceView of={rule.of} when={rule.when} trace={subject.trace} />
          </div>
        ))}
      </Sheet>
    </div>
  )
}
