import { useLanguage } from '#ui/language.ts'

/** How many were looked at, of how many, and what share that is. */
export function CoverageText({ coverage: { lookedAt, of } }: { readonly coverage: { readonly lookedAt: number; readonly of: number } }) {
  const { t, language } = useLanguage()
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1, roundingMode: 'floor' } as Intl.NumberFormatOptions).format(of === 0 ? 0 : lookedAt / of)
  return <>{t('records.coverage', { lookedAt, of, percent })}</>
}
