import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeLists } from '../registry/code-lists.ts'
import { valueTypes } from './expression.ts'
import { findIndicator, indicators } from './indicators.ts'

const textsOf = (language: string, file: string) => JSON.parse(readFileSync(new URL(`../../../locales/${language}/${file}.json`, import.meta.url), 'utf8')) as Record<string, string>

test.each(['zh-CN', 'en'])('every indicator and parameter has its name and one line of explanation in %s, and none is left of one that is gone', (language) => {
  const [labels, docs] = [textsOf(language, 'indicator'), textsOf(language, 'indicator-doc')]
  expect(Object.keys(labels).sort()).toEqual(indicators.map((one) => one.label).sort())
  expect(Object.keys(docs).sort()).toEqual(indicators.map((one) => one.doc).sort())
  for (const doc of Object.values(docs)) expect(doc).not.toMatch(/\n|[。.]$/)
})

test('every indicator says its type and its unit or list, and what is computed stands on things that are there', () => {
  for (const { subject, name, type, unit, list, from = [] } of indicators) {
    const full = `${subject}.${name}`
    if (valueTypes[type] === 'int' || valueTypes[type] === 'double') expect(unit, full).toBeDefined()
    if (type === 'code' || type === 'codes') expect(list !== undefined && codeLists[list].length, full).toBeGreaterThan(0)
    for (const fact of from) expect(fact === 'person.birthDate' || findIndicator(fact) !== undefined, `${full} from ${fact}`).toBe(true)
  }
})
