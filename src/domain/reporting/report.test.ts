import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AreaBelow } from './compare-areas.ts'
import type { ListRow } from './content.ts'
import type { ListedKey } from './listed-key.ts'
import type { ListWords } from './listed-problem.ts'
import { report, type ReportSection } from './report.ts'
import { reportBlocks, type ReportSetting } from './report-blocks.ts'
import type { ReportedHousehold, ReportFacts } from './report-facts.ts'

const title = (text: string) => ({ zh: text, en: text })
const listWords: ListWords = { kinds: {}, severities: { URGENT_24H: '', DAYS_7: '', DAYS_30: '', LATER: '' }, states: {} as ListWords['states'], gaps: {}, yes: '是', no: '否' }
const setting: ReportSetting = {
  plan: {
    groups: [{ id: 'dibao', title: title('低保'), of: ['dibao'] }, { id: 'elders', title: title('老人'), of: ['elders-80'] }, { id: 'sudden', title: title('突发'), of: ['sudden-event'] }],
    focus: [{ id: 'SINGLE', title: title('单人户') }],
    sources: [{ id: 'sudden-event', title: title('因病'), part: 'possible' }],
    parts: [{ id: 'covered', title: title('已保障') }, { id: 'possible', title: title('可能困难') }],
    institutionChecks: [{ id: 'safety', title: title('安全监护') }],
    problemKinds: [{ id: 'roof', title: title('住房') }],
    gaps: [{ id: 'capacity', title: title('力量不足') }],
  },
  words: { title, code: (_list, code) => code, plan: (_kind, id) => title(id) },
  listWords,
  cutOff: '2026-05-31',
}
const all: readonly ReportSection[] = [{ id: 'all', title: title('全部'), shows: [...reportBlocks, 'statistics'] }]

const person = fc.record({ personId: fc.uuid(), name: fc.constantFrom('王一', '李二'), labels: fc.subarray(['elders-80', 'disabled']), undecided: fc.subarray(['elders-80']) })
const household: fc.Arbitrary<ReportedHousehold> = fc.record({
  householdId: fc.uuid(),
  visitId: fc.constant(null),
  areaCode: fc.constantFrom('1', '2'),
  village: fc.constantFrom('东庄村', '西庄村'),
  household: fc.constantFrom('王一', '李二'),
  sound: fc.constantFrom('wangyi', 'lier'),
  part: fc.constantFrom('covered', 'possible'),
  sources: fc.subarray(['sudden-event']),
  coverage: fc.constantFrom('SEEN', 'PARTLY', 'NOT_VISITED', 'GONE'),
  isNew: fc.boolean(),
  notSeen: fc.subarray(['AWAY']),
  labels: fc.subarray(['dibao', 'SINGLE']),
  undecided: fc.subarray(['dibao']),
  people: fc.array(person, { minLength: 1, maxLength: 3 }),
  aidBegun: fc.subarray(['DIBAO']),
  isReferred: fc.boolean(),
  hasApplied: fc.boolean(),
})
const facts: fc.Arbitrary<ReportFacts> = fc.record({
  households: fc.uniqueArray(household, { selector: (one) => one.householdId, maxLength: 8 }),
  residents: fc.constant([]),
  problems: fc.constant([]),
  keys: fc.constant([]),
  escalations: fc.nat(3),
})

test('every figure that has a table is the number of the rows it names, each once', () => {
  fc.assert(fc.property(facts, (given) => {
    const { figures, tables } = report(all, given, {}, setting)
    for (const figure of figures) {
      if (figure.table === undefined) continue
      expect(figure.value).toBe(figure.rows.length)
      expect(new Set(figure.rows).size).toBe(figure.rows.length)
      const rows = tables.find((table) => table.id === figure.table)!.rows
      expect(figure.rows.every((no) => rows[no - 1]?.no === no)).toBe(true)
    }
  }))
})

test('a household is in one coverage, and the coverages come to the frame', () => {
  fc.assert(fc.property(facts, (given) => {
    const value = (id: string) => report(all, given, {}, setting).figures.find((figure) => figure.id === id)!.value
    expect(['seen', 'partly', 'not-visited', 'gone'].reduce((sum, id) => sum + value(`coverage:${id}`), 0)).toBe(value('coverage:frame'))
  }))
})

const one = (more: Partial<ReportedHousehold>): ReportedHousehold => ({
  householdId: 'h1', visitId: null, areaCode: '1', village: '东庄村', household: '王一', sound: 'wangyi', part: 'covered', sources: [], coverage: 'NOT_VISITED', isNew: false, notSeen: [], labels: [], undecided: [], people: [], aidBegun: [], isReferred: false, hasApplied: false, ...more,
})

test('somebody of three groups counts once in each group and once in all [J-05]', () => {
  const given: ReportFacts = { households: [one({ labels: ['dibao'], sources: ['sudden-event'], people: [{ personId: 'p1', name: '王一', labels: ['elders-80'], undecided: [] }, { personId: 'p2', name: '王二', labels: [], undecided: [] }] })], residents: [], problems: [], keys: [], escalations: 0 }
  const { sections } = report([{ id: 's', title: title('统计'), shows: ['statistics'] }], given, {}, setting)
  const matrix = sections[0]!.matrix!
  const due = matrix.columns.findIndex((column) => column.id === 'due-people')
  expect(Object.fromEntries(matrix.lines.map((line) => [line.id, line.cells[due]!.value]))).toEqual({ dibao: 2, elders: 1, sudden: 2, all: 2 })
})

test('a text that must be written keeps the report from going out; nothing is written by itself', () => {
  const sections: readonly ReportSection[] = [{ id: 'a', title: title('一'), shows: [], text: 'must' }, { id: 'b', title: title('二'), shows: [], text: 'may' }]
  const empty: ReportFacts = { households: [], residents: [], problems: [], keys: [], escalations: 0 }
  expect(report(sections, empty, {}, setting)).toMatchObject({ notReady: [{ section: 'a', missing: ['text'] }], sections: [{ text: '' }, { text: '' }] })
  expect(report(sections, empty, { a: ' 已完成 ' }, setting)).toMatchObject({ notReady: [], sections: [{ text: '已完成' }, { text: '' }] })
})

test('escalations leave as a number and open no rows', () => {
  const { figures } = report([{ id: 's', title: title('六'), shows: ['escalations'] }], { households: [], residents: [], problems: [], keys: [], escalations: 2 }, {}, setting)
  expect(figures).toEqual([{ id: 'escalations', title: title('figure:escalations'), value: 2, rows: [] }])
})

const town = (householdId: string) => (householdId.startsWith('a') ? 'A' : householdId.startsWith('b') ? 'B' : undefined)
const areaOf = (row: ListRow) => town(row.householdId ?? '')
const below = (handedIn: Record<string, readonly ReportedHousehold[]>): AreaBelow[] =>
  ['A', 'B'].map((areaId) => {
    const households = handedIn[areaId]
    const made = households && report([{ id: 's', title: title('一'), shows: ['coverage'] }], { households, residents: [], problems: [], keys: [], escalations: 0 }, {}, setting)
    return { areaId, areaName: areaId, ...(made && { version: { id: `v${areaId}`, cutOff: '2026-05-30', tables: made.tables, figures: made.figures } }) }
  })
const compared = (now: readonly ReportedHousehold[], handedIn: Record<string, readonly ReportedHousehold[]>) =>
  report([{ id: 'c', title: title('一'), shows: ['coverage', 'areas-below'] }], { households: now, residents: [], problems: [], keys: [], escalations: 0 }, {}, setting, { areas: below(handedIn), areaOf })

test('the district is the sum of its towns, or each row that differs is named with its reason [J-51]', () => {
  const [a1, a2, b1, x] = ['a1', 'a2', 'b1', 'x'].map((householdId) => one({ householdId })) as [ReportedHousehold, ReportedHousehold, ReportedHousehold, ReportedHousehold]
  const same = compared([a1, b1], { A: [a1], B: [b1] })
  const line = (made: typeof same) => made.sections[0]!.matrix!.lines.find((candidate) => candidate.id === 'coverage:frame')!.cells
  expect(line(same)).toEqual([{ value: 1, figure: 'coverage:frame', version: 'vA' }, { value: 1, figure: 'coverage:frame', version: 'vB' }, { value: 2 }, { value: 2, figure: 'coverage:frame' }, { value: 0 }])

  const other = compared([a2, b1, x], { A: [a1] })
  expect(line(other)).toEqual([{ value: 1, figure: 'coverage:frame', version: 'vA' }, null, { value: 1 }, { value: 3, figure: 'coverage:frame' }, { value: 2, figure: 'difference:coverage:frame' }])
  const told = other.figures.find((figure) => figure.id === 'difference:coverage:frame')!
  const rows = other.tables.find((table) => table.id === 'differences')!.rows
  expect(told.rows.map((no) => [rows[no - 1]!.householdId, rows[no - 1]!.cells['way'], rows[no - 1]!.cells['why']]).sort()).toEqual([
    ['a1', 'way:less', 'why:gone-since'],
    ['a2', 'way:more', 'why:after-cut-off'],
    ['b1', 'way:more', 'why:not-handed-in'],
    ['x', 'way:more', 'why:of-no-area'],
  ])
})

test('a change of place between two figures is explained in both', () => {
  const before = one({ householdId: 'a1', coverage: 'NOT_VISITED' })
  const made = compared([{ ...before, coverage: 'SEEN' }], { A: [before], B: [] })
  const value = (id: string) => made.figures.find((figure) => figure.id === `difference:${id}`)!.value
  expect([value('coverage:frame'), value('coverage:seen'), value('coverage:not-visited')]).toEqual([0, 1, 1])
})

test('what nobody could decide is no zero beside the towns either [J-51 A-12]', () => {
  const shows = ['groups', 'areas-below'] as const
  const unsure = one({ householdId: 'a1', undecided: ['dibao'] })
  const given = (households: readonly ReportedHousehold[]): ReportFacts => ({ households, residents: [], problems: [], keys: [], escalations: 0 })
  const handedIn = report([{ id: 's', title: title('二'), shows: ['groups'] }], given([unsure]), {}, setting)
  const areas: AreaBelow[] = [{ areaId: 'A', areaName: 'A', version: { id: 'vA', cutOff: '2026-05-30', tables: handedIn.tables, figures: handedIn.figures } }]
  const { lines } = report([{ id: 'c', title: title('六'), shows }], given([unsure]), {}, setting, { areas, areaOf }).sections[0]!.matrix!
  expect(lines.map((line) => line.id).filter((id) => id.includes('undecided'))).toEqual([])
  const cells = (id: string) => lines.find((line) => line.id === id)!.cells.map((cell) => [cell!.value, cell!.isOpen])
  expect(cells('group:dibao')).toEqual([[0, true], [0, true], [0, true], [0, undefined]])
  expect(cells('group:elders')).toEqual([[0, undefined], [0, undefined], [0, undefined], [0, undefined]])
})

test('area by area, the last column is the whole', () => {
  const made = report([{ id: 'c', title: title('一'), shows: ['coverage', 'areas-now'] }], { households: ['a1', 'b1', 'x'].map((householdId) => one({ householdId })), residents: [], problems: [], keys: [], escalations: 0 }, {}, setting, { areas: below({}), areaOf })
  expect(made.sections[0]!.matrix!.lines[0]!.cells.map((cell) => cell?.value)).toEqual([1, 1, 3])
})

test('key households and their figures stand in the same order', () => {
  const key = (keyId: string, more: Partial<ListedKey>): ListedKey => ({ keyId, householdId: keyId, visitId: null, areaCode: '1', village: '东庄村', household: '王一', sound: 'wangyi', labels: [], why: '缺照料', risk: '', measure: '每周上门', frequency: '每周', helper: '张', isOff: false, state: '', offReason: '', isOverdue: false, ...more })
  const made = report([{ id: 's', title: title('五'), shows: ['key-households'] }], { households: [], residents: [], problems: [], keys: [key('k2', { areaCode: '2' }), key('k1', { isOverdue: true })], escalations: 0 }, {}, setting)
  expect(made.tables.find((table) => table.id === 'key-households')!.rows.map((row) => row.keyId)).toEqual(['k1', 'k2'])
  expect(made.figures.find((figure) => figure.id === 'key:overdue')!.rows).toEqual([1])
})

test('who cannot be decided stands beside the figure and is no zero of the statistics [J-10 A-12]', () => {
  const member = (personId: string, labels: string[], undecided: string[]) => ({ personId, name: personId, labels, undecided })
  const households = [one({ householdId: 'h1', people: [member('p1', [], ['elders-80']), member('p2', ['elders-80'], [])] }), one({ householdId: 'h2', undecided: ['SINGLE'], people: [member('p3', [], ['elders-80'])] })]
  const made = report([{ id: 'c', title: title('二'), shows: ['groups'] }, { id: 's', title: title('表'), shows: ['statistics'] }], { households, residents: [], problems: [], keys: [], escalations: 0 }, {}, setting)
  const told = (id: string) => {
    const found = made.figures.find((candidate) => candidate.id === id)!
    const beside = made.figures.find((candidate) => candidate.id === found.undecided)
    return [found.rows, beside?.rows ?? []]
  }
  // A household in which somebody is of the group touches it, whoever else may be.
  expect([told('group:elders'), told('group:elders:people'), told('focus:SINGLE'), told('group:dibao')]).toEqual([[[1], [2]], [[2], [1, 3]], [[], [2]], [[], []]])
  expect(made.sections[0]!.figures).toEqual(['group:dibao', 'group:dibao:people', 'group:elders', 'group:elders:people', 'group:sudden', 'group:sudden:people', 'focus:SINGLE'])

  const statistics = (given: typeof households) => {
    const matrix = report([{ id: 's', title: title('表'), shows: ['statistics'] }], { households: given, residents: [], problems: [], keys: [], escalations: 0 }, {}, setting).sections[0]!.matrix!
    return (line: string, column: string) => matrix.lines.find((candidate) => candidate.id === line)!.cells[matrix.columns.findIndex((candidate) => candidate.id === column)]!
  }
  const both = statistics(households)
  expect([both('elders', 'due'), both('elders', 'undecided'), both('elders', 'undecided-people'), both('elders', 'fixed')].map(({ value, isOpen }) => [value, isOpen])).toEqual([[1, undefined], [1, undefined], [2, undefined], [0, undefined]])
  const none = statistics([households[1]!])
  expect([none('elders', 'due'), none('elders', 'problems'), none('elders', 'undecided'), none('dibao', 'due'), none('all', 'due')].map(({ value, isOpen }) => [value, isOpen])).toEqual([[0, true], [0, true], [1, undefined], [0, undefined], [1, undefined]])
})

test('a problem to which nobody gave a kind of gap is counted as such', () => {
  const problem = (findingId: string, gap?: string): ReportFacts['problems'][number] => ({ findingId, householdId: 'h1', visitId: null, areaCode: '1', village: '东庄村', household: '王一', sound: 'wangyi', kind: 'roof', severity: 'LATER', description: '漏雨', foundOn: '2026-05-01' as never, foundBy: '张', fixedOnSpot: false, measure: '', ownerUnit: '', ownerPerson: '', state: 'NOT_STARTED', proof: '', isNew: false, isNewlyClosed: false, ...(gap !== undefined && { gap }) })
  const made = report([{ id: 's', title: title('四'), shows: ['gaps'] }], { households: [], residents: [], problems: [problem('f1', 'capacity'), problem('f2'), problem('f3')], keys: [], escalations: 0 }, {}, setting)
  expect(made.figures.map(({ id, value }) => [id, value])).toEqual([['gap:capacity', 1], ['gap:none', 2]])
})

test('the parts come to the frame, and who stands in the possible part without a source is in a figure of its own [J-33]', () => {
  const households = [one({ householdId: 'h1' }), one({ householdId: 'h2', part: 'possible', sources: ['sudden-event'] }), one({ householdId: 'h3', part: 'possible' })]
  const made = report([{ id: 's', title: title('三'), shows: ['coverage', 'sources'] }], { households, residents: [], problems: [], keys: [], escalations: 0 }, {}, setting)
  const rows = (id: string) => made.figures.find((figure) => figure.id === id)!.rows
  expect([rows('part:covered'), rows('part:possible'), rows('source:sudden-event'), rows('source:none')]).toEqual([[1], [2, 3], [2], [3]])
})

test('who lives in an institution is counted there, with what the last check found [J-26]', () => {
  const resident = (residentId: string, more: Partial<ReportFacts['residents'][number]>): ReportFacts['residents'][number] => ({ residentId, householdId: `h-${residentId}`, areaCode: '1', village: '东庄村', household: '王一', sound: 'wangyi', person: residentId, institution: { id: 'i1', name: '敬老院' }, since: '2026-01-01' as never, problems: [], ...more })
  const residents = [resident('r2', { areaCode: '2', checkedOn: '2026-05-02' as never, problems: ['safety'] }), resident('r1', {}), resident('r3', { areaCode: '3', institution: { id: 'i2', name: '福利院' }, checkedOn: '2026-05-03' as never })]
  const made = report([{ id: 's', title: title('四'), shows: ['institutions'] }], { households: [], residents, problems: [], keys: [], escalations: 0 }, {}, setting)
  expect(Object.fromEntries(made.figures.map(({ id, rows }) => [id, rows]))).toEqual({ 'institutions:residents': [1, 2, 3], 'institutions:of:i1': [1, 2], 'institutions:of:i2': [3], 'institutions:checked': [2, 3], 'institutions:unchecked': [1], 'institutions:troubled': [2], 'institutions:point:safety': [2] })
  expect(made.tables.find((table) => table.id === 'residents')!.rows.map(({ cells }) => [cells['person'], cells['state']])).toEqual([['r1', 'UNCHECKED'], ['r2', 'TROUBLED'], ['r3', 'CHECKED']])
})
