import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from 'antd'
import { useLanguage } from '#ui/language.ts'
import { Empty } from '#ui/empty.tsx'

/** A page that broke: nothing that was sent is lost, and it can be opened again. */
export function PageError({ reset }: ErrorComponentProps) {
  const { t } = useLanguage()
  const buttons = (
    <>
      <Button type="primary" onClick={reset}>{t('ui.retry')}</Button>
      <Button onClick={() => window.location.reload()}>{t('office.broken.reload')}</Button>
    </>
  )
  return <Empty title={t('office.broken.title')} next={buttons}>{t('office.broken.text')}</Empty>
}
