import type { Household, TimelineEntry } from '#contract/households.ts'
import { Choice } from '#ui/choice.tsx'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { dayOfMoment } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter } from '../../address.ts'
import { paths } from '../../paths.ts'
import { useTold } from './told.ts'

/** Everything that happened to a household, the newest first; narrowed to one kind in the address. */
export function Timeline({ entries }: { readonly entries: Household['timeline'] }) {
  const { t } = useLanguage()
  const [filter, set] = useFilter()
  const kinds = [...new Set(entries.map((entry) => entry.kind))]
  const kind = kinds.find((one) => one === filter.kind)
  const sorted = entries.filter((entry) => kind === undefined || entry.kind === kind).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return (
    <Sheet title={t('household.timeline')} extra={kinds.length > 1 && <Choice label={t('household.timeline.kind')} value={kind} onChange={(next) => set({ kind: next })} options={kinds.map((one) => ({ value: one, label: `${t(`household.event.${one}`)} ${entries.filter((entry) => entry.kind === one).length}` }))} />}>
      {sorted.length === 0 && <p className="faint">{t('household.timeline.none')}</p>}
      <ol className="timeline">{sorted.map((entry) => <li key={entry.id} className={`event-${entry.kind}`}><Entry entry={entry} /></li>)}</ol>
    </Sheet>
  )
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useLanguage()
  const told = useTold()
  return (
    <>
      <span className="faint event-day" title={entry.at}><DateText date={dayOfMoment(entry.at)} /></span>
      <span className="event-dot" aria-hidden />
      <div>
        <b>{t(`household.event.${entry.kind}`)}</b>　{told(entry)}
        <div className="faint">
          {entry.by}{entry.at.length > 10 && <>{entry.by && '　'}<MomentText at={entry.at} /></>}
          {entry.link && <span className="no-print">　<Go to={placeOf(entry.link)}>{t(`household.open.${entry.link.page}`)}</Go></span>}
        </div>
      </div>
    </>
  )
}

function placeOf({ page, id }: NonNullable<TimelineEntry['link']>): string {
  switch (page) {
    case 'visit': return paths.visit(id)
    case 'finding': return paths.problem(id)
    case 'roster-version': return paths.rosterVersion(id)
    case 'import': return paths.import(id)
    case 'merge': return paths.merge(id)
    case 'deliverable': return paths.deliverableVersion(id)
    case 'key-household': return paths.keyHousehold(id)
    case 'referral': return paths.referral(id)
    case 'record': return paths.record(id)
  }
}
