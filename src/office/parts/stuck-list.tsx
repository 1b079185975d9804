import { useContext } from 'react'
import type { Stuck } from '#contract/campaigns.ts'
import { Go, OpenContext } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { placeOfStuck } from '../places.ts'

const most = 8

/** 卡在哪里: what does not move, whose it is, and the way to it. */
export function StuckList({ stuck, campaignId, over }: { readonly stuck: readonly Stuck[]; readonly campaignId: string; readonly over: string | undefined }) {
  const { t } = useLanguage()
  const areas = [...Map.groupBy(stuck, (one) => one.areaId).values()]
  return (
    <Sheet title={t('office.stuck')} flush>
      {areas.length === 0 && <p className="stuck muted">{t('office.stuck.nothing')}</p>}
      {areas.map((all) => (
        <div className="stuck" key={all[0]?.areaId}>
          <b>{all[0]?.areaName}</b>
          {all.map((one) => <Line key={one.kind} stuck={one} campaignId={campaignId} over={over} />)}
        </div>
      ))}
    </Sheet>
  )
}

function Line({ stuck, campaignId, over }: { readonly stuck: Stuck; readonly campaignId: string; readonly over: string | undefined }) {
  const { t, words } = useLanguage()
  const { kind, count, daysLate } = stuck
  const place = placeOfStuck(stuck, campaignId, over)
  const mayOpen = useContext(OpenContext)
  // A village by itself is not named twice.
  const names = [...stuck.names.filter((name) => name !== stuck.areaName), ...stuck.titles.map(words)]
  const isOne = kind === 'roster-unsigned' && count === 1 && names.length === 0
  return (
    <div className="stuck-line">
      <div>
        {daysLate > 0 ? <Tag kind="act">{t('office.late-days', { n: daysLate })}</Tag> : <Tag kind="wait">{t(`office.stuck-tag.${kind}`)}</Tag>}{' '}
        {isOne ? t('office.stuck-one.roster-unsigned') : t(`office.stuck-text.${kind}`, { n: count })}
        {names.length > 0 && t('office.stuck.names', { names: names.slice(0, most) })}
        {names.length > most && t('office.stuck.names-more', { n: names.length })}
      </div>
      {mayOpen(place) && <div><Go to={place}>{t(`office.stuck-do.${kind}`)}</Go></div>}
    </div>
  )
}
