import { memberFieldParts, type ColumnMapping, type MemberKey, type RosterField, type RosterMapping } from './roster-field.ts'
import type { SheetCell } from './sheet-cell.ts'
import { saysNothing } from './roster-values.ts'

/** Columns by which a row is read for one of its people. */
export interface PersonColumns {
  /** Absent for the person whom the row itself is about. */
  readonly member?: MemberKey
  readonly mapping: RosterMapping
  /** Columns that only this person has. */
  readonly own: ReadonlySet<number>
}

const ofHousehold: ReadonlySet<RosterField | null> = new Set<RosterField>(['householdNumber', 'town', 'village', 'villageCode', 'group', 'address', 'hukouType', 'hukouAddress'])

/**
 * How a row is read person by person: first for whom it is about, then for each member with columns of his own, who shares the
 * columns of the household. A register with one person a row gives one.
 */
export function personColumns(mapping: ColumnMapping): readonly PersonColumns[] {
  const parts = mapping.map((field) => (field === null ? undefined : memberFieldParts(field)))
  const base = mapping.map((field, index) => (parts[index] ? null : (field as RosterField | null)))
  const members = [...new Set(parts.flatMap((part) => part?.member ?? []))]
  return [
    { mapping: base, own: new Set(base.keys()) },
    ...members.map((member) => ({
      member,
      mapping: mapping.map((_, index) => (parts[index]?.member === member ? parts[index]!.field : ofHousehold.has(base[index] ?? null) ? base[index]! : null)),
      own: new Set(parts.flatMap((part, index) => (part?.member === member ? [index] : []))),
    })),
  ]
}

/** Whether the columns of a member say anything of somebody. */
export function isThere({ mapping }: PersonColumns, cells: readonly SheetCell[]): boolean {
  return (['name', 'citizenId'] as const).some((field) => {
    const cell = cells[mapping.indexOf(field)]
    return cell !== undefined && (cell.raw === 'formula' || !saysNothing(cell.text))
  })
}

/** The relation to the head that a member's columns tell by their heading (GB/T 4761); a child is a son or a daughter by the id. */
export function relationOf(member: MemberKey, sex: 'MALE' | 'FEMALE' | undefined): string | undefined {
  const kin = /^[a-z]+/.exec(member)?.[0]
  if (kin === 'child') return sex === undefined ? undefined : sex === 'MALE' ? '20' : '30'
  return kin === undefined ? undefined : { spouse: '10', son: '20', daughter: '30', father: '51', mother: '52' }[kin]
}
