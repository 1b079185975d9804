import { createContext, useContext } from 'react'
import type { Language } from '#ui/language.ts'

export const SwitchLanguageContext = createContext<(language: Language) => void>(() => {})

export function useSwitchLanguage(): (language: Language) => void {
  return useContext(SwitchLanguageContext)
}
