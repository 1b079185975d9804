import type { z } from 'zod'
import type { findingEvent } from '#contract/findings.ts'
import { MomentText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { FindingState } from './finding-tags.tsx'

/** Everything that was done about a problem, the newest first. */
export function Ledger({ events }: { readonly events: readonly z.infer<typeof findingEvent>[] }) {
  const { t } = useLanguage()
  const sorted = [...events].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Sheet title={t('findings.ledger')}>
      <ol className="ledger">
        {sorted.map((event) => (
          <li key={`${event.at} ${event.to}`}>
            <div className="row">{event.from && event.from !== event.to && <><FindingState state={event.from} />→</>}<FindingState state={event.to} /></div>
            {event.note && <div>{event.note}</div>}
            <div className="faint">{event.by}　<MomentText at={event.at} /></div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
