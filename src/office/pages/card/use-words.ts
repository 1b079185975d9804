import type { Words } from '#domain/policy/value-text.ts'
import { useLanguage } from '#ui/language.ts'

/** The words in which rules are read out. */
export function useWords(): Words {
  const { t, language } = useLanguage()
  return { language: language === 'en' ? 'en' : 'zh', say: (key, values) => t(key, values ?? {}) }
}
