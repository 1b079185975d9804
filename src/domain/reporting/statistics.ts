import { eligibilityOutcomes } from '../casework/eligibility.ts'
import { isOpen as isOpenProblem } from '../casework/transition.ts'
import type { Titles } from '../clause/clause.ts'
import type { Figure, Matrix, MatrixCell } from './content.ts'
import { inKeyOrder } from './key-list.ts'
import { inListOrder, mayTouchGroup, membersOf, numbersOf, peopleMaybeOfGroup, peopleOfGroup, touchesGroup, type ReportSetting } from './report-blocks.ts'
import type { ReportFacts, ReportedHousehold } from './report-facts.ts'

type Counted = { readonly table: 'households' | 'people' | 'problems' | 'key-households'; readonly rows: readonly number[] }

/**
 * The statistics of a screening (F-06): a line for each group of the plan and one for all, households and people both; the total counts a household or a
 * person of several groups once, so that it is no sum of the lines (J-05). Each number names its rows; whoever cannot be decided stands in columns of their own.
 */
export function statistics(facts: ReportFacts, setting: ReportSetting): { figures: Figure[]; matrix: Matrix } {
  const { plan, words } = setting
  const { households } = facts
  const members = membersOf(households)
  const problems = inListOrder(facts)
  const figures: Figure[] = []

  const lineOf = (id: string, title: Titles, of: readonly string[] | undefined) => {
    const isIn = (one: ReportedHousehold) => of === undefined || touchesGroup(one, of)
    const people = new Set(of === undefined ? numbersOf(members, () => true) : peopleOfGroup(households, of))
    const inHouseholds = new Set(households.filter(isIn).map((one) => one.householdId))
    const some = (isCounted: (one: ReportedHousehold) => boolean): Counted => ({ table: 'households', rows: numbersOf(households, (one) => isIn(one) && isCounted(one)) })
    const somebody = (isCounted: (one: ReportedHousehold) => boolean): Counted => ({ table: 'people', rows: members.flatMap(({ one }, index) => (people.has(index + 1) && isCounted(one) ? [index + 1] : [])) })
    const found = (isCounted: (listed: (typeof problems)[number]) => boolean): Counted => ({ table: 'problems', rows: numbersOf(problems, (listed) => inHouseholds.has(listed.householdId) && isCounted(listed)) })
    const maybe: Counted = { table: 'households', rows: of === undefined ? [] : numbersOf(households, (one) => mayTouchGroup(one, of)) }
    // Of a group of which nobody is known and somebody may be, nothing is known.
    const isOpen = maybe.rows.length > 0 && inHouseholds.size === 0
    const isSeen = (one: ReportedHousehold) => one.coverage === 'SEEN'
    const columns: Record<string, Counted> = {
      due: some(() => true),
      'due-people': somebody(() => true),
      undecided: maybe,
      'undecided-people': { table: 'people', rows: of === undefined ? [] : peopleMaybeOfGroup(households, of) },
      seen: some(isSeen),
      'seen-people': somebody(isSeen),
      'not-seen': some((one) => !isSeen(one)),
      'not-seen-people': somebody((one) => !isSeen(one)),
      problems: found(() => true),
      fixed: found((listed) => !isOpenProblem(listed)),
      open: found(isOpenProblem),
      // Whoever was enrolled or refused had applied; who waits counts here alone.
      applied: some((one) => one.hasApplied || one.outcome === 'ENROLLED' || one.outcome === 'REFUSED'),
      ...Object.fromEntries(eligibilityOutcomes.map((outcome) => [outcome, some((one) => one.outcome === outcome)])),
      referred: some((one) => one.isReferred),
      key: { table: 'key-households', rows: numbersOf(inKeyOrder(facts.keys), (listed) => !listed.isOff && inHouseholds.has(listed.householdId)) },
    }
    const cells = Object.entries(columns).map(([column, { table, rows }]): MatrixCell | null => {
      // All that stand on the roster are known.
      if (of === undefined && column.startsWith('undecided')) return null
      const figure = `statistics:${id}:${column}`
      figures.push({ id: figure, title: { zh: `${title.zh}　${words.title(`statistics:${column}`).zh}`, en: `${title.en}: ${words.title(`statistics:${column}`).en}` }, value: rows.length, table, rows })
      return { value: rows.length, figure, ...(isOpen && rows.length === 0 && { isOpen }) }
    })
    return { line: { id, title, cells }, columns: Object.keys(columns) }
  }

  const made = [...plan.groups.map((group) => lineOf(group.id, group.title, group.of)), lineOf('all', words.title('statistics:all'), undefined)]
  const columns = made[0]!.columns
  return { figures, matrix: { columns: columns.map((column) => ({ id: column, title: words.title(`statistics:${column}`) })), lines: made.map(({ line }) => line) } }
}
