import type { AreaPage } from '#contract/areas.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'

type Event = AreaPage['events'][number]

/** What happened to an area, the newest last. */
export function AreaTimeline({ page, onChoose }: { readonly page: AreaPage; readonly onChoose: (id: string) => void }) {
  const { t } = useLanguage()
  const said = (event: Event) => {
    const key = event.kind === 'became' && page.until === null ? 'gave' : event.kind
    return t(`areas.event.${key}`, { was: event.was, is: event.is })
  }
  return (
    <ul className="timeline" aria-label={t('areas.history')}>
      {page.events.map((event, at) => (
        <li key={at}>
          <span className="muted">{event.on === null ? t('areas.long-ago') : <DateText date={event.on} />}</span>
          <span>
            {said(event)}
            {event.areas.map((one, no) => <span key={one.id}>{no > 0 && '、'}<button type="button" className="plain" onClick={() => onChoose(one.id)}>{one.name}</button></span>)}
            {event.by && <span className="faint"> {event.by}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
