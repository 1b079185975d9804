import type { AlertSample } from '#contract/alerts.ts'
import { useLanguage } from '#ui/language.ts'

/** What a sample says of those missed: the share, and between which bounds it lies; before all were looked at only how far it is. */
export function useEstimateText(): (sample: Pick<AlertSample, 'estimate' | 'looked' | 'missed' | 'gone' | 'size'>) => string {
  const { t } = useLanguage()
  const percent = (share: number) => (share * 100).toFixed(1)
  return ({ estimate, looked, missed, gone, size }) => (estimate ? t('alerts.sample.share', { share: percent(estimate.share), from: percent(estimate.from), to: percent(estimate.to) }) : t('alerts.sample.not-yet', { looked, size: size - gone, missed }))
}
