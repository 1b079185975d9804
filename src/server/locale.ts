import { readFileSync } from 'node:fs'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** The first language of an Accept-Language header that is spoken here, Chinese when there is none. */
export function preferredLanguage(header = ''): Language {
  const asked = header.split(',').map((part) => part.trim().toLowerCase())
  return asked.find((tag) => /^(zh|en)\b/.test(tag))?.startsWith('en') ? 'en' : 'zh-CN'
}

/** The sentences of one feature, by key. */
export type Texts = Record<string, string>

const loaded = new Map<string, Texts>()

/** Reads `locales/<language>/<feature>.json`, once. */
export function readTexts(language: Language, feature: string): Texts {
  const path = `${language}/${feature}.json`
  let texts = loaded.get(path)
  if (texts === undefined) {
    texts = JSON.parse(readFileSync(new URL(`../../locales/${path}`, import.meta.url), 'utf8')) as Texts
    loaded.set(path, texts)
  }
  return texts
}

/**
 * A sentence with its placeholders filled.
 * @returns the key itself when there is no such sentence, so that a gap shows without breaking anything
 */
export function say(texts: Texts, key: string, values: Record<string, unknown> = {}): string {
  const text = texts[key] ?? key
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => (name in values ? String(values[name]) : placeholder))
}
