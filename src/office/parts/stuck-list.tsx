import type { Stuck } from '#contract/campaigns.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { placeOfStuck } from '../places.ts'

const most = 8

/** 卡在哪里: what does not move, whose it is, and the way to it. */
export function StuckList({ stuck, campaignId }: { readonly stuck: readonly Stuck[]; readonly campaignId: string }) {
  const { t, language } = useLanguage()
  const names = (all: readonly string[]) => all.slice(0, most).join(language === 'en' ? ', ' : '、')
  return (
    <Sheet title={t('office.stuck')} flush>
      {stuck.length === 0 && <p className="stuck muted">{t('office.stuck.nothing')}</p>}
      {stuck.map((one) => (
        <div className="stuck" key={`${one.kind} ${one.areaId}`}>
          <div className="row">
            <b>{one.areaName}</b>
            {one.daysLate > 0 ? <Tag kind="act">{t('office.late-days', { n: one.daysLate })}</Tag> : <Tag kind="wait">{t(`office.stuck-tag.${one.kind}`)}</Tag>}
          </div>
          <div>
            {t(`office.stuck-text.${one.kind}`, { n: one.count })}
            {one.names.length > 0 && t('office.stuck.names', { names: names(one.names) })}
            {one.names.length > most && t('office.stuck.names-more', { n: one.names.length })}
          </div>
          <Go to={placeOfStuck(one, campaignId)}>{t(`office.stuck-do.${one.kind}`)}</Go>
        </div>
      ))}
    </Sheet>
  )
}
