import type { RosterRow } from '#domain/registry/roster-reading.ts'
import type { ReadBatch, ReadPerson } from './read-rows.ts'

/**
 * A batch on its way from thread to thread. What is said of people stands in one list of values, each once where one row after another says it, and a
 * number for every field tells which of them is meant: half of what the same would be as objects with their names, on both sides.
 */
export interface ToldBatch {
  /** JSON. */
  readonly values: string
  /** Three for each row; behind them for each person the ordinal, the sheet, and for each field which value it has, 0 for none. */
  readonly numbers: Int32Array<ArrayBuffer>
  readonly rows: number
  readonly sheets?: ReadBatch['sheets']
  readonly parts: ReadBatch['parts']
}

export function tellBatch({ rows, persons, parts, sheets }: ReadBatch): ToldBatch {
  const numbers = new Int32Array(rows.length * 3 + persons.length * (2 + fields))
  const values: unknown[] = [null]
  const last: unknown[] = Array.from({ length: fields })
  const lastNumber = new Int32Array(fields)
  let at = 0
  for (const row of rows) for (const number of row) numbers[at++] = number
  for (const person of persons) {
    numbers[at++] = person.ordinal
    numbers[at++] = person.sheet
    const said = valuesOf(person)
    for (let field = 0; field < fields; field += 1) {
      const value = said[field]
      if (value !== last[field]) {
        last[field] = value
        lastNumber[field] = value === undefined ? 0 : values.push(value) - 1
      }
      numbers[at++] = lastNumber[field]!
    }
  }
  return { values: JSON.stringify(values), numbers, rows: rows.length, parts, ...(sheets && { sheets }) }
}

/** What was told, as it was. Nobody may change a value: several people have the same one. */
export function hearBatch({ values: json, numbers, rows: count, parts, sheets }: ToldBatch): ReadBatch {
  const values = JSON.parse(json) as unknown[]
  values[0] = undefined
  const rows: [number, number, number][] = []
  const persons: ReadPerson[] = []
  let at = 0
  for (; at < count * 3; at += 3) rows.push([numbers[at]!, numbers[at + 1]!, numbers[at + 2]!])
  const field = (): unknown => values[numbers[at++]!]
  while (at < numbers.length) persons.push(personOf(numbers[at++]!, numbers[at++]!, field))
  return { rows, persons, parts, ...(sheets && { sheets }) }
}

const fields = 36
type Field = keyof RosterRow
const nobody: { readonly [P in Field]: undefined } = {
  name: undefined, citizenId: undefined, sex: undefined, birthDate: undefined, relation: undefined, isHead: undefined, phone: undefined,
  villageId: undefined, townId: undefined, group: undefined, address: undefined, part: undefined, aid: undefined, supportForm: undefined,
  disabilityKind: undefined, disabilityLevel: undefined, selfCare: undefined, livingState: undefined, seriousIllness: undefined, childClass: undefined,
  sources: undefined, reason: undefined, particulars: undefined, hukouType: undefined, hukouAddress: undefined, lastPaymentOn: undefined,
  lastPaymentAmount: undefined, lastReviewOn: undefined, disabilityCard: undefined, remark: undefined,
}

// Field by field and in one order: a loop over their names would look each up anew for each person.
function valuesOf({ kind, member, householdKey, index, headName, complaints, understood = nobody as never }: ReadPerson): readonly unknown[] {
  const u: RosterRow = understood
  return [
    kind, member, householdKey, index, headName, complaints,
    u.name, u.citizenId, u.sex, u.birthDate, u.relation, u.isHead, u.phone, u.villageId, u.townId, u.group, u.address, u.part, u.aid, u.supportForm,
    u.disabilityKind, u.disabilityLevel, u.selfCare, u.livingState, u.seriousIllness, u.childClass, u.sources, u.reason, u.particulars, u.hukouType,
    u.hukouAddress, u.lastPaymentOn, u.lastPaymentAmount, u.lastReviewOn, u.disabilityCard, u.remark,
  ]
}

/** @param next gives the fields one after another */
function personOf(ordinal: number, sheet: number, next: () => unknown): ReadPerson {
  const own = { kind: next(), member: next(), householdKey: next(), index: next(), headName: next(), complaints: next() }
  const understood = {
    name: next(), citizenId: next(), sex: next(), birthDate: next(), relation: next(), isHead: next(), phone: next(), villageId: next(), townId: next(),
    group: next(), address: next(), part: next(), aid: next(), supportForm: next(), disabilityKind: next(), disabilityLevel: next(), selfCare: next(),
    livingState: next(), seriousIllness: next(), childClass: next(), sources: next(), reason: next(), particulars: next(), hukouType: next(),
    hukouAddress: next(), lastPaymentOn: next(), lastPaymentAmount: next(), lastReviewOn: next(), disabilityCard: next(), remark: next(),
  } satisfies Record<Field, unknown> as RosterRow
  const { kind, member, householdKey, index, headName, complaints } = own as Omit<ReadPerson, 'ordinal' | 'sheet' | 'understood'>
  return { ordinal, sheet, kind, member, understood: (understood.name as string | undefined) === undefined ? undefined : understood, householdKey, index, headName, complaints }
}
