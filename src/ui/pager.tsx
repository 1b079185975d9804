import { Button } from 'antd'
import { formatNumber } from './format.ts'
import { useLanguage } from './language.ts'

type Props = {
  readonly total: number
  readonly next: string | null
  /** The key this page starts after; undefined on the first. */
  readonly after: string | undefined
  readonly onGo: (after: string | undefined) => void
}

/** Under a list: how many rows there are in all, and on to the next ones. */
export function Pager({ total, next, after, onGo }: Props) {
  const { t, language } = useLanguage()
  return (
    <div className="table-foot no-print">
      <span>{t('ui.total', { n: formatNumber(total, language) })}</span>
      <span className="row">
        {after && <Button size="small" onClick={() => onGo(undefined)}>{t('ui.first-page')}</Button>}
        {next && <Button size="small" onClick={() => onGo(next)}>{t('ui.next-page')}</Button>}
      </span>
    </div>
  )
}
