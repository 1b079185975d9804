import { Button } from 'antd'
import { formatNumber } from './format.ts'
import { useLanguage } from './language.ts'

type Props = { readonly shown: number; readonly total: number; readonly onMore?: (() => void) | undefined; readonly isBusy?: boolean }

/** Foot of a long list: how much of it is on screen, and the next rows. */
export function More({ shown, total, onMore, isBusy = false }: Props) {
  const { t, language } = useLanguage()
  const n = (value: number) => formatNumber(value, language)
  return (
    <div className="table-foot no-print">
      <span>{onMore ? t('ui.more.some', { shown: n(shown), total: n(total) }) : t('ui.total', { n: n(total) })}</span>
      {onMore && <Button size="small" loading={isBusy} onClick={onMore}>{t('ui.more')}</Button>}
    </div>
  )
}
