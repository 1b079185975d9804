import fc from 'fast-check'
import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf, ruleSetNames, ruleSetOf } from '#test/plan-files.ts'
import { randomContext, randomRule } from '#test/random-rules.ts'
import { wordsOf } from '#test/words-of.ts'
import { compile, compileAmount, isCompiled, type Compiled } from './compile.ts'
import { contextOf } from './indicators-of.ts'
import { indicators } from './indicators.ts'
import { amountText, readingOf, sentenceOf, type Reading } from './reading.ts'
import { trace, verdictOfTrace } from './trace.ts'
import { tracedReading, type TracedReading } from './traced-reading.ts'

const words = { zh: wordsOf('zh'), en: wordsOf('en') }
const compiled = (expression: string): Compiled => {
  const outcome = compile(expression, 'person')
  if (!isCompiled(outcome)) throw new Error(`${expression}: ${JSON.stringify(outcome)}`)
  return outcome
}
const said = (expression: string, language: 'zh' | 'en') => sentenceOf(readingOf(compiled(expression).tree, words[language]), words[language])

test.each([
  ['person.age >= 80', '年龄满80周岁', 'age is at least 80 years'],
  ['person.age < 16', '年龄不满16周岁', 'age is below 16 years'],
  ['!(person.age < 16)', '年龄满16周岁', 'age is at least 16 years'],
  ['80 <= person.age', '年龄满80周岁', 'age is at least 80 years'],
  ['household.children >= 3', '未成年子女数不少于3人', 'children is at least 3'],
  ['household.incomeRatio <= 2.0', '人均收入水平不高于低保标准的2倍', 'income per head is at most 2 times the dibao standard'],
  ['household.incomeRatio < 1.0', '人均收入水平低于低保标准', 'income per head is below the dibao standard'],
  ['household.incomeRatio < parameter.edgeMultiple', '人均收入水平低于低保边缘线（低保标准的倍数）', 'income per head is below edge line (times the standard)'],
  ['household.income12m > 12345.5', '近12个月家庭总收入高于12,345.5元', 'income of the last 12 months is above 12,345.5 yuan'],
  ['parameter.cpiRise >= 3.5', '当月居民消费价格同比涨幅不低于3.5%', 'consumer prices of the month above last year\'s is at least 3.5%'],
  ['person.disability.level <= 2', '残疾等级为二级或更重', 'level of disability is level 2 or more severe'],
  ['person.livingState in ["LIVES_ALONE", "EMPTY_NEST"]', '居住状况是“独居”或“空巢”', 'living state is “lives alone” or “empty nest”'],
  ['!(person.livingState in ["LIVES_ALONE"])', '居住状况不是“独居”', 'living state is not “lives alone”'],
  ['"DIBAO" in household.aid', '家庭享受低保', 'the household has dibao'],
  ['!("DIBAO" in household.aid)', '家庭没有享受低保', 'the household does not have dibao'],
  ['person.metOn < "2022-06-30"', '发现日期早于2022年6月30日', 'met on is before 2022-06-30'],
  ['!has(person.lastSeenOn)', '最近一次见到本人的日期没有记录', 'last seen is not on record'],
  ['!person.seriousIllness', '没有患重病', 'the person is not seriously ill'],
  ['household.assetsWithin', '家庭财产符合规定', 'assets are within the rules'],
  ['household.assetsWithin == false', '家庭财产不符合规定', 'assets are not within the rules'],
  ['!(person.isHead != true)', '是户主', 'the person is the head'],
  ['person.daysSinceSeen > parameter.visitDaysKey', '距上次见到本人的天数超过重点对象探访间隔', undefined],
  ['household.dibao.monthsSinceReview + 1 >= parameter.reviewMonths', '距上次低保复核的月数加1个月不少于低保复核间隔', 'months since the last dibao review plus 1 months is at least months between dibao reviews'],
  ['household.rigidExpenditure12m > parameter.rigidShare * household.income12m', '近12个月刚性支出高于刚性支出占收入的比例乘以近12个月家庭总收入', 'necessary spending in 12 months is above share of income from which spending is rigid times income of the last 12 months'],
  ['person.age >= 60 && (person.seriousIllness || person.illness.contains("病"))', '年龄满60周岁，且（患重病，或者病名含有“病”）', undefined],
  ['!(person.age >= 60 || person.age < 16)', '以下都不成立：年龄满60周岁，或者年龄不满16周岁', undefined],
] as const)('%s', (expression, zh, en) => {
  expect(said(expression, 'zh')).toBe(zh)
  if (en !== undefined) expect(said(expression, 'en')).toBe(en)
})

test('groups say what of them has to hold', () => {
  expect(readingOf(compiled('person.age >= 60 && !(person.isHead || person.leftBehind)').tree, words.zh)).toEqual({
    kind: 'all',
    lead: '以下都要成立',
    parts: [{ kind: 'leaf', text: '年龄满60周岁' }, { kind: 'none', lead: '以下都不成立', parts: [{ kind: 'leaf', text: '是户主' }, { kind: 'leaf', text: '是留守儿童' }] }],
  })
})

test('a trace in words: of every sentence the outcome, its facts with unit, and what is missing', () => {
  const facts = householdOf([member('a', { birthDate: '1940-01-01', facts: { 'disability.level': 2 } })], { aid: ['DIBAO'] })
  const rule = compiled('person.age >= 80 && !("DIBAO" in household.aid) && person.livingState == "LIVES_ALONE" && person.disability.level <= 2')
  const read = tracedReading(rule.tree, trace(rule, contextOf(facts, 'a')!), words.zh)
  expect(read).toMatchObject({
    kind: 'all',
    outcome: false,
    parts: [
      { text: '年龄满80周岁', outcome: true, facts: [{ name: 'person.age', label: '年龄', value: 82n, text: '82周岁' }], missing: [] },
      { text: '家庭没有享受低保', outcome: false, facts: [{ label: '家庭享受的救助', text: '“低保”' }] },
      { text: '居住状况是“独居”', outcome: 'unknown', facts: [{ name: 'person.livingState', label: '居住状况' }], missing: [{ name: 'person.livingState', label: '居住状况' }] },
      { text: '残疾等级为二级或更重', outcome: true, facts: [{ text: '二级' }] },
    ],
  })
})

const textsIn = (reading: Reading | TracedReading): string[] => (reading.kind === 'leaf' ? [reading.text] : [reading.lead, ...reading.parts.flatMap(textsIn)])

test('every rule that is shipped reads as sentences in both languages', () => {
  const populations = planOf('jintan-2022').populations.flatMap((population) => [population, ...population.focus].map(({ when }) => ({ when, of: population.of })))
  const rules = ruleSetNames.flatMap((name) => ruleSetOf(name).rules).flatMap(({ when, near, of }) => [{ when, of }, ...(near === undefined ? [] : [{ when: near, of }])])
  for (const { when, of } of [...populations, ...rules]) {
    const rule = compile(when, of)
    if (!isCompiled(rule)) throw new Error(when)
    for (const language of ['zh', 'en'] as const) {
      const texts = [...textsIn(readingOf(rule.tree, words[language])), sentenceOf(readingOf(rule.tree, words[language]), words[language])]
      for (const text of texts) {
        expect(text.trim(), when).not.toBe('')
        // No name of the language, no code, no number without what it is a number of.
        expect(text, when).not.toMatch(/(household|person|parameter)\.|[A-Z]{3,}_?|&&|\|\||undefined/)
      }
    }
  }
})

test('any rule reads as sentences, and its trace as the same sentences with the same outcome', () => {
  fc.assert(
    fc.property(randomRule('free'), randomContext, ({ cel }, context) => {
      const rule = compiled(cel)
      const traced = trace(rule, context)
      for (const language of ['zh', 'en'] as const) {
        const reading = readingOf(rule.tree, words[language])
        const inTrace = tracedReading(rule.tree, traced, words[language])
        expect(textsIn(inTrace)).toEqual(textsIn(reading))
        expect(textsIn(reading).every((text) => text.trim() !== '')).toBe(true)
        expect(sentenceOf(reading, words[language])).not.toBe('')
        const verdict = verdictOfTrace(traced)
        expect(inTrace.outcome).toBe(typeof verdict === 'boolean' ? verdict : 'unknown' in verdict ? 'unknown' : 'failed')
      }
    }),
    { numRuns: 600 },
  )
})

test.each([
  ['100', '每月发：100元', 'Paid a month: 100 yuan'],
  ['parameter.disabilityLiving', '每月发：困难残疾人生活补贴标准', 'Paid a month: disability living subsidy'],
  ['person.age >= 90 ? 200.5 : 100.0', '每月发：年龄满90周岁的，200.5元；其余，100元', 'Paid a month: 200.5 yuan where age is at least 90 years; else 100 yuan'],
  ['(parameter.dibaoStandard - household.incomePerHeadMonthly) * double(household.size)', '每月发：（低保标准（每月）减月人均收入）乘以家庭人口', undefined],
] as const)('the amount %s', (expression, zh, en) => {
  const amount = compileAmount(expression, 'person')
  if (!isCompiled(amount)) throw new Error(JSON.stringify(amount))
  expect(amountText(amount.tree, words.zh)).toBe(zh)
  if (en !== undefined) expect(amountText(amount.tree, words.en)).toBe(en)
})

test('every indicator that is yes or no, or holds codes, has its sentences', () => {
  for (const { subject, name, type } of indicators) {
    const full = `${subject}.${name}`
    for (const language of ['zh', 'en'] as const) {
      if (type === 'bool') expect(words[language].say(`indicator-so.${full}`)).not.toBe(words[language].say(`indicator-not.${full}`))
      if (type === 'codes') for (const key of ['holds', 'lacks']) expect(words[language].say(`indicator-${key}.${full}`, { of: '低保' })).toContain('低保')
    }
  }
})
