import { expect, test } from 'vitest'
import { ruleSetFiles, ruleSetNames } from '#test/plan-files.ts'
import { documentsWithoutText, readRuleSet } from './read-rule-set.ts'

const sound = `set: some-place
title: { zh: 某地规则, en: Rules of some place }
documents:
  - { id: notice, title: { zh: 某地通知, en: Notice }, number: 某民发〔2022〕1号, from: 2022-01-01 }
rules:
  - id: large
    title: { zh: 人口较多, en: Large household }
    of: household
    when: household.size >= 6
    near: household.size >= 5
    alert: { by: village, within-days: 7, advice: { zh: 去看看。, en: Go there. } }
    clause: { document: notice, at: 二, says: 6人以上的家庭 }
  - id: old
    title: { zh: 高龄, en: Old }
    of: person
    when: >-
      person.age >= 80
    aid: AGE_ALLOWANCE
    clause: { document: notice, at: 三, says: 80周岁以上 }
`
const texts = { 'texts/notice.txt': '一、对6人以上\n的家庭，以及80周岁 以上老年人……' }
const read = (yaml: string, more: Readonly<Record<string, string | Uint8Array>> = texts) => readRuleSet({ 'rules.yaml': yaml, ...more })
const wrong = (yaml: string, more?: Readonly<Record<string, string | Uint8Array>>) => read(yaml, more).complaints.map(({ file, line, column, code, suggestion }) => [file, line, column, code, ...(suggestion === undefined ? [] : [suggestion])])
const changed = (from: string, to: string) => {
  expect(sound).toContain(from)
  return sound.replace(from, to)
}

test('a sound set is what it says', () => {
  const { set, complaints } = read(sound)
  expect(complaints).toEqual([])
  expect(set).toMatchObject({ id: 'some-place', rules: [{ id: 'large', alert: { by: 'village', withinDays: 7 }, clause: { document: 'notice', says: '6人以上的家庭' } }, { id: 'old', when: 'person.age >= 80', aid: 'AGE_ALLOWANCE' }] })
  expect(set!.rules[0]!.alert).not.toHaveProperty('within-days')
  expect(documentsWithoutText(set!)).toEqual([])
})

test('without the text a clause says what it comes to in our words, and the set says so', () => {
  const inOurWords = sound.replaceAll(/says: .*(?= \})/g, 'gist: { zh: 大意, en: Gist }')
  expect(documentsWithoutText(read(inOurWords, {}).set!)).toEqual(['notice'])
})

test.each<[string, string, (string | number)[]]>([
  ['a rule of an unknown key', changed('    near:', '    nearly:'), ['rules.yaml', 10, 5, 'KEY_UNKNOWN', 'near']],
  ['no title', changed('    title: { zh: 高龄, en: Old }\n', ''), ['rules.yaml', 13, 5, 'KEY_MISSING', 'title: …']],
  ['a title in one language', changed('{ zh: 高龄, en: Old }', '{ zh: 高龄 }'), ['rules.yaml', 14, 5, 'KEY_MISSING', 'en: …']],
  ['another subject', changed('of: person', 'of: persn'), ['rules.yaml', 15, 9, 'VALUE_NOT_ONE_OF', 'person']],
  ['a misspelt indicator', changed('person.age >= 80', 'person.agee >= 80'), ['rules.yaml', 17, 7, 'EXPRESSION_UNKNOWN_NAME', 'person.age']],
  ['a misspelt parameter', changed('household.size >= 6', 'household.incomeRatio < parameter.edgeMultipel'), ['rules.yaml', 9, 35, 'EXPRESSION_UNKNOWN_NAME', 'parameter.edgeMultiple']],
  ['a person in a rule of households', changed('household.size >= 6', 'person.age >= 6'), ['rules.yaml', 9, 11, 'EXPRESSION_NO_PERSON_HERE']],
  ['types that do not go together', changed('household.size >= 6', 'household.size >= "6"'), ['rules.yaml', 9, 11, 'EXPRESSION_TYPES']],
  ['a code in quotes that YAML takes for its own', changed('household.size >= 6', '"DIBAOO" in household.aid'), ['rules.yaml', 9, 20, 'YAML_SYNTAX']],
  ['an unknown code, in quotes', changed('household.size >= 6', `'"DIBAOO" in household.aid'`), ['rules.yaml', 9, 12, 'EXPRESSION_UNKNOWN_CODE', 'DIBAO']],
  ['no yes or no', changed('household.size >= 6', 'household.size'), ['rules.yaml', 9, 11, 'EXPRESSION_NOT_YES_OR_NO']],
  ['an expression that stops', changed('household.size >= 6', 'household.size >='), ['rules.yaml', 9, 28, 'EXPRESSION_SYNTAX']],
  ['a loop', changed('household.size >= 6', `'household.aid.exists(k, k == "DIBAO")'`), ['rules.yaml', 9, 12, 'EXPRESSION_REFUSED']],
  ['a division by zero', changed('household.size >= 6', 'household.size / 0 >= 6'), ['rules.yaml', 9, 11, 'RULE_DIVIDES_BY_ZERO']],
  ['nothing asked', changed('household.size >= 6', '1 < 2'), ['rules.yaml', 9, 11, 'RULE_ASKS_NOTHING']],
  ['near the same', changed('household.size >= 5', 'household.size  >=  6'), ['rules.yaml', 10, 11, 'NEAR_IS_WHEN']],
  ['near with a mistake', changed('household.size >= 5', 'household.sise >= 5'), ['rules.yaml', 10, 11, 'EXPRESSION_UNKNOWN_NAME', 'household.size']],
  ['an unknown aid', changed('AGE_ALLOWANCE', 'AGE_ALOWANCE'), ['rules.yaml', 18, 10, 'NAME_UNKNOWN', 'AGE_ALLOWANCE']],
  ['an alert at once', changed('within-days: 7', 'within-days: 0'), ['rules.yaml', 11, 40, 'VALUE_TYPE']],
  ['an alert for nobody', changed('by: village', 'by: province'), ['rules.yaml', 11, 18, 'VALUE_NOT_ONE_OF']],
  ['the same rule twice', changed('id: old', 'id: large'), ['rules.yaml', 13, 9, 'ID_TWICE']],
  ['an unknown document', changed('document: notice, at: 三', 'document: notise, at: 三'), ['rules.yaml', 19, 25, 'NAME_UNKNOWN', 'notice']],
  ['a day that does not exist', changed('2022-01-01', '2022-02-30'), ['rules.yaml', 4, 79, 'DATE_NOT_REAL', '2022-02-28']],
  ['words that the text does not say', changed('80周岁以上', '80岁以上'), ['rules.yaml', 19, 46, 'CLAUSE_NOT_IN_NOTICE']],
  ['our words beside the text', changed('says: 80周岁以上', 'gist: { zh: 高龄, en: Old }'), ['rules.yaml', 19, 40, 'GIST_BESIDE_TEXT', 'says: …']],
  ['no words', changed(', says: 80周岁以上', ''), ['rules.yaml', 19, 13, 'CLAUSE_WITHOUT_WORDS', 'says: …']],
  ['no rules', `${sound.slice(0, sound.indexOf('rules:'))}rules: []\n`, ['rules.yaml', 5, 8, 'VALUE_EMPTY']],
  ['brackets left open', changed('title: { zh: 高龄, en: Old }', 'title: { zh: 高龄, en: Old'), ['rules.yaml', 15, 5, 'YAML_SYNTAX']],
])('%s is told with its place', (_, yaml, expected) => {
  const found = wrong(yaml)
  expect(found[0]!.slice(0, expected.length)).toEqual(expected)
  expect(found.filter(([, , , code]) => code !== 'YAML_SYNTAX').length).toBeLessThanOrEqual(1)
})

test('of files: no rules, a text of no document, a quote without a text, a text that is none', () => {
  expect(readRuleSet(texts).complaints).toMatchObject([{ file: 'rules.yaml', code: 'FILE_MISSING' }])
  expect(wrong(sound, { ...texts, 'texts/notise.txt': 'x' })).toEqual([['texts/notise.txt', 1, 1, 'TEXT_OF_NO_DOCUMENT']])
  expect(wrong(sound, {})).toEqual([['rules.yaml', 12, 40, 'SAYS_WITHOUT_TEXT', 'gist: { zh: …, en: … }'], ['rules.yaml', 19, 40, 'SAYS_WITHOUT_TEXT', 'gist: { zh: …, en: … }']])
  expect(wrong(sound, { 'texts/notice.txt': '一\u0000二' })).toEqual([['texts/notice.txt', 1, 2, 'FILE_NOT_TEXT']])
  expect(wrong(sound, { 'texts/notice.txt': '' }).map(([, , , code]) => code)).toEqual(['CLAUSE_NOT_IN_NOTICE', 'CLAUSE_NOT_IN_NOTICE'])
})

test('every mistake is told at once, and what follows only from another is not', () => {
  const found = wrong(sound.replace('of: person', 'of: nobody').replace('person.age >= 80', 'person.agee >= 80').replace('household.size >= 6', 'household.sise >= 6').replace('near: household.size >= 5', 'near: household.size >='))
  expect(found.map(([, line, , code]) => [line, code])).toEqual([[9, 'EXPRESSION_UNKNOWN_NAME'], [10, 'EXPRESSION_SYNTAX'], [15, 'VALUE_NOT_ONE_OF']])
})

test.each(ruleSetNames)('%s, which comes with the software, is sound', (name) => {
  expect(readRuleSet(ruleSetFiles(name)).complaints).toEqual([])
})
