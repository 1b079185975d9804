import type { PlainDate } from '../calendar/plain-date.ts'
import { isOpen, isOverdue } from '../casework/transition.ts'
import type { ListRow } from './content.ts'
import type { ListedProblem, ListWords } from './listed-problem.ts'
import { byPlaceAndName, inOrder } from './place-and-name.ts'
import { problemCells } from './problem-cells.ts'

/** A row of the list of problems as it goes out. */
export type ProblemRow = ListRow & { readonly findingId: string }

/** A figure above a list: the numbers of the rows it counts. `kind:<id>` counts one kind of problem. */
export type ListFigure = { readonly id: 'total' | 'spot' | 'open' | 'overdue' | `kind:${string}`; readonly rows: readonly number[] }

/** A row that cannot go out yet, with the columns that are missing. */
export type UnreadyRow = { readonly no: number; readonly findingId: string; readonly missing: readonly string[] }

export type ProblemList = { readonly rows: readonly ProblemRow[]; readonly figures: readonly ListFigure[]; readonly notReady: readonly UnreadyRow[] }

export type ListSetting = {
  /** Ids of the plan's columns, in their order. */
  readonly columns: readonly string[]
  /** Ids of the plan's kinds of problems, in their order; a kind without a row has a figure too. */
  readonly kinds: readonly string[]
  readonly words: ListWords
  /** The day as of which a problem is overdue. */
  readonly cutOff: PlainDate
}

/**
 * The list of problems of a town (问题清单): rows by village, sound of the name, day and id, so that equal problems make an equal list; the
 * figures of the report above it, each naming exactly its rows; and the open problems that nobody has given a
 * measure, an owner or a due date yet. One that is long-term needs no due date.
 */
export function problemList(problems: readonly ListedProblem[], setting: ListSetting): ProblemList {
  const sorted = [...problems].sort(byNameAndDay)
  const numbers = (isCounted: (listed: ListedProblem) => boolean): number[] => sorted.flatMap((listed, index) => (isCounted(listed) ? [index + 1] : []))
  const kinds = [...new Set([...setting.kinds, ...sorted.map((listed) => listed.kind)])]
  return {
    rows: sorted.map((listed, index) => ({
      no: index + 1,
      householdId: listed.householdId,
      visitId: listed.visitId,
      findingId: listed.findingId,
      cells: problemCells(listed, setting.columns, index + 1, setting.words),
    })),
    figures: [
      { id: 'total', rows: numbers(() => true) },
      ...kinds.map((kind) => ({ id: `kind:${kind}` as const, rows: numbers((listed) => listed.kind === kind) })),
      { id: 'spot', rows: numbers((listed) => listed.fixedOnSpot) },
      { id: 'open', rows: numbers(isOpen) },
      { id: 'overdue', rows: numbers((listed) => isOverdue(listed, setting.cutOff)) },
    ],
    notReady: sorted.flatMap((listed, index) => {
      const missing = missingIn(listed)
      return missing.length > 0 ? [{ no: index + 1, findingId: listed.findingId, missing }] : []
    }),
  }
}

function missingIn(listed: ListedProblem): string[] {
  if (!isOpen(listed)) return []
  const missing = (['measure', 'ownerUnit', 'ownerPerson'] as const).filter((field) => listed[field].trim() === '') as string[]
  if (listed.due === undefined && listed.state !== 'LONG_TERM') missing.push('due')
  return missing
}

function byNameAndDay(a: ListedProblem, b: ListedProblem): number {
  return byPlaceAndName(a, b) || inOrder(a.foundOn, b.foundOn) || inOrder(a.findingId, b.findingId)
}
