import { readFileSync } from 'node:fs'

const { LC_ALL, LC_MESSAGES, LANG } = process.env
const named = LC_ALL || LC_MESSAGES || LANG || ''
const language = named === '' || /^(C|POSIX)\b/.test(named) || named.startsWith('zh') ? 'zh-CN' : 'en'
const texts = JSON.parse(readFileSync(new URL(`../../locales/${language}/prepare.json`, import.meta.url), 'utf8'))

/** A sentence in the user's language. */
export function say(key, values = {}) {
  return texts[`prepare.${key}`].replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder)
}

export function tell(key, values) {
  console.log(say(key, values))
}

/** Something the user must see to; the message says what. */
export class Unprepared extends Error {
  constructor(key, values) {
    super(say(key, values))
  }
}
