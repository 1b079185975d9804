import { expect, test } from 'vitest'
import { planFiles } from '#test/plan-files.ts'
import { readPlan } from './read-plan.ts'

const sound = planFiles('jintan-2022')

const cases = [
  ['a part nobody can stand in', '      - id: possible\n', '      - id: nobody\n        title: { zh: 无, en: None }\n        clause: { at: 三（二）1, says: 汇总形成专项排查基础名册 }\n      - id: possible\n', 'PART_UNREACHABLE'],
  ['an expression of a part that names nothing', 'when: size(household.aid) > 0', 'when: size(household.aids) > 0', 'EXPRESSION_UNKNOWN_NAME'],
  ['a source for a part that no roster has', '    part: possible\n    asks:\n      - { id: met-at', '    part: posible\n    asks:\n      - { id: met-at', 'NAME_UNKNOWN'],
  ['words of a source that is open to all', '    restricted: true\n    seen-by', '    seen-by', 'SOURCE_NOT_RESTRICTED'],
  ['a role that there is not', 'seen-by: [district-officer,', 'seen-by: [district-offiser,', 'VALUE_NOT_ONE_OF'],
  ['a span of years that is no date', 'type: date, required: true, within-years: 3', 'type: text, required: true, within-years: 3', 'SPAN_NEEDS_DATE'],
  ['a choice without choices', "        type: choice\n        required: true\n        options:\n          - { code: ILLNESS, title: { zh: 疾病, en: Illness } }\n          - { code: DISASTER, title: { zh: 灾害, en: Disaster } }\n          - { code: ACCIDENT, title: { zh: 意外事故, en: Accident } }\n", '        type: choice\n        required: true\n', 'OPTIONS_MISSING'],
  ['a referral that no yes leads to', 'type: yes-no, required: true, refers-to: disabled-federation', 'type: text, required: true, refers-to: disabled-federation', 'REFERS_NEEDS_YES_NO'],
  ['a department that is none', 'refers-to: disabled-federation', 'refers-to: disability-federation', 'NAME_UNKNOWN'],
  ['a column that registers do not have', 'column: leftOn', 'column: leftWhen', 'VALUE_NOT_ONE_OF'],
  ['a question that stands twice', '- { id: left-for,', '- { id: left-on,', 'ID_TWICE'],
] as const

test.each(cases)('%s', (_, find, write, code) => {
  const text = String(sound['plan.yaml'])
  expect(text.split(find)).toHaveLength(2)
  expect(readPlan({ ...sound, 'plan.yaml': text.replace(find, write) }).complaints.map((complaint) => complaint.code)).toContain(code)
})

test('a second roster is named at its place, with what to do', () => {
  const text = String(sound['plan.yaml'])
  const block = /(?<=\nrosters:\n(?: +#.*\n)*) +- id: base\n[^]*?(?=\nvisits:)/.exec(text)?.[0] as string
  const second = block.replace('- id: base', '- id: another').replace('id: covered', 'id: covered-too').replace('id: possible', 'id: possible-too')
  const { complaints } = readPlan({ ...sound, 'plan.yaml': text.replace(block, `${block}${second}`) })
  const line = text.slice(0, text.indexOf(block)).split('\n').length + block.split('\n').length - 1
  expect(complaints.find((complaint) => complaint.code === 'ROSTER_SECOND')).toMatchObject({ file: 'plan.yaml', line, details: { roster: 'another', first: 'base' } })
})
