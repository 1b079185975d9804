import type { Stuck, Today } from '#contract/campaigns.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { useOverdueCases } from '../../parts/use-overdue-cases.ts'
import { rowsOfStuck } from '../../places.ts'
import { useSession } from '../../session.ts'

const most = 6

/** Today of whoever only looks: what turned red since yesterday, then what has been stuck longest; one line for each kind, every number opens its rows. */
export function Exceptions({ today, campaignId }: { readonly today: Today; readonly campaignId: string }) {
  const { t } = useLanguage()
  const cases = useOverdueCases(campaignId)
  const yesterday = addDays(useToday(), -1)
  return (
    <div className="stack columns-one">
      <Sheet title={t('office.exceptions.turned')} flush>
        {today.turnedRed.length === 0 && <p className="stuck muted">{t('office.exceptions.none-turned')}</p>}
        {kindsOf(today.turnedRed).map((all) => <Kind key={all[0]?.kind} all={all} campaignId={campaignId} day={yesterday} />)}
      </Sheet>
      <Sheet title={t('office.exceptions.longest')} flush>
        {today.stuck.length === 0 && cases.length === 0 && <p className="stuck muted">{t('office.stuck.nothing')}</p>}
        {kindsOf(today.stuck).map((all) => <Kind key={all[0]?.kind} all={all} campaignId={campaignId} />)}
        {cases.map(({ kind, count, to }) => <div key={kind} className="stuck"><Tag kind="act">{t('office.exceptions.overdue')}</Tag> <Go to={to}>{t(`office.exceptions.${kind}`, { n: count })}</Go></div>)}
      </Sheet>
    </div>
  )
}

/** The kind that has been stuck longest first, and in it the areas. */
function kindsOf(stuck: readonly Stuck[]): readonly (readonly Stuck[])[] {
  const kinds = [...Map.groupBy(stuck, (one) => one.kind).values()].map((all) => all.toSorted((a, b) => b.daysLate - a.daysLate || b.count - a.count))
  return kinds.sort((a, b) => longest(b) - longest(a) || sum(b) - sum(a))
}

const longest = (all: readonly Stuck[]) => Math.max(...all.map((one) => one.daysLate))
const sum = (all: readonly Stuck[]) => all.reduce((total, one) => total + one.count, 0)

/** One kind in all areas. `day`: only what turned red after this day. */
function Kind({ all, campaignId, day }: { readonly all: readonly Stuck[]; readonly campaignId: string; readonly day?: string }) {
  const { t, words } = useLanguage()
  const { area } = useSession()
  const [first] = all
  if (!first) return null
  const { kind } = first
  const names = [...new Set(all.flatMap((one) => one.titles.map(words)))]
  const days = longest(all)
  return (
    <div className="stuck">
      <div>
        {days > 0 ? <Tag kind="act">{t(day || all.length === 1 ? 'office.late-days' : 'office.exceptions.late-up-to', { n: days })}</Tag> : <Tag kind="wait">{t(`office.stuck-tag.${kind}`)}</Tag>}{' '}
        <b><Go to={rowsOfStuck(kind, campaignId, { day })}>{t(`office.stuck-text.${kind}`, { n: sum(all) })}</Go></b>
        {names.length > 0 && t('office.stuck.names', { names: names.slice(0, most) })}
        {names.length > most && t('office.stuck.names-more', { n: names.length })}
      </div>
      <ul className="stuck-areas">
        {all.map((one) => <li key={one.areaId}><Go to={rowsOfStuck(kind, campaignId, { day, ...(one.areaId === area?.id ? { unit: one.areaId } : { area: one.areaId }) })}>{one.areaName} {one.count}</Go></li>)}
      </ul>
    </div>
  )
}
