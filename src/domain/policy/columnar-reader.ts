import { ColumnarCode, verdictCodes, type TableSpec } from './columnar-code.ts'
import { contextAt, type Column, type Columns } from './columns.ts'
import type { Compiled } from './compile.ts'
import { evaluate, isUnknown, type Verdict } from './evaluate.ts'
import { findIndicator } from './indicators.ts'
import { valueOf, type Result } from './value-of.ts'

/**
 * What rules came to, false left out: the n-th entry says that the rule `rules[n]` (place in the list the reader was made of) came to
 * `verdicts[n]` (`verdictCodes`) on the subject `rows[n]`. Ordered by row, then by rule.
 */
export type VerdictList = { readonly rows: Uint32Array; readonly rules: Uint16Array; readonly verdicts: Uint8Array }

/** Reads many rules over many households or people at once. */
export type ColumnarReader = {
  /** Full names of the indicators that it needs as columns. */
  readonly names: readonly string[]
  /** @throws RangeError when a column that it needs is not there */
  readonly read: (columns: Columns) => VerdictList
}

type Run = (from: number, to: number, rows: Uint32Array, rules: Uint16Array, verdicts: Uint8Array) => number
type Beyond = (row: number, rule: number) => number
type Bind<Made> = (columns: Columns, beyond: Beyond) => Made

const mostRules = 2 ** 16

/**
 * Writes rules as one JavaScript function over columns, which agrees with `evaluate` on every row. Making one costs milliseconds: keep
 * it with its rules.
 * @param rules compiled rules over indicators; household rules may stand beside person rules where the rows are people
 * @throws RangeError for a rule that reads the answers of a form, and past 65,536 rules
 */
export function columnarReader(rules: readonly Compiled[]): ColumnarReader {
  if (rules.length > mostRules) throw new RangeError(`more than ${mostRules} rules`)
  const code = new ColumnarCode()
  const functions = rules.map((rule) => code.verdictFunction(rule.tree))
  const bind = bound<Run>(code, listingSource(functions))
  return { names: code.names, read: (columns) => readAll(rules, bind, columns) }
}

/**
 * Writes one expression as a function that is asked row by row: of a rule its verdict (`verdictCodes`), of an amount the number, NaN where
 * there is none. Agrees with `evaluate` and `valueOf`.
 * @throws RangeError when a column that it needs is not there, and for one that reads the answers of a form
 */
export function rowReader(of: Compiled, columns: Columns): (row: number) => number {
  const code = new ColumnarCode()
  const isRule = of.tree.type === 'bool'
  const text = isRule ? code.verdictFunction(of.tree) : code.numberFunction(of.tree)
  const beyond = (row: number): number => (isRule ? codeOf(evaluate(of, contextAt(columns, row))) : numberOf(valueOf(of.tree, contextAt(columns, row))))
  return bound<(row: number) => number>(code, [`const read = ${text}`, `return ${text.includes('whole(') ? 'i => { const x = read(i); if (!isBeyond) return x; isBeyond = false; return beyond(i) }' : 'read'}`])(columns, beyond)
}

function numberOf(result: Result): number {
  return 'value' in result ? Number(result.value) : NaN
}

/** Code with its columns, ready to be given some. */
function bound<Made>(code: ColumnarCode, source: readonly string[]): Bind<Made> {
  const strange = code.names.find((name) => findIndicator(name) === undefined)
  if (strange !== undefined) throw new RangeError(`no indicator ${strange}`)
  const each = (count: number, line: (place: number) => string): string[] => Array.from({ length: count }, (_, place) => line(place))
  const lines = [
    "'use strict'",
    ...each(code.names.length, (n) => `const { codes: codes${n}, values: values${n}, missing: missing${n}, places: places${n}, dictionary: dictionary${n} } = columns[${n}]`),
    ...each(code.tables.length, (n) => `const table${n} = tables[${n}]`),
    // Past 2 ** 53 a column's numbers are no longer whole: such a row is evaluated by itself.
    'let isBeyond = false',
    `const whole = (n) => { if (n > ${Number.MAX_SAFE_INTEGER} || n < ${Number.MIN_SAFE_INTEGER}) isBeyond = true; return n }`,
    ...source,
  ]
  const make = new Function('columns', 'tables', 'beyond', lines.join('\n')) as (columns: readonly Column[], tables: readonly Uint32Array[], beyond: Beyond) => Made
  return (columns, beyond) => {
    const needed = code.names.map((name) => columnOf(columns, name))
    return make(needed, code.tables.map((spec) => tableOf(spec, needed)), beyond)
  }
}

// A function for each rule: one that held them all would be too large for V8 to optimise.
function listingSource(functions: readonly string[]): readonly string[] {
  return [
    ...functions.map((text, n) => `const rule${n} = ${text}`),
    'return (from, to, rows, rules, verdicts) => {',
    'let count = 0, verdict = 0',
    'for (let i = from; i < to; i++) {',
    ...functions.map((text, n) => {
      const again = text.includes('whole(') ? ` if (isBeyond) { isBeyond = false; verdict = beyond(i, ${n}) }` : ''
      return `verdict = rule${n}(i);${again} if (verdict !== 0) { rows[count] = i; rules[count] = ${n}; verdicts[count++] = verdict }`
    }),
    '}',
    'return count',
    '}',
  ]
}

const verdictsAtOnce = 2 ** 17

function readAll(rules: readonly Compiled[], bind: Bind<Run>, columns: Columns): VerdictList {
  const run = bind(columns, (row, rule) => codeOf(evaluate(rules[rule]!, contextAt(columns, row))))
  const rowsAtOnce = Math.max(1, Math.min(columns.rows, Math.floor(verdictsAtOnce / Math.max(1, rules.length))))
  const some = rowsAtOnce * rules.length
  const [rows, places, verdicts] = [new Uint32Array(some), new Uint16Array(some), new Uint8Array(some)]
  const found: VerdictList[] = []
  for (let from = 0; from < columns.rows; from += rowsAtOnce) {
    const count = run(from, Math.min(from + rowsAtOnce, columns.rows), rows, places, verdicts)
    found.push({ rows: rows.slice(0, count), rules: places.slice(0, count), verdicts: verdicts.slice(0, count) })
  }
  return together(found)
}

function columnOf({ byName }: Columns, name: string): Column {
  const column = byName.get(name)
  if (!column) throw new RangeError(`no column ${name}`)
  return column
}

function tableOf({ column, entry, ofAbsent }: TableSpec, columns: readonly Column[]): Uint32Array {
  const { dictionary } = columns[column] as Extract<Column, { dictionary: unknown }>
  return Uint32Array.from(dictionary as readonly (string | readonly string[])[], (value, place) => (place === 0 ? ofAbsent : entry(value)))
}

function together(lists: readonly VerdictList[]): VerdictList {
  const count = lists.reduce((sum, list) => sum + list.rows.length, 0)
  const all: VerdictList = { rows: new Uint32Array(count), rules: new Uint16Array(count), verdicts: new Uint8Array(count) }
  let at = 0
  for (const { rows, rules, verdicts } of lists) {
    all.rows.set(rows, at)
    all.rules.set(rules, at)
    all.verdicts.set(verdicts, at)
    at += rows.length
  }
  return all
}

/** The code of a verdict. */
export function codeOf(verdict: Verdict): number {
  if (typeof verdict === 'boolean') return verdict ? verdictCodes.true : verdictCodes.false
  return isUnknown(verdict) ? verdictCodes.unknown : verdictCodes.failed
}
