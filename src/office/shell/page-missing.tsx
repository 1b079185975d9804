import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../paths.ts'

/** An address that leads nowhere. */
export function PageMissing() {
  const { t } = useLanguage()
  return (
    <Empty title={t('office.missing.title')} next={<Go to={paths.today()}>{t('office.missing.home')}</Go>}>
      {t('office.missing.text')}
    </Empty>
  )
}
