import { valueTypes } from './expression.ts'
import { findIndicator } from './indicators.ts'
import type { CelValue, Context, Values } from './indicators-of.ts'
import { valueOfName } from './value-of-name.ts'

/** In every column of codes: what stands for an absent fact, in the flags of numbers and among the codes of yes and no. */
export const absent = 2

/**
 * The values of one indicator for all subjects, by row. Whole numbers and fractions as they are, `missing` with `absent` where there is
 * none; yes and no as 1 and 0, or `absent`; texts, codes and lists of codes as places in a dictionary of those that occur, 0 for absent.
 */
export type Column =
  | { readonly kind: 'number'; readonly isWhole: boolean; readonly values: Float64Array; readonly missing: Uint8Array }
  | { readonly kind: 'bool'; readonly codes: Uint8Array }
  | { readonly kind: 'text'; readonly places: Uint32Array; readonly dictionary: readonly string[] }
  | { readonly kind: 'list'; readonly places: Uint32Array; readonly dictionary: readonly (readonly string[])[] }

/** Indicators of many households or people, by full name. */
export type Columns = { readonly rows: number; readonly byName: ReadonlyMap<string, Column> }

/** Puts the indicators of households or people, one after another, into columns; a district streams through it. */
export class ColumnsBuilder<Of> {
  readonly #columns: readonly { readonly name: string; readonly read: (of: Of) => CelValue | undefined; readonly column: GrowingColumn }[]
  #rows = 0

  /**
   * @param names full names of the indicators that are kept, such as a reader's `names`
   * @param readerOf how one is found: `indicatorReader` in facts, `contextReader` where they are computed already
   * @throws RangeError when one is not in the catalogue
   */
  constructor(names: readonly string[], readerOf: (name: string) => (of: Of) => CelValue | undefined) {
    this.#columns = [...new Set(names)].map((name) => ({ name, column: growing(name), read: readerOf(name) }))
  }

  /** Adds one household or person. */
  add(of: Of): void {
    for (const { column, read } of this.#columns) column.add(read(of))
    this.#rows += 1
  }

  /** The columns of all that was added. */
  build(): Columns {
    return { rows: this.#rows, byName: new Map(this.#columns.map(({ name, column }) => [name, column.build()])) }
  }
}

/** How an indicator is found in a context. */
export function contextReader(name: string): (context: Context) => CelValue | undefined {
  return (context) => valueOfName(name, context)
}

/** The values of one row as a context, to evaluate or trace a rule on it; facts of other indicators are absent there. */
export function contextAt({ byName }: Columns, row: number): Context {
  const context: { household: Values; person: Values; parameter: Values } = { household: {}, person: {}, parameter: {} }
  for (const [name, column] of byName) {
    const path = name.split('.')
    const key = path.pop()!
    let group: Values = context
    for (const step of path) group = (group[step] ??= {}) as Values
    const value = valueIn(column, row)
    if (value !== undefined) group[key] = value
  }
  return context
}

/** The value of one indicator in a row; undefined for an absent fact and for an indicator that is not among the columns. */
export function valueAt({ byName }: Columns, name: string, row: number): CelValue | undefined {
  const column = byName.get(name)
  return column && valueIn(column, row)
}

function valueIn(column: Column, row: number): CelValue | undefined {
  switch (column.kind) {
    case 'number': {
      if (column.missing[row] === absent) return undefined
      const value = column.values[row]!
      return column.isWhole ? BigInt(value) : value
    }
    case 'bool':
      return column.codes[row] === absent ? undefined : column.codes[row] === 1
    default:
      return column.places[row] === 0 ? undefined : column.dictionary[column.places[row]!]
  }
}

type GrowingColumn = { add(value: CelValue | undefined): void; build(): Column }

function growing(name: string): GrowingColumn {
  const indicator = findIndicator(name)
  if (!indicator) throw new RangeError(`no indicator ${name}`)
  const type = valueTypes[indicator.type]
  switch (type) {
    case 'int':
    case 'double':
      return new NumberColumn(type === 'int')
    case 'bool':
      return new BoolColumn()
    case 'string':
      return new DictionaryColumn<string>((value) => value, (places, dictionary) => ({ kind: 'text', places, dictionary }))
    case 'list':
      return new DictionaryColumn<readonly string[]>((value) => (value.length === 0 ? '[]' : JSON.stringify(value)), (places, dictionary) => ({ kind: 'list', places, dictionary }))
  }
}

class NumberColumn implements GrowingColumn {
  readonly #isWhole: boolean
  #values = new Float64Array(firstRows)
  #missing = new Uint8Array(firstRows)
  #rows = 0

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole
  }

  add(value: CelValue | undefined): void {
    if (this.#rows === this.#values.length) [this.#values, this.#missing] = [twice(this.#values), twice(this.#missing)]
    if (value === undefined) this.#missing[this.#rows] = absent
    else this.#values[this.#rows] = this.#number(value)
    this.#rows += 1
  }

  // Facts are given as JSON numbers, so none is larger; a larger one would change on its way into the column.
  #number(value: CelValue): number {
    const number = Number(value)
    if (this.#isWhole && !Number.isSafeInteger(number)) throw new RangeError(`${value} is no whole number below 2 ** 53`)
    return number
  }

  build(): Column {
    return { kind: 'number', isWhole: this.#isWhole, values: this.#values.slice(0, this.#rows), missing: this.#missing.slice(0, this.#rows) }
  }
}

class BoolColumn implements GrowingColumn {
  #codes = new Uint8Array(firstRows)
  #rows = 0

  add(value: CelValue | undefined): void {
    if (this.#rows === this.#codes.length) this.#codes = twice(this.#codes)
    this.#codes[this.#rows++] = value === undefined ? absent : value === true ? 1 : 0
  }

  build(): Column {
    return { kind: 'bool', codes: this.#codes.slice(0, this.#rows) }
  }
}

// A list is one entry too: of the kinds of aid a few hundred combinations occur in a district, and order and repetition stay as they were.
class DictionaryColumn<T extends string | readonly string[]> implements GrowingColumn {
  readonly #keyOf: (value: T) => string
  readonly #column: (places: Uint32Array, dictionary: readonly T[]) => Column
  readonly #placeOf = new Map<string, number>()
  readonly #dictionary: T[] = ['' as T]
  #places = new Uint32Array(firstRows)
  #rows = 0

  constructor(keyOf: (value: T) => string, column: (places: Uint32Array, dictionary: readonly T[]) => Column) {
    this.#keyOf = keyOf
    this.#column = column
  }

  add(value: CelValue | undefined): void {
    if (this.#rows === this.#places.length) this.#places = twice(this.#places)
    this.#places[this.#rows++] = value === undefined ? 0 : this.#place(value as T)
  }

  #place(value: T): number {
    const key = this.#keyOf(value)
    let place = this.#placeOf.get(key)
    if (place === undefined) this.#placeOf.set(key, (place = this.#dictionary.push(value) - 1))
    return place
  }

  build(): Column {
    return this.#column(this.#places.slice(0, this.#rows), this.#dictionary)
  }
}

const firstRows = 64

function twice<T extends Float64Array | Uint8Array | Uint32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}
