import { createContext, useContext } from 'react'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** A name in both languages, as plans carry it. */
export type Words = { readonly zh: string; readonly en: string }
export type Values = Readonly<Record<string, unknown>>

export type Speech = {
  readonly language: Language
  /** The text of a key, its `{name}` places filled. A key without a text comes back as it is. */
  readonly t: (key: string, values?: Values) => string
  /** Whether there is a text for a key. */
  readonly has: (key: string) => boolean
  /** The right one of two words. */
  readonly words: (words: Words) => string
}

export type Messages = Readonly<Record<string, string>>

export function speechOf(language: Language, messages: Messages): Speech {
  return {
    language,
    t: (key, values) => fill(messages[key] ?? key, values, language === 'en' ? ', ' : '、'),
    has: (key) => key in messages,
    words: ({ zh, en }) => (language === 'en' ? en || zh : zh),
  }
}

/** Fills `{name}` places; one that has no value stays empty, lists are joined. */
export function fill(text: string, values: Values = {}, between = '、'): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined || value === null) return ''
    return Array.isArray(value) ? value.join(between) : String(value)
  })
}

export const LanguageContext = createContext<Speech>(speechOf('zh-CN', {}))

/** `t`, `words` and the language of the page. */
export function useLanguage(): Speech {
  return useContext(LanguageContext)
}
