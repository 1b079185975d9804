import { expect, test } from 'vitest'
import { compile, isCompiled } from './compile.ts'
import { mended } from './mended.ts'
import { typedOtherwise } from './typed-otherwise.ts'

const found = (expression: string) => typedOtherwise(expression).map(({ at, typed, meant }) => [at, typed, meant])

test('what an input method writes is found with its place and what the language writes', () => {
  expect(found('person.age＞＝８０')).toEqual([[10, '＞＝', '>='], [12, '８０', '80']])
  expect(found('household.size ≥ 6 且 household.children ＝ 3')).toEqual([[15, '≥', '>='], [19, '且', '&&'], [40, '＝', '==']])
  expect(found('（person.age <＝ 16） 或者 非person.leftBehind')).toEqual([[0, '（', '('], [12, '<＝', '<='], [17, '）', ')'], [19, '或者', '||'], [22, '非', '!']])
  expect(found('person.livingState == “LIVES_ALONE”')).toEqual([[22, '“', '"'], [34, '”', '"']])
  expect(found('person.livingState == "LIVES_ALONE”')).toEqual([[34, '”', '"']])
  expect(found('person.livingState in ["A"，"B"、"C"】')).toEqual([[26, '，', ','], [30, '、', ','], [34, '】', ']']])
  expect(found('ｐｅｒｓｏｎ．ａｇｅ　> 1')).toEqual([[0, 'ｐｅｒｓｏｎ．ａｇｅ', 'person.age'], [10, '\u3000', ' ']])
})

test('texts, remarks and what nobody can guess are left alone', () => {
  for (const expression of ['person.illness.contains("重病，≥且")', "person.illness == '（甲）'", 'person.age > 1 // ≥ 且', '年龄大于 80', 'person.age >= 80 && "DIBAO" in household.aid']) expect(found(expression)).toEqual([])
})

test('an expression is refused with every such place, by line and column, and reads once all are mended', () => {
  let expression = 'person.age ≥ ８０ 且\n  person.livingState ＝＝ “LIVES_ALONE” 并且 （person.leftBehind）'
  const complaints = compile(expression, 'person')
  if (isCompiled(complaints)) throw new Error('it reads')
  expect(complaints.map(({ code, line, column, suggestion }) => [code, line, column, suggestion])).toEqual([
    ['EXPRESSION_TYPED_OTHERWISE', 1, 12, '>='], ['EXPRESSION_TYPED_OTHERWISE', 1, 14, '80'], ['EXPRESSION_TYPED_OTHERWISE', 1, 17, '&&'], ['EXPRESSION_TYPED_OTHERWISE', 2, 22, '=='],
    ['EXPRESSION_TYPED_OTHERWISE', 2, 25, '"'], ['EXPRESSION_TYPED_OTHERWISE', 2, 37, '"'], ['EXPRESSION_TYPED_OTHERWISE', 2, 39, '&&'], ['EXPRESSION_TYPED_OTHERWISE', 2, 42, '('], ['EXPRESSION_TYPED_OTHERWISE', 2, 60, ')'],
  ])
  expression = mended(expression, complaints)
  expect(expression).toBe('person.age >= 80 &&\n  person.livingState == "LIVES_ALONE" && (person.leftBehind)')
  expect(isCompiled(compile(expression, 'person'))).toBe(true)
})

test('a name or a code that was nearly right is mended by the nearest', () => {
  const mend = (expression: string) => {
    const complaints = compile(expression, 'person')
    return isCompiled(complaints) ? expression : mended(expression, complaints)
  }
  expect(mend('person.agee >= 80')).toBe('person.age >= 80')
  expect(mend('person.livingState in ["LIVES_ALONE", "EMPTY_NESTS"]')).toBe('person.livingState in ["LIVES_ALONE", "EMPTY_NEST"]')
  expect(mend('person.age >=')).toBe('person.age >=')
})
