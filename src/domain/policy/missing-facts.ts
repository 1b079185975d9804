import { absent, contextAt, type Column, type Columns } from './columns.ts'
import type { Compiled } from './compile.ts'
import { evaluate, isUnknown } from './evaluate.ts'

/**
 * The facts for want of which a rule is unknown on a row of columns. Rows with the same values are asked once: in a district most of
 * those that cannot be decided lack the same few facts.
 */
export class MissingFacts {
  readonly #compiled: Compiled
  readonly #columns: Columns
  readonly #read: readonly Column[]
  readonly #alone: readonly (readonly string[])[]
  readonly #known = new Map<string, readonly string[]>()

  /** @param compiled a rule of which all names are columns */
  constructor(compiled: Compiled, columns: Columns) {
    this.#compiled = compiled
    this.#columns = columns
    this.#read = compiled.names.map((name) => columns.byName.get(name)!)
    this.#alone = compiled.names.map((name) => [name])
  }

  /** Full names of the missing facts, in their order: the same list for the same facts. Asked only of rows on which the rule is unknown. */
  at(row: number): readonly string[] {
    let alone: readonly string[] | undefined
    for (let place = 0; place < this.#read.length; place += 1) {
      if (!isAbsent(this.#read[place]!, row)) continue
      if (alone !== undefined) return this.#among(row)
      alone = this.#alone[place]
    }
    return alone ?? this.#among(row)
  }

  #among(row: number): readonly string[] {
    let key = ''
    for (const column of this.#read) key += `${valueCode(column, row)},`
    let missing = this.#known.get(key)
    if (missing === undefined) {
      const verdict = evaluate(this.#compiled, contextAt(this.#columns, row))
      this.#known.set(key, (missing = isUnknown(verdict) ? verdict.unknown : []))
    }
    return missing
  }
}

function isAbsent(column: Column, row: number): boolean {
  switch (column.kind) {
    case 'number':
      return column.missing[row] === absent
    case 'bool':
      return column.codes[row] === absent
    default:
      return column.places[row] === 0
  }
}

function valueCode(column: Column, row: number): number | string {
  switch (column.kind) {
    case 'number':
      return column.missing[row] === absent ? '' : column.values[row]!
    case 'bool':
      return column.codes[row]!
    default:
      return column.places[row]!
  }
}
