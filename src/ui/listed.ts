import { useLanguage } from './language.ts'

/** Several words in a row, with the separator of the language. */
export function useListed(): (parts: readonly string[]) => string {
  const { language } = useLanguage()
  return (parts) => parts.filter(Boolean).join(language === 'en' ? ', ' : '、')
}
