import { findIndicator } from '#domain/policy/indicators.ts'
import { useLanguage } from '#ui/language.ts'

/** The name of an indicator by its full name; one that the catalogue does not have stays as it is written. */
export function useIndicatorName(): (fullName: string) => string {
  const { t, has } = useLanguage()
  return (fullName) => {
    const key = findIndicator(fullName)?.label ?? ''
    return has(key) ? t(key) : fullName
  }
}
