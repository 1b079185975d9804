import { Button } from 'antd'
import { useLanguage } from '#ui/language.ts'
import { Empty } from '#ui/empty.tsx'

/** A page that broke: nothing that was sent is lost, and it can be opened again. */
export function PageError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  const { t } = useLanguage()
  return (
    <Empty title={t('office.broken.title')} next={<><Button type="primary" onClick={reset}>{t('ui.retry')}</Button><Button onClick={() => window.location.reload()}>{t('office.broken.reload')}</Button></>}>
      {t('office.broken.text')}
    </Empty>
  )
}
