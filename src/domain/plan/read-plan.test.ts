import { expect, test } from 'vitest'
import { planFiles, planOf } from '#test/plan-files.ts'
import { toldChannels } from './told-channels.ts'
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
  expect(notCarriedOut.map((item) => item.path)).toEqual(expect.arrayContaining(['questions.2']))
  expect(notCarriedOut.map((item) => item.path)).not.toContain('deliverables.0')
  const lines = String(sound['plan.yaml']).split('\n')
  for (const { path, line } of notCarriedOut) if (path.startsWith('questions.')) expect(lines[line - 1]).toContain('- id: ')
})

type Broken = readonly [what: string, file: string, find: string, write: string, at: string, expected: { code: string; suggestion?: string }]

// `at` is where the complaint must point, in the broken text.
const broken: readonly Broken[] = [
  ['an unknown key', 'plan.yaml', '    supplements: numbered', '    suplements: numbered', 'suplements', { code: 'KEY_UNKNOWN', suggestion: 'supplements' }],
  ['a missing key', 'plan.yaml', '    of: household\n    when: \'"DIBAO"', '    when: \'"DIBAO"', 'id: dibao\n', { code: 'KEY_MISSING', suggestion: 'of: …' }],
  ['a word that is not known', 'plan.yaml', 'role: cell', 'role: cel', 'cel,', { code: 'VALUE_NOT_ONE_OF', suggestion: 'cell' }],
  ['a date that does not exist', 'plan.yaml', 'until: 2022-06-30', 'until: 2022-06-31', '2022-06-31', { code: 'DATE_NOT_REAL', suggestion: '2022-06-30' }],
  ['a date in another writing', 'plan.yaml', 'issued: 2022-03-28', 'issued: 2022/3/28', '2022/3/28', { code: 'DATE_NOT_REAL', suggestion: '2022-03-28' }],
  ['a stage that ends before it begins', 'plan.yaml', 'until: 2022-04-10', 'until: 2022-03-30', '2022-03-30', { code: 'STAGE_ENDS_BEFORE_START' }],
  ['a due date outside its stage', 'plan.yaml', 'due: 2022-04-11', 'due: 2022-04-09', '2022-04-09', { code: 'DUE_OUTSIDE_STAGE', suggestion: '2022-04-11' }],
  ['an unknown stage', 'plan.yaml', 'stage: launch', 'stage: lanch', 'lanch', { code: 'NAME_UNKNOWN', suggestion: 'launch' }],
  ['an unknown role', 'plan.yaml', 'actor: village.principal', 'actor: village.principle', 'village.principle', { code: 'NAME_UNKNOWN', suggestion: 'village.principal' }],
  ['an unknown gate', 'plan.yaml', '- id: every-member-asked', '- id: every-member-ask', 'every-member-ask\n', { code: 'NAME_UNKNOWN', suggestion: 'every-member-asked' }],
  ['a roster signed by somebody else', 'plan.yaml', 'signed-by: village.principal', 'signed-by: town.principal', 'town.principal\n    supplements', { code: 'NAME_UNKNOWN' }],
  ['a part that nothing computes', 'plan.yaml', '- id: possible', '- id: posible', 'possible\n    asks', { code: 'NAME_UNKNOWN', suggestion: 'posible' }],
  ['an unknown form', 'plan.yaml', '  form: household-survey', '  form: houshold-survey', 'houshold-survey', { code: 'NAME_UNKNOWN', suggestion: 'household-survey' }],
  ['an id that stands twice', 'plan.yaml', '- id: SEVERE_NO_INCOME', '- id: IN_DIBAO', 'IN_DIBAO\n        title: { zh: 低保家庭外', { code: 'ID_TWICE' }],
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
  ['a proposed problem of no kind', survey, 'kind: agreement-missing', 'kind: agreement-mising', 'agreement-mising\n', { code: 'NAME_UNKNOWN', suggestion: 'agreement-missing' }],
  ['a constraint that reads what is not there', survey, 'holds: answers.dibaoLastPaymentOn <= visit.date', 'holds: answers.dibaoLastPaymentOn <= visit.day', 'visit.day', { code: 'EXPRESSION_UNKNOWN_NAME' }],
  ['again without a fact', survey, '        fact: household.wantsToApply\n', '', 'other-day', { code: 'AGAIN_NEEDS_FACT', suggestion: 'fact: …' }],
  ['a choice without choices', survey, '        list: housing-safety\n', '', 'id: housingSafety', { code: 'OPTIONS_MISSING' }],
  ['two questions instead of three', survey, '        gate: three-questions\n        clause: &risk', '        clause: &risk', 'sections:', { code: 'QUESTIONS_NOT_THREE', suggestion: 'gate: three-questions' }],
  ['a kind of record nobody keeps', 'plan.yaml', 'done-by: { record: training }', 'done-by: { record: trainings }', 'trainings', { code: 'NAME_UNKNOWN', suggestion: 'training' }],
  ['a record that others make', 'plan.yaml', 'done-by: { record: training }', 'done-by: { record: screening }', 'screening }\n    clause: { at: 三（二）2', { code: 'RECORD_OF_OTHERS' }],
  ['a share that counts what is no number', 'plan.yaml', 'coverage: { looked-at: lookedAt', 'coverage: { looked-at: participants', 'participants, of', { code: 'NAME_UNKNOWN' }],
  ['a level of what has none', 'plan.yaml', 'type: participants, level: town }\n  - id: supervision', 'type: text, level: town }\n  - id: supervision', 'level: town }\n  - id: supervision', { code: 'LEVEL_NOT_HERE', suggestion: 'type: participants' }],
  ['a cycle that is none', 'plan.yaml', 'every: month', 'every: moth', 'moth\n', { code: 'VALUE_NOT_ONE_OF', suggestion: 'month' }],
  ['a group of nobody', 'plan.yaml', 'of: [tekun] }', 'of: [tekum] }', 'tekum', { code: 'NAME_UNKNOWN', suggestion: 'tekun' }],
  ['a department that is none', 'plan.yaml', '- { id: health, populations', '- { id: heath, populations', 'heath', { code: 'NAME_UNKNOWN', suggestion: 'health' }],
  ['a share over all', 'plan.yaml', 'rate: 10%', 'rate: 110%', '110%', { code: 'VALUE_TYPE' }],
  ['days that are none', 'plan.yaml', 'reuse-within-days: 30', 'reuse-within-days: 0', '0\n  clause: { at: 五（三）, says: 防止', { code: 'VALUE_TYPE' }],
  ['nobody who answers', 'plan.yaml', '    answers: [take, return, pass-on]\n', '', 'id: upward', { code: 'KEY_MISSING', suggestion: 'answers: …' }],
  ['a stage before which teams must be there', 'plan.yaml', 'before: visits', 'before: visit', 'visit\n', { code: 'NAME_UNKNOWN', suggestion: 'visits' }],
  ['a department written like no id', 'plan.yaml', '    womens-federation: { zh', "    women's: { zh", "women's", { code: 'VALUE_TYPE' }],
  ['a sign that nobody sees', 'plan.yaml', 'en: Launch }', 'en: "Laun\\u0000ch" }', '"Laun', { code: 'VALUE_SIGN' }],
  ['half a sign', 'plan.yaml', 'en: Launch }', 'en: "Laun\\ud83dch" }', '"Laun', { code: 'VALUE_SIGN' }],
  ['a stage of a lifetime', 'plan.yaml', 'until: 2022-06-30\n    clause: { at: 三（三）, says: 组织', 'until: 2092-06-30\n    clause: { at: 三（三）, says: 组织', '2092-06-30', { code: 'STAGE_TOO_LONG' }],
  ['a column that the list does not have', 'plan.yaml', '{ id: foundBy, title', '{ id: finder, title', 'finder', { code: 'NAME_UNKNOWN' }],
  ['a question without a clause', survey, '        fact: household.housingSafety\n        clause: *housing\n', '        fact: household.housingSafety\n', 'id: housingSafety', { code: 'REQUIRED_WITHOUT_CLAUSE', suggestion: 'clause: … / required: false' }],
  ['a deliverable that is nobody\'s duty', 'plan.yaml', 'done-by: { deliverable: bulletin }', 'done-by: { deliverable: weekly }', 'id: bulletin\n    title: { zh: 排查', { code: 'DUTY_MISSING' }],
  ['a deliverable due years after its duty', 'plan.yaml', 'rows: problems\n    due: 2022-05-31', 'rows: problems\n    due: 2025-01-01', '2025-01-01', { code: 'DUTY_OTHER_DAY', suggestion: '2022-05-31' }],
  ['a roster due on another day than its duty', 'plan.yaml', 'due: 2022-04-01\n    to: town', 'due: 2022-04-09\n    to: town', '2022-04-09\n    to: town', { code: 'DUTY_OTHER_DAY', suggestion: '2022-04-01' }],
  ['a deliverable of one level and the duty of another', 'plan.yaml', 'actor: town\n    stage: visits\n    due: 2022-06-30', 'actor: village\n    stage: visits\n    due: 2022-06-30', 'town\n    to: district\n    templates:\n      - { format: xlsx, path: templates/rectification', { code: 'DUTY_OTHER_UNIT' }],
  ['years before never', 'plan.yaml', 'within-years: 3', 'within-years: -3', '-3,', { code: 'VALUE_TYPE' }],
  ['bands of less than a day', 'plan.yaml', 'ages: [7, 30, 90]', 'ages: [-7, 30, 90]', '-7, 30', { code: 'VALUE_TYPE' }],
  ['the number of another document', 'plan.yaml', 'number: 坛民字〔2022〕15号', 'number: 坛民字〔2022〕16号', '坛民字〔2022〕16号', { code: 'NUMBER_NOT_IN_NOTICE', suggestion: '坛民字〔2022〕15号' }],
  ['the day of another document', 'plan.yaml', 'issued: 2022-03-28', 'issued: 2022-03-29', '2022-03-29', { code: 'ISSUED_NOT_IN_NOTICE' }],
  ['a row that the reading does not have', 'plan.yaml', 'says: 逐庄逐户、逐街逐巷、见人见面开展排查, row: J-37', 'says: 逐庄逐户、逐街逐巷、见人见面开展排查, row: J-99', 'J-99', { code: 'ROW_UNKNOWN', suggestion: 'J-75' }],
  ['a row of another notice in a form', survey, 'row: J-24 }', 'row: G-24 }', 'G-24', { code: 'ROW_UNKNOWN' }],
  ['a section that says neither why nor what for', survey, '    serves: { zh: 核对尊老金是否享受、是否收到, en: whether the age allowance is received }\n', '', 'id: age-allowance', { code: 'SECTION_WITHOUT_REASON' }],
  ['a gate about nobody', 'plan.yaml', 'for: [dibao.LARGE_HOUSEHOLD', 'for: [dibao.LARGE_HOUSEHOLDS', 'dibao.LARGE_HOUSEHOLDS', { code: 'NAME_UNKNOWN', suggestion: 'dibao.LARGE_HOUSEHOLD' }],
  ['a gate that is about everybody', 'plan.yaml', '- id: every-problem-has-a-kind\n', '- id: every-problem-has-a-kind\n      for: [dibao]\n', 'for: [dibao]\n', { code: 'GATE_FOR_ALL' }],
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
  expect(complaints.map((complaint) => complaint.code), 'nothing that follows is said').toEqual(complaints.map(() => expected.code))
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
  expect(readPlan({ ...sound, [docx]: new TextEncoder().encode('hello') }).complaints).toEqual([expect.objectContaining({ file: docx, line: 1, column: 1, code: 'TEMPLATE_BROKEN', details: { path: docx, format: 'docx' } })])
  // Four reports are made with it: it is wrong once.
  const report = 'templates/report.docx'
  expect(readPlan({ ...sound, [report]: new TextEncoder().encode('hello') }, { [report]: 'broken' }).complaints.map(({ file, code }) => `${file} ${code}`)).toEqual([`${report} TEMPLATE_BROKEN`])
  const text = String(sound['plan.yaml'])
  expect(readPlan({ ...sound, 'plan.yaml': text.replace('动员部署', '\ufffd\ufffd') }).complaints).toMatchObject([{ file: 'plan.yaml', code: 'FILE_NOT_TEXT', line: text.slice(0, text.indexOf('动员部署')).split('\n').length }])
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`)].join('\n')
  expect(readPlan({ ...sound, 'plan.yaml': `${text}\n${bomb}\n` }).complaints).toMatchObject([{ file: 'plan.yaml', code: 'YAML_SYNTAX' }])
})

test('a tag of a template that nothing fills in, at its cell', () => {
  const [xlsx, docx] = ['templates/problem-list.xlsx', 'templates/problem-list.docx']
  const tags = { [xlsx]: [{ name: 'titel', isList: false, cell: 'A1' }, { name: 'rows', isList: true, cell: 'A4' }, { name: 'measures', isList: false, list: 'rows', cell: 'AB4' }, { name: 'no', isList: false, list: 'rows', cell: 'A4' }], [docx]: 'broken' as const }
  expect(readPlan(sound, tags).complaints).toMatchObject([
    { file: docx, code: 'TEMPLATE_BROKEN' },
    { file: xlsx, line: 1, column: 1, code: 'TEMPLATE_TAG_UNKNOWN', suggestion: '{title}', details: { tag: 'titel', cell: 'A1' } },
    { file: xlsx, line: 4, column: 28, code: 'TEMPLATE_TAG_UNKNOWN', suggestion: '{measure}', details: { tag: 'measures', cell: 'AB4' } },
  ])
})

test('mistakes in shape and in rules are answered in one go, what follows from them is not', () => {
  const text = String(sound['plan.yaml'])
    .replace('    of: household\n    when', '    when') // shape: what may be named in its expressions is not known
    .replace('- id: launch\n', '- id: 1\n') // shape: which stages there are is not known, so `stage: launch` may be right
    .replace('when: person.age < 16', 'when: person.ages < 16') // rules
    .replace('until: 2022-04-10', 'until: 2022-04-31') // shape: no due date is measured against it
    .replace('due: 2022-06-30\n    done-by: { visits', 'due: 2022-07-30\n    done-by: { visits') // rules
  const form = String(sound[survey]).replace('form: household-survey', 'form: [household-survey]').replace('answers.agreementCarriedOut == false', 'answers.agreementCariedOut == false')
  expect(readPlan({ ...sound, 'plan.yaml': text, [survey]: form }).complaints.map(({ file, code }) => `${file} ${code}`)).toEqual([
    `${survey} VALUE_TYPE`,
    `${survey} EXPRESSION_UNKNOWN_NAME`,
    'plan.yaml VALUE_TYPE',
    'plan.yaml DATE_NOT_REAL',
    'plan.yaml DUE_OUTSIDE_STAGE',
    'plan.yaml KEY_MISSING',
    'plan.yaml EXPRESSION_UNKNOWN_NAME',
  ])
})

test('several mistakes are answered in one go', () => {
  const text = String(sound['plan.yaml']).replace('stage: launch', 'stage: lanch').replace('when: household.children >= 3', 'when: household.childs >= 3').replace('says: 单人户的家庭', 'says: 单身户的家庭')
  expect(readPlan({ ...sound, 'plan.yaml': text }).complaints.map((complaint) => complaint.code)).toEqual(['NAME_UNKNOWN', 'EXPRESSION_UNKNOWN_NAME', 'CLAUSE_NOT_IN_NOTICE'])
})

test('a channel of publicity may say under which number people find help', () => {
  const files = planFiles('jintan-2022')
  const text = String(files['plan.yaml']).replace('en: Hotline }, way: hotline }', "en: Hotline }, way: hotline, reach: '0519-8280 1234' }")
  const { plan, complaints } = readPlan({ ...files, 'plan.yaml': text })
  expect(complaints).toEqual([])
  expect(plan?.publicity?.channels.map((channel) => channel.reach)).toEqual(['0519-8280 1234', undefined, undefined])
  // It stands beside the one question that asks whether people were told; without a number nothing does.
  const told = (publicity: NonNullable<typeof plan>['publicity']) => plan?.forms.flatMap((form) => form.sections).flatMap((section) => toldChannels(publicity, section.items) ?? [])
  expect(told(plan?.publicity)).toEqual([{ itemId: 'toldOfHotlines', channels: [expect.objectContaining({ id: 'hotline', reach: '0519-8280 1234' })] }])
  expect(told(readPlan(files).plan?.publicity)).toEqual([])
})
