import { writtenDate } from '../calendar/plain-date.ts'
import { hideCitizenIds } from '../id/hide-citizen-ids.ts'
import type { KeyField } from '../plan/fields.ts'
import type { ListRow } from './content.ts'
import { byPlaceAndName, inOrder } from './place-and-name.ts'
import type { ListedKey } from './listed-key.ts'

/** What stands under each column a key list can have. */
const cells: Readonly<Record<KeyField, (listed: ListedKey, no: number) => string>> = {
  no: (_listed, no) => String(no),
  village: (listed) => listed.village,
  household: (listed) => listed.household,
  person: (listed) => listed.person ?? '',
  labels: (listed) => listed.labels.join('、'),
  why: (listed) => listed.why,
  risk: (listed) => listed.risk,
  measure: (listed) => listed.measure,
  frequency: (listed) => listed.frequency,
  helper: (listed) => listed.helper,
  lastSeen: (listed) => writtenDate(listed.lastSeen ?? ''),
  state: (listed) => listed.state,
  offOn: (listed) => writtenDate(listed.offOn ?? ''),
  offReason: (listed) => listed.offReason,
}

export type KeyFigure = { readonly id: 'key:total' | 'key:followed' | 'key:off' | 'key:overdue' | 'key:never-seen'; readonly rows: readonly number[] }

/**
 * The list of key households and people (重点户（人员）清单, F-05): rows by village, sound of the name and id, and the figures above it, each naming exactly its rows.
 * A row needs why it is listed, a measure and a helper before it goes out; one taken off the list needs them no more.
 * @param columns ids of the plan's columns, in their order
 */
export function keyList(keys: readonly ListedKey[], columns: readonly string[]): { rows: ListRow[]; figures: KeyFigure[]; notReady: { no: number; missing: string[] }[] } {
  const sorted = inKeyOrder(keys)
  const numbers = (isCounted: (listed: ListedKey) => boolean): number[] => sorted.flatMap((listed, index) => (isCounted(listed) ? [index + 1] : []))
  return {
    rows: sorted.map((listed, index) => ({
      no: index + 1,
      householdId: listed.householdId,
      visitId: listed.visitId,
      findingId: null,
      keyId: listed.keyId,
      cells: Object.fromEntries(columns.map((column) => [column, hideCitizenIds(cells[column as KeyField]?.(listed, index + 1) ?? '')])),
    })),
    figures: [
      { id: 'key:total', rows: numbers(() => true) },
      { id: 'key:followed', rows: numbers((listed) => !listed.isOff) },
      { id: 'key:off', rows: numbers((listed) => listed.isOff) },
      { id: 'key:overdue', rows: numbers((listed) => !listed.isOff && listed.isOverdue) },
      { id: 'key:never-seen', rows: numbers((listed) => !listed.isOff && listed.lastSeen === undefined) },
    ],
    notReady: sorted.flatMap((listed, index) => {
      const missing = listed.isOff ? [] : (['why', 'measure', 'helper'] as const).filter((field) => listed[field].trim() === '')
      return missing.length > 0 ? [{ no: index + 1, missing }] : []
    }),
  }
}

/** Key households in the order in which lists have them: by village, sound of the name and id. */
export function inKeyOrder(keys: readonly ListedKey[]): ListedKey[] {
  return [...keys].sort((a, b) => byPlaceAndName(a, b) || inOrder(a.keyId, b.keyId))
}
