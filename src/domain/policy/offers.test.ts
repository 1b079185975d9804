import { expect, test } from 'vitest'
import { wordsOf } from '#test/words-of.ts'
import { compile, isCompiled } from './compile.ts'
import { findIndicator } from './indicators.ts'
import { indicatorOffer, indicatorsFor, isSought, offersAt } from './offers.ts'
import type { Subject } from './population.ts'

const words = wordsOf('zh')
/** `|` is the caret. */
const offered = (text: string, subject: Subject = 'person') => offersAt(text.replace('|', ''), text.indexOf('|'), subject, words)
const texts = (text: string, subject?: Subject) => offered(text, subject).offers.map((offer) => offer.text)
/** The text after the first offer was taken. */
const taken = (text: string) => {
  const { from, to, offers } = offered(text)
  const bare = text.replace('|', '')
  return bare.slice(0, from) + offers[0]!.text + bare.slice(to)
}

test.each([
  ['person.ag|', 'person.age'],
  ['年龄|', 'person.age'],
  ['household.size > 1 && 独居|', 'person.livingState == "LIVES_ALONE"'],
  ['household.size > 1 && 低保|', '"DIBAO" in person.aid'],
  ['居住状况|', 'person.livingState'],
  ['livingst|', 'person.livingState'],
  ['!已领残疾|', 'person.disability.hasCard'],
  ['(人均收入水|', 'household.incomeRatio'],
])('%s finds %s first', (text, expected) => {
  expect(texts(text)[0]).toBe(expected)
})

test.each([
  ['person.livingState == |', '"LIVES_ALONE"', '独居'],
  ['person.livingState == "|', 'LIVES_ALONE"', '独居'],
  ['person.livingState in ["EMPTY_NEST", |', '"LIVES_ALONE"', '独居'],
  ['"|" in household.utilities', 'TAP_WATER"', undefined],
  ['person.livingState != "独|"', 'LIVES_ALONE"', '独居'],
  ['"低保|', 'DIBAO"', undefined],
])('%s is answered with codes and what they mean', (text, code, label) => {
  const { isSure, offers } = offered(text)
  const found = offers.find((offer) => offer.text === code) ?? offers[0]!
  expect([isSure, found.kind]).toEqual([true, 'code'])
  if (label) expect(found).toMatchObject({ text: code, label: expect.stringContaining(label) })
})

test.each([
  ['person.age 不低于|', '>='],
  ['person.age &|', '&&'],
  ['person.age >= 80 且|', '&&'],
  ['"DIBAO" |', 'in'],
  ['person.seriousIllness 或|', '||'],
  ['person.livingState |', '=='],
])('%s is answered with the operator %s', (text, expected) => {
  expect(texts(text)[0]).toBe(expected)
})

test('behind a comparison stands something of the same kind, behind in a list of codes', () => {
  for (const text of texts('household.income12m > |')) if (text.includes('.')) expect(['int', 'double', 'money']).toContain(findIndicator(text)!.type)
  expect(texts('"DIBAO" in |').filter((text) => text.includes('.'))).toEqual(['person.aid', 'household.aid', 'household.memberAid', 'household.aidInYear', 'household.utilities'])
})

test('a rule of a household is offered nothing of a person', () => {
  expect(texts('|', 'household').filter((text) => text.startsWith('person.'))).toEqual([])
  expect(indicatorsFor('person').some((one) => one.subject === 'household')).toBe(true)
})

test('what is taken is text of the language, and what stands there already is not offered', () => {
  expect(taken('person.livingState == "独|" && person.age > 1')).toBe('person.livingState == "LIVES_ALONE" && person.age > 1')
  expect(isCompiled(compile(taken('年龄| >= 80'), 'person'))).toBe(true)
  expect(texts('person.age|')).not.toContain('person.age')
  expect(texts('person.age >= 80 && |').length).toBeGreaterThan(100)
  expect(offered('person.age >= 80 && && |').offers.length).toBeGreaterThan(0)
})

test('the catalogue is searched by name, by what it is called and by what it means; every indicator says its type', () => {
  const all = indicatorsFor('person').map((one) => indicatorOffer(one, words))
  expect(all.filter((one) => isSought(one, '')).length).toBe(all.length)
  expect(all.filter((one) => isSought(one, '残疾等级')).map((one) => one.text)).toContain('person.disability.level')
  expect(all.find((one) => one.text === 'person.age')).toMatchObject({ label: '年龄', type: '整数（周岁）' })
})
