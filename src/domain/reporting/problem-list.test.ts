import fc from 'fast-check'
import { expect, test } from 'vitest'
import { severities } from '../casework/severity.ts'
import { findingStates, isOpen, isOverdue } from '../casework/transition.ts'
import { problemFields } from '../plan/fields.ts'
import { canonicalJson } from './canonical-json.ts'
import type { ListedProblem, ListWords } from './listed-problem.ts'
import { problemList, type ListSetting } from './problem-list.ts'

const words: ListWords = {
  kinds: { roof: '住房漏雨', aid: '未享受救助' },
  severities: { URGENT_24H: '24小时', DAYS_7: '7日', DAYS_30: '30日', LATER: '另定' },
  states: { NOT_STARTED: '未启动', IN_PROGRESS: '整治中', FIXED: '已整治', ESCALATED: '上报', LONG_TERM: '长期' },
  gaps: { capacity: '力量不足' },
  yes: '是',
  no: '否',
}
const setting: ListSetting = { columns: problemFields, kinds: ['roof', 'aid', 'care'], words, cutOff: '2026-11-21' }

const day = fc.integer({ min: 1, max: 30 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`)
const text = fc.constantFrom('', ' ', '修缮屋顶', '张三 990010193001150015')
const listedProblem: fc.Arbitrary<ListedProblem> = fc
  .record({
    findingId: fc.uuid(),
    householdId: fc.uuid(),
    visitId: fc.uuid(),
    areaCode: fc.constantFrom('990010001001', '990010001002', '990010002001'),
    village: fc.constantFrom('东庄村', '西庄村'),
    household: fc.constantFrom('王桂兰', '李国强'),
    sound: fc.constantFrom('wangguilan', 'liguoqiang'),
    person: fc.option(fc.constant('王小明'), { nil: undefined }),
    kind: fc.constantFrom('roof', 'aid', 'other'),
    severity: fc.constantFrom(...severities),
    description: text,
    foundOn: day,
    foundBy: fc.constant('赵'),
    fixedOnSpot: fc.boolean(),
    measure: text,
    ownerUnit: text,
    ownerPerson: text,
    due: fc.option(day, { nil: undefined }),
    state: fc.constantFrom(...findingStates),
    closedOn: fc.option(day, { nil: undefined }),
    proof: text,
  })
  .map(({ person, due, closedOn, ...kept }) => ({ ...kept, ...(person && { person }), ...(due && { due }), ...(closedOn && { closedOn }) }))
const problems = fc.uniqueArray(listedProblem, { selector: (listed) => listed.findingId, maxLength: 12 })

const one: ListedProblem = {
  findingId: 'f', householdId: 'h', visitId: 'v', areaCode: '1', village: '东庄村', household: '王桂兰', sound: 'wangguilan', kind: 'roof', severity: 'DAYS_7', description: '屋顶漏雨', foundOn: '2026-11-10', foundBy: '赵', fixedOnSpot: false,
  measure: '', ownerUnit: '', ownerPerson: '', state: 'NOT_STARTED', proof: '',
}

test('what nobody gave stays empty', () => {
  const { rows, notReady } = problemList([one], setting)
  expect(rows[0]?.cells).toEqual({
    no: '1', village: '东庄村', household: '王桂兰', person: '', kind: '住房漏雨', severity: '7日', description: '屋顶漏雨', foundOn: '2026年11月10日', foundBy: '赵', fixedOnSpot: '否',
    cause: '', gap: '', measure: '', ownerUnit: '', ownerPerson: '', due: '', state: '未启动', closedOn: '', proof: '', escalatedTo: '', remark: '',
  })
  expect(notReady).toEqual([{ no: 1, findingId: 'f', missing: ['measure', 'ownerUnit', 'ownerPerson', 'due'] }])
})

test('only the columns of the plan, in any plan', () => {
  expect(problemList([one], { ...setting, columns: ['village', 'unheard-of'] }).rows[0]?.cells).toEqual({ village: '东庄村', 'unheard-of': '' })
})

test('a long-term problem needs no due date, a fixed one needs nothing', () => {
  const given = { ...one, measure: '修', ownerUnit: '镇', ownerPerson: '钱' }
  expect(problemList([{ ...given, state: 'LONG_TERM' }], setting).notReady).toEqual([])
  expect(problemList([{ ...given, state: 'ESCALATED' }], setting).notReady).toEqual([{ no: 1, findingId: 'f', missing: ['due'] }])
  expect(problemList([{ ...one, state: 'FIXED' }], setting).notReady).toEqual([])
})

test('the order in which problems come does not change the list', () => {
  fc.assert(
    fc.property(problems, (list) => {
      expect(canonicalJson(problemList([...list].reverse(), setting))).toBe(canonicalJson(problemList(list, setting)))
    }),
  )
})

test('names stand by how they sound inside a village, and the problems of one household together', () => {
  const of = (findingId: string, household: string, sound: string, more: Partial<ListedProblem> = {}) => ({ ...one, findingId, household, sound, ...more })
  const { rows } = problemList([of('a', '张三', 'zhangsan', { foundOn: '2026-11-02' }), of('b', '李四', 'lisi'), of('c', '章三', 'zhangsan'), of('d', '张三', 'zhangsan', { foundOn: '2026-11-01' }), of('e', '安一', 'anyi', { areaCode: '2' })], setting)
  expect(rows.map((row) => row.findingId)).toEqual(['b', 'd', 'a', 'c', 'e'])
})

test('rows are numbered from 1 without a gap, and each opens its own problem', () => {
  fc.assert(
    fc.property(problems, (list) => {
      const { rows } = problemList(list, setting)
      expect(rows.map((row) => row.no)).toEqual(list.map((_, index) => index + 1))
      expect(new Set(rows.map((row) => row.findingId))).toEqual(new Set(list.map((listed) => listed.findingId)))
    }),
  )
})

test('each figure names exactly the rows it counts, and the kinds add up to the total', () => {
  fc.assert(
    fc.property(problems, (list) => {
      const { rows, figures } = problemList(list, setting)
      const byId = new Map(list.map((listed) => [listed.findingId, listed]))
      const counts: Record<string, (listed: ListedProblem) => boolean> = { total: () => true, spot: (listed) => listed.fixedOnSpot, open: isOpen, overdue: (listed) => isOverdue(listed, setting.cutOff) }
      for (const figure of figures) {
        const isCounted = counts[figure.id] ?? ((listed: ListedProblem) => `kind:${listed.kind}` === figure.id)
        expect(figure.rows).toEqual(rows.filter((row) => isCounted(byId.get(row.findingId) as ListedProblem)).map((row) => row.no))
      }
      const kinds = figures.filter((figure) => figure.id.startsWith('kind:')).flatMap((figure) => figure.rows)
      expect(kinds.sort((a, b) => a - b)).toEqual(figures.find((figure) => figure.id === 'total')?.rows)
    }),
  )
})

test('no citizen id goes out as it was typed', () => {
  fc.assert(
    fc.property(problems, (list) => {
      expect(canonicalJson(problemList(list, setting).rows.map((row) => row.cells))).not.toMatch(/\d{17}[\dX]/)
    }),
  )
})
