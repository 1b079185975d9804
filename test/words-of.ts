import { readFileSync, readdirSync } from 'node:fs'
import type { Words } from '#domain/policy/value-text.ts'

/** The words of a language as they are shipped; a key that is not there, or a place that is not filled, throws. */
export function wordsOf(language: 'zh' | 'en'): Words {
  const folder = new URL(`../locales/${language === 'zh' ? 'zh-CN' : 'en'}/`, import.meta.url)
  const texts = Object.assign({}, ...readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object)) as Record<string, string>
  return {
    language,
    say: (key, values = {}) => {
      const text = texts[key]
      if (text === undefined) throw new Error(`no text ${key}`)
      return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        if (values[name] === undefined) throw new Error(`${key} without ${name}`)
        return values[name]
      })
    },
  }
}
