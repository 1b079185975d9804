import { expect, test } from 'vitest'
import { planFiles, planOf } from '#test/plan-files.ts'
import { readPlan } from './read-plan.ts'

const sound = planFiles('jintan-2022')
const survey = 'forms/household-survey.yaml'

test('the plan is sound, with both parts of the roster and every population', () => {
  const plan = planOf('jintan-2022')
  expect(plan.stages.map((stage) => stage.id)).toEqual(['launch', 'preparation', 'visits'])
  expect(plan.rosters[0]!.parts.map((part) => part.id)).toEqual(['covered', 'possible'])
  expect(plan.populations.map((population) => population.id)).toContain('elders-special-support')
  expect(plan.sources.filter((source) => source.restricted).map((source) => source.id)).toEqual(['petition'])
  expect(plan.duties.find((duty) => duty.id === 'base-roster')).toMatchObject({ actor: { level: 'village', role: 'principal' }, fulfilledBy: { roster: 'base' } })
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
})

test('what is not carried out yet is listed with its line', () => {
  const { notCarriedOut } = planOf('jintan-2022')
  expect(notCarriedOut.map((item) => item.path)).toEqual(expect.arrayContaining(['checks.2', 'reviews.0', 'deliverables.1', 'deliverables.3']))
  expect(notCarriedOut.map((item) => item.path)).not.toContain('deliverables.0')
  const lines = String(sound['plan.yaml']).split('\n')
  for (const { path, line } of notCarriedOut) if (path.startsWith('checks.')) expect(lines[line - 1]).toContain('- id: ')
})

type Broken = readonly [what: string, file: string, find: string, write: string, at: string, expected: { code: string; suggestion?: string }]

// `at` is where the complaint must point, in the broken text.
const broken: readonly Broken[] = [
  ['an unknown key', 'plan.yaml', '    supplements: numbered', '    suplements: numbered', 'suplements', { code: 'KEY_UNKNOWN', suggestion: 'supplements' }],
  ['a missing key', 'plan.yaml', '    of: household\n    when: \'"DIBAO"', '    when: \'"DIBAO"', 'id: dibao\n', { code: 'KEY_MISSING', suggestion: 'of: …' }],
  ['a word that is not known', 'plan.yaml', 'role: cell', 'role: cel', 'cel }', { code: 'VALUE_NOT_ONE_OF', suggestion: 'cell' }],
  ['a date that does not exist', 'plan.yaml', 'until: 2022-06-30', 'until: 2022-06-31', '2022-06-31', { code: 'DATE_NOT_REAL', suggestion: '2022-06-30' }],
  ['a date in another writing', 'plan.yaml', 'issued: 2022-03-28', 'issued: 2022/3/28', '2022/3/28', { code: 'DATE_NOT_REAL', suggestion: '2022-03-28' }],
  ['a stage that ends before it begins', 'plan.yaml', 'until: 2022-04-10', 'until: 2022-03-30', '2022-03-30', { code: 'STAGE_ENDS_BEFORE_START' }],
  ['a due date outside its stage', 'plan.yaml', 'due: 2022-04-11', 'due: 2022-04-09', '2022-04-09', { code: 'DUE_OUTSIDE_STAGE', suggestion: '2022-04-11' }],
  ['an unknown stage', 'plan.yaml', 'stage: launch', 'stage: lanch', 'lanch', { code: 'NAME_UNKNOWN', suggestion: 'launch' }],
  ['an unknown role', 'plan.yaml', 'actor: village.principal', 'actor: village.principle', 'village.principle', { code: 'NAME_UNKNOWN', suggestion: 'village.principal' }],
  ['an unknown gate', 'plan.yaml', '- id: every-member-asked', '- id: every-member-ask', 'every-member-ask\n', { code: 'NAME_UNKNOWN', suggestion: 'every-member-asked' }],
  ['a roster signed by somebody else', 'plan.yaml', 'signed-by: village.principal', 'signed-by: town.principal', 'town.principal\n    supplements', { code: 'NAME_UNKNOWN' }],
  ['a part that nothing computes', 'plan.yaml', '- id: possible', '- id: posible', 'posible', { code: 'NAME_UNKNOWN', suggestion: 'possible' }],
  ['an unknown form', 'plan.yaml', '  form: household-survey', '  form: houshold-survey', 'houshold-survey', { code: 'NAME_UNKNOWN', suggestion: 'household-survey' }],
  ['an id that stands twice', 'plan.yaml', '- id: SINGLE', '- id: MANY_CHILDREN', 'MANY_CHILDREN\n        title: { zh: 单人户', { code: 'ID_TWICE' }],
  ['a template that is not there', 'plan.yaml', 'templates/problem-list.docx', 'templates/problemlist.docx', 'templates/problemlist.docx', { code: 'FILE_MISSING', suggestion: 'templates/problem-list.docx' }],
  ['words the notice does not say', 'plan.yaml', 'says: 一户多孩（3孩以上）', 'says: 一户多孩（2孩以上）', '一户多孩（2孩以上）', { code: 'CLAUSE_NOT_IN_NOTICE', suggestion: '一户多孩（3孩以上）' }],
  ['an unknown indicator', 'plan.yaml', 'when: household.children >= 3', 'when: household.childs >= 3', 'household.childs', { code: 'EXPRESSION_UNKNOWN_NAME', suggestion: 'household.children' }],
  ['an unknown code in a folded expression', 'plan.yaml', '"EMPTY_NEST"]\n    part: covered\n    checks: [health, daily-care, safety, care-service]\n    clause: { at: 二（一）3, says: 低保', '"EMPTYNEST"]\n    part: covered\n    checks: [health, daily-care, safety, care-service]\n    clause: { at: 二（一）3, says: 低保', '"EMPTYNEST"', { code: 'EXPRESSION_UNKNOWN_CODE', suggestion: 'EMPTY_NEST' }],
  ['a person in an expression about households', 'plan.yaml', 'when: household.size == 1', 'when: person.age >= 80', 'person.age >= 80\n        clause', { code: 'EXPRESSION_NO_PERSON_HERE' }],
  ['types that do not go together, in quotes', 'plan.yaml', `when: '"DIBAO" in household.aid'\n    part`, `when: '"DIBAO" == household.size'\n    part`, '"DIBAO" == ', { code: 'EXPRESSION_TYPES' }],
  ['an expression that breaks off', 'plan.yaml', 'when: household.size >= 6', 'when: household.size >=', '\n        clause: { at: 二（一）1, says: 一户多人', { code: 'EXPRESSION_SYNTAX' }],
  ['YAML that is none', 'plan.yaml', 'title: { zh: 单人户, en: Single-person household }', 'title: { zh: 单人户, en: Single-person household', 'when: household.size == 1', { code: 'YAML_SYNTAX' }],
  ['a key that stands twice', 'plan.yaml', 'start: 2022-03-28\n', 'start: 2022-03-28\nstart: 2022-03-29\n', 'start: 2022-03-29', { code: 'KEY_TWICE' }],
  ['both due and every', 'plan.yaml', '    every: week\n    done-by', '    every: week\n    due: 2022-05-01\n    done-by', 'id: progress', { code: 'DUE_OR_EVERY' }],
  ['an unknown fact', survey, 'fact: person.livingState', 'fact: person.livingStat', 'person.livingStat\n', { code: 'NAME_UNKNOWN', suggestion: 'person.livingState' }],
  ['a fact that is computed', survey, 'fact: person.leftBehind', 'fact: person.isChild', 'person.isChild\n        clause', { code: 'FACT_COMPUTED' }],
  ['a fact of another type', survey, 'type: date\n        fact: household.dibao.lastReviewOn', 'type: text\n        fact: household.dibao.lastReviewOn', 'text\n        fact: household.dibao.lastReviewOn', { code: 'FACT_TYPE', suggestion: 'date' }],
  ['an unknown population', survey, 'for: [tekun.SCATTERED_CARE]', 'for: [tekun.SCATERED_CARE]', 'tekun.SCATERED_CARE', { code: 'NAME_UNKNOWN', suggestion: 'tekun.SCATTERED_CARE' }],
  ['an unknown question in an expression', survey, 'relevant: answers.agreementCarriedOut == false', 'relevant: answers.agreementCariedOut == false', 'answers.agreementCariedOut', { code: 'EXPRESSION_UNKNOWN_NAME', suggestion: 'answers.agreementCarriedOut' }],
  ['a question that waits for its own answer', survey, 'relevant: answers.housingSafety != "SAFE"', 'relevant: answers.housingText != ""', 'housingText\n', { code: 'RELEVANCE_CIRCLE' }],
  ['a choice without choices', survey, '        list: housing-safety\n', '', 'id: housingSafety', { code: 'OPTIONS_MISSING' }],
  ['two questions instead of three', survey, '        gate: three-questions\n        clause: &risk', '        clause: &risk', 'sections:', { code: 'QUESTIONS_NOT_THREE', suggestion: 'gate: three-questions' }],
  ['a question without a clause', survey, '        fact: household.housingSafety\n        clause: *housing\n', '        fact: household.housingSafety\n', 'id: housingSafety', { code: 'KEY_MISSING', suggestion: 'clause: …' }],
]

test.each(broken)('%s is found where it is', (_, file, find, write, at, expected) => {
  const before = String(sound[file])
  expect(before.split(find), `"${find}" stands in ${file}`).not.toHaveLength(1)
  const text = before.replace(find, () => write)
  const offset = text.indexOf(at)
  expect(offset).toBeGreaterThanOrEqual(0)
  const line = text.slice(0, offset).split('\n')
  const { plan, complaints } = readPlan({ ...sound, [file]: text })
  expect(plan).toBeUndefined()
  expect(complaints[0]).toMatchObject({ file, line: line.length, column: line.at(-1)!.length + 1, ...expected })
  expect(complaints[0]!.suggestion).toBe(expected.suggestion ?? complaints[0]!.suggestion)
})

test('files that are not there', () => {
  const { 'notice.txt': _, ...withoutNotice } = sound
  expect(readPlan(withoutNotice).complaints).toEqual([{ file: 'notice.txt', line: 1, column: 1, code: 'FILE_MISSING', details: { path: 'notice.txt' } }])
  expect(readPlan({}).complaints.map((complaint) => complaint.file)).toEqual(['notice.txt', 'plan.yaml'])
})

test('a template that is no document, a file in another encoding, references without end', () => {
  const docx = 'templates/problem-list.docx'
  expect(readPlan({ ...sound, [docx]: new TextEncoder().encode('hello') }).complaints).toMatchObject([{ file: 'plan.yaml', code: 'TEMPLATE_BROKEN', details: { path: docx } }])
  const text = String(sound['plan.yaml'])
  expect(readPlan({ ...sound, 'plan.yaml': text.replace('动员部署', '\ufffd\ufffd') }).complaints).toMatchObject([{ file: 'plan.yaml', code: 'FILE_NOT_TEXT', line: text.slice(0, text.indexOf('动员部署')).split('\n').length }])
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`)].join('\n')
  expect(readPlan({ ...sound, 'plan.yaml': `${text}\n${bomb}\n` }).complaints).toMatchObject([{ file: 'plan.yaml', code: 'YAML_SYNTAX' }])
})

test('several mistakes are answered in one go', () => {
  const text = String(sound['plan.yaml']).replace('stage: launch', 'stage: lanch').replace('when: household.children >= 3', 'when: household.childs >= 3').replace('says: 单人户的家庭', 'says: 单身户的家庭')
  expect(readPlan({ ...sound, 'plan.yaml': text }).complaints.map((complaint) => complaint.code)).toEqual(['NAME_UNKNOWN', 'EXPRESSION_UNKNOWN_NAME', 'CLAUSE_NOT_IN_NOTICE'])
})
