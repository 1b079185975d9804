import type { z } from 'zod'
import type { findingEvent } from '#contract/findings.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { gapKinds } from '#domain/casework/case-plan.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../../paths.ts'
import { FindingState } from './finding-tags.tsx'

type Event = z.infer<typeof findingEvent>
type Props = { readonly events: readonly Event[]; readonly plan: Plan | undefined }

/** Everything that was done about a problem, the newest first. */
export function Ledger({ events, plan }: Props) {
  const { t, has, words } = useLanguage()
  const sorted = [...events].reverse()
  const shown = (field: string, value: string) => {
    if (value === '') return t('findings.change.none')
    if (field === 'gap') return words(gapKinds(plan ?? ({} as Plan)).find((gap) => gap.id === value)?.title ?? { zh: value, en: value })
    return has(`findings.${field}.${value}`) ? t(`findings.${field}.${value}`) : value
  }
  return (
    <Sheet title={t('findings.ledger')}>
      <ol className="ledger">
        {sorted.map((event, index) => (
          <li key={`${event.at} ${index}`}>
            <div className="row">{event.from && event.from !== event.to && <><FindingState state={event.from} />→</>}<FindingState state={event.to} /></div>
            {event.note && <div>{event.note}</div>}
            {event.changes.map((change) => <div key={change.field} className="muted">{t('findings.change', { field: t(`findings.change.${change.field}`), before: shown(change.field, change.before), after: shown(change.field, change.after) })}</div>)}
            <div className="faint">{event.by}　<MomentText at={event.at} />{event.visitId && <span className="no-print">　<Go to={paths.visit(event.visitId)}>{t('findings.visit')}</Go></span>}</div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
