import { expect, test } from 'vitest'
import { indicators } from '../policy/indicators.ts'
import { severities } from '../casework/severity.ts'
import { noAnswers } from '../form/form.ts'
import { selfCareItems } from '../policy/self-care.ts'
import { answerers, manners } from '../visit/submission.ts'
import { codeLists, codeTitle } from './code-lists.ts'
import { sexes } from './sex.ts'

test('every code has a name in both languages and stands once', () => {
  for (const [name, list] of Object.entries(codeLists)) {
    expect(new Set(list.map((entry) => entry.code)).size, name).toBe(list.length)
    for (const { title } of list) expect(title.zh.length * title.en.length, name).toBeGreaterThan(0)
  }
  expect(codeTitle('relation', '02')).toEqual({ zh: '户主', en: 'head of household' })
  expect(codeLists.relation).toHaveLength(85)
})

test('lists and the words of the code agree', () => {
  const codes = (list: keyof typeof codeLists) => codeLists[list].map((entry) => entry.code)
  expect(codes('sex')).toEqual([...sexes])
  expect(codes('manner')).toEqual([...manners])
  expect(codes('answerer')).toEqual([...answerers])
  expect(codes('no-answer')).toEqual([...noAnswers])
  expect(severities).toHaveLength(4)
  expect(selfCareItems.every((item) => indicators.some((indicator) => indicator.name === item))).toBe(true)
})
