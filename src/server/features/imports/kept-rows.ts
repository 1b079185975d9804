import { inflateSync } from 'node:zlib'
import type { ImportComplaint, ImportOutcome, NewRow } from '../../database/tables.ts'
import type { Sealing } from '../../sealing/sealing.ts'
import { packOutcomes } from './packed-outcomes.ts'

/** Rows that are kept as one part. */
export const perPart = 500

/** What became of somebody in a row. */
export interface Settled {
  /** Which of the rows that hold something, from 0. */
  readonly ordinal: number
  readonly state: ImportOutcome['state']
  readonly complaints: readonly ImportComplaint[]
  readonly household: string | null
}

interface Part {
  /** What stood in its rows; absent until all of them were read. */
  sealed: Uint8Array | undefined
  readonly outcomes: { sheet: number; row: number; open: number; settled: Settled[] }[]
  /** People of whom it is not known yet what becomes of them. */
  open: number
}

export type PartRow = Pick<NewRow<'import_part'>, 'number' | 'states' | 'packing' | 'outcomes'> & { readonly read_sealed: Uint8Array }

/**
 * Gathers what became of the rows, part by part, beside what stood in them. A part is given away once everybody in it is settled,
 * so that memory does not grow with the workbook.
 */
export class KeptRows {
  readonly #parts = new Map<number, Part>()
  readonly #tell: (outcome: ImportOutcome) => void
  #next = 0

  /** @param tell hears what became of each row, when it is known */
  constructor(tell: (outcome: ImportOutcome) => void) {
    this.#tell = tell
  }

  /** Of a row, the next one. @param people who are going to be settled in it */
  read(sheet: number, row: number, people: number): void {
    const [number] = placeOf(this.#next++)
    let part = this.#parts.get(number)
    if (!part) this.#parts.set(number, (part = { sealed: undefined, outcomes: [], open: 0 }))
    part.outcomes.push({ sheet, row, open: people, settled: [] })
    part.open += people
  }

  /** What stood in the rows of a part, which then is whole. */
  keep(number: number, sealed: Uint8Array): void {
    this.#parts.get(number)!.sealed = sealed
  }

  settle(settled: Settled): void {
    const [number, at] = placeOf(settled.ordinal)
    const part = this.#parts.get(number)!
    part.outcomes[at]!.settled.push(settled)
    part.open -= 1
  }

  /** The parts that are whole and in which everybody is settled. */
  take(): PartRow[] {
    const ready = [...this.#parts].filter(([, part]) => part.open === 0 && part.sealed !== undefined)
    return ready.map(([number, part]) => {
      this.#parts.delete(number)
      const outcomes = part.outcomes.map(outcomeOf)
      for (const outcome of outcomes) this.#tell(outcome)
      const packed = packOutcomes(outcomes)
      return { number, states: packed.states, packing: 'rows', read_sealed: part.sealed as Uint8Array, outcomes: JSON.stringify(packed.outcomes) }
    })
  }
}

/** Number of the part a row is kept in, and its place there. */
export function placeOf(ordinal: number): [number: number, at: number] {
  return [Math.floor(ordinal / perPart), ordinal % perPart]
}

/** The texts of the rows of a part. */
export function openTexts(sealing: Sealing, part: { readonly packing: string; readonly read_sealed: Uint8Array }): string[][] {
  const plain = sealing.open(part.read_sealed)
  return part.packing === 'row' ? [JSON.parse(plain.toString('utf8')) as string[]] : (JSON.parse(inflateSync(plain).toString('utf8')) as string[][])
}

// A row of several people is refused when one of them is: it has to be looked at; the others came in all the same.
function outcomeOf({ sheet, row, settled }: Part['outcomes'][number]): ImportOutcome {
  const [first] = settled as [Settled, ...Settled[]]
  if (settled.length === 1) return { sheet, row, state: first.state, household: first.household, complaints: first.complaints as ImportComplaint[] }
  const isRefused = settled.some((one) => one.state === 'REFUSED')
  const others = settled.filter((one) => one.state !== 'REFUSED').length
  const state = isRefused ? 'REFUSED' : settled.some((one) => one.state === 'IMPORTED') ? 'IMPORTED' : first.state
  const complaints = settled.flatMap((one) => one.complaints)
  return {
    sheet,
    row,
    state,
    household: settled.find((one) => one.household !== null)?.household ?? null,
    complaints: isRefused && others > 0 ? [...complaints, { column: null, heading: null, code: 'OTHERS_CAME_IN', details: { count: others } }] : complaints,
  }
}
