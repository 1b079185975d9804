import { isPlainDate, writtenDate } from '../calendar/plain-date.ts'
import { titleIn } from '../clause/clause.ts'
import { codeLists, type CodeList } from '../registry/code-lists.ts'
import { findIndicator, type Indicator } from './indicators.ts'
import type { CelValue } from './indicators-of.ts'

/** What words are made of: a text of the locales with its places filled, and the language of code titles. */
export type Words = { readonly language: 'zh' | 'en'; readonly say: (key: string, values?: Readonly<Record<string, string>>) => string }

/** What a value is a value of, as far as its wording goes. */
export type Meaning = Pick<Indicator, 'type' | 'unit' | 'list'>

/** What a full name is called: an indicator or a parameter by its label, a day of birth or of a visit as such, the question of a form by its id. */
export function factName(name: string, words: Words): string {
  const indicator = findIndicator(name)
  if (indicator) return words.say(indicator.label)
  if (name === 'person.birthDate') return words.say('reading.birth-date')
  if (name === 'visit.date') return words.say('reading.visit-date')
  return words.say('reading.answer', { name: name.replace(/^answers\./, '') })
}

/** The value of a full name in words: with its unit, a code by its title, a day as it is written. */
export function factText(name: string, value: CelValue, words: Words): string {
  return valueText(findIndicator(name), value, words)
}

/** A value in words; one of which nobody knows what it means stands as it is. */
export function valueText(meaning: Meaning | undefined, value: CelValue, words: Words): string {
  if (typeof value === 'boolean') return words.say(value ? 'reading.yes' : 'reading.no')
  if (typeof value === 'string') return textOf(meaning, value, words)
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(meaning, value, words)
  return value.length === 0 ? words.say('reading.nothing') : value.map((one) => textOf(meaning, one, words)).join(words.say('reading.comma'))
}

function textOf(meaning: Meaning | undefined, text: string, words: Words): string {
  if (meaning?.list) return titleOf(meaning.list, text, words)
  if (isPlainDate(text)) return words.language === 'zh' ? writtenDate(text) : text
  return words.say('reading.quoted', { text })
}

/** The title of a code of which an indicator may have several; a code that is not there stands as it is. */
export function codeName(name: string, code: string, words: Words): string {
  const list = findIndicator(name)?.list
  return list ? plainTitle(list, code, words) : code
}

function titleOf(list: CodeList, code: string, words: Words): string {
  return words.say('reading.quoted', { text: plainTitle(list, code, words) })
}

function plainTitle(list: CodeList, code: string, words: Words): string {
  const entry = codeLists[list].find((one) => one.code === code)
  return entry ? titleIn(entry.title, words.language) : code
}

function numberText(meaning: Meaning | undefined, value: number | bigint, words: Words): string {
  const written = plainNumber(value)
  if (meaning?.unit === 'level') return levelText(written, words)
  if (meaning?.unit === 'standard' && Number(value) === 1) return words.say('reading.unit.one-standard')
  return meaning?.unit === undefined ? written : words.say(`reading.unit.${meaning.unit}`, { n: written })
}

function levelText(level: string, words: Words): string {
  const entry = codeLists['disability-level'].find((one) => one.code === level)
  return entry ? titleIn(entry.title, words.language) : level
}

// Thousands apart, no more digits than money or a multiple has.
function plainNumber(value: number | bigint): string {
  if (typeof value === 'number' && (!Number.isFinite(value) || Math.abs(value) >= 1e15)) return String(value)
  const [whole = '', ...rest] = String(typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value).split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}
