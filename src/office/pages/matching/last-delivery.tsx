import type { z } from 'zod'
import type { listDatasets } from '#contract/matching.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'

type Dataset = z.output<typeof listDatasets.response>['rows'][number]

/** The delivery that stands for a data set, with how much it was and for whom; under it one that came later and lacks something. */
export function LastDelivery({ of: { last, part } }: { readonly of: Pick<Dataset, 'last' | 'part'> }) {
  const { t } = useLanguage()
  const partText = usePartText()
  return (
    <>
      {last ? <><DateText date={last.sourceDate} />　<span className="faint">{last.ageDays === 0 ? t('matching.age.today') : t('matching.age', { days: last.ageDays })}</span><div className="faint">{t('matching.delivery', last)}</div></> : <span className="nil">{t('matching.never')}</span>}
      {part && <div><Tag kind="wait">{t('matching.part')}</Tag> <DateText date={part.sourceDate} />　{partText(part)}</div>}
    </>
  )
}

/** What a delivery lacks before it can stand for its data set. */
export function usePartText(): (part: NonNullable<Dataset['part']>) => string {
  const { t } = useLanguage()
  return ({ lacks, rows, households, leftOut, areaName: area }) => t(`matching.part.${lacks}`, { rows, households, all: households + leftOut, area })
}
