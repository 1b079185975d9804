import { useLanguage } from './language.ts'

export function Loading() {
  const { t } = useLanguage()
  return <div className="loading" role="status">{t('ui.loading')}</div>
}
