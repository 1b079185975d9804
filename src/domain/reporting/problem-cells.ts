import { writtenDate } from '../calendar/plain-date.ts'
import { hideCitizenIds } from '../id/hide-citizen-ids.ts'
import type { ProblemField } from '../plan/fields.ts'
import type { ListedProblem, ListWords } from './listed-problem.ts'

/** What stands under each column a problem list can have. The same names are the columns a plan may name. */
const cells: Readonly<Record<ProblemField, (listed: ListedProblem, no: number, words: ListWords) => string>> = {
  no: (_listed, no) => String(no),
  village: (listed) => listed.village,
  household: (listed) => listed.household,
  person: (listed) => listed.person ?? '',
  kind: (listed, _no, words) => words.kinds[listed.kind] ?? listed.kind,
  severity: (listed, _no, words) => words.severities[listed.severity],
  description: (listed) => listed.description,
  cause: (listed) => listed.cause ?? '',
  gap: (listed, _no, words) => (listed.gap === undefined ? '' : (words.gaps[listed.gap] ?? listed.gap)),
  foundOn: (listed) => writtenDate(listed.foundOn),
  foundBy: (listed) => listed.foundBy,
  fixedOnSpot: (listed, _no, words) => (listed.fixedOnSpot ? words.yes : words.no),
  measure: (listed) => listed.measure,
  ownerUnit: (listed) => listed.ownerUnit,
  ownerPerson: (listed) => listed.ownerPerson,
  due: (listed) => writtenDate(listed.due ?? ''),
  state: (listed, _no, words) => words.states[listed.state],
  closedOn: (listed) => writtenDate(listed.closedOn ?? ''),
  proof: (listed) => listed.proof,
  escalatedTo: (listed) => listed.escalatedTo ?? '',
  remark: (listed) => listed.remark ?? '',
}

/**
 * The cells of one row of a problem list.
 * @param columns ids of the plan's columns; one the engine does not know (the plan checker refuses it) stays empty
 * @param no number of the row, from 1
 * @returns text by column id, as people wrote it but with citizen ids masked; what nobody gave stays empty
 */
export function problemCells(listed: ListedProblem, columns: readonly string[], no: number, words: ListWords): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, hideCitizenIds(cells[column as ProblemField]?.(listed, no, words) ?? '')]))
}
