import { ColumnarCode, verdictCodes, type TableSpec } from './columnar-code.ts'
import { PlanesCode, type Entry, type Lookup, type Word } from './columnar-planes.ts'
import { absent, contextAt, type Column, type Columns } from './columns.ts'
import type { Compiled } from './compile.ts'
import { evaluate, isUnknown, type Verdict } from './evaluate.ts'
import { findIndicator } from './indicators.ts'
import { inWord, turn } from './turn-bits.ts'
import { valueOf, type Result } from './value-of.ts'

/**
 * What rules came to on some rows, false left out. The entries of row `from + n` are `found` from `ends[n - 1]` (0 for the first) to before
 * `ends[n]`, by rule; `ruleOf` and `verdictOf` tell what an entry says.
 */
export type Verdicts = { readonly from: number; readonly rows: number; readonly ends: Uint32Array; readonly found: Uint32Array }

/** The place of the rule in the list that the reader was made of. */
export const ruleOf = (entry: number): number => entry >>> 2
/** What it came to (`verdictCodes`). */
export const verdictOf = (entry: number): number => entry & 3

/** Reads many rules over many households or people at once. */
export type ColumnarReader = {
  /** Full names of the indicators that it needs as columns. */
  readonly names: readonly string[]
  /**
   * What the rules came to, some rows after others; what is given is written over when the next is asked for.
   * @throws RangeError when a column that it needs is not there
   */
  readonly read: (columns: Columns) => Iterable<Verdicts>
}

type Beyond = (row: number, rule: number) => number
/** Code with its columns; `scratch` is for what it lays down on the way. */
type Bind<Made> = (columns: Columns, beyond: Beyond, scratch?: Scratch) => Made

/** Words by 32 answers or rules, and there by row; `masks` for each word what the entries of a lookup put into it. */
type Scratch = { readonly asked: Int32Array; readonly low: Int32Array; readonly high: Int32Array; readonly masks: readonly (readonly Int32Array[])[] }
/** `ask` lays into words what is asked of some rows; `judge` works out each rule for them, from answers that are turned into planes, as planes. */
type Steps = { readonly ask: readonly Step[]; readonly judge: readonly Step[] }
type Step = (from: number, some: number) => void

const mostRules = 2 ** 16
/** What is worked on together stays close to the processor. */
const mostRowsAtOnce = 1024
const mostVerdictsAtOnce = 2 ** 18

/**
 * Writes rules as JavaScript over columns, which agrees with `evaluate` on every row. Making one costs milliseconds: keep it with its
 * rules.
 * @param rules compiled rules over indicators; household rules may stand beside person rules where the rows are people
 * @throws RangeError for a rule that reads the answers of a form, and past 65,536 rules
 */
export function columnarReader(rules: readonly Compiled[]): ColumnarReader {
  if (rules.length > mostRules) throw new RangeError(`more than ${mostRules} rules`)
  const rowsAtOnce = Math.max(inWord, Math.min(mostRowsAtOnce, Math.floor(mostVerdictsAtOnce / Math.max(1, rules.length) / inWord) * inWord))
  const code = new ColumnarCode()
  const planes = new PlanesCode(code)
  const judging = rules.map((rule, place) => judgingSource(rule, place, rowsAtOnce, planes, code))
  const words = planes.words()
  const bind = bound<Steps>(code, [
    'const { asked, low, high, masks } = scratch',
    ...planes.leaves.map((text, n) => `const leaf${n} = ${text}`),
    ...words.flatMap((word, n) => askingSource(word, n, rowsAtOnce)),
    ...judging,
    `return { ask: [${words.map((_, n) => `ask${n}`).join(', ')}], judge: [${rules.map((_, n) => `judge${n}`).join(', ')}] }`,
  ])
  return { names: code.names, read: (columns) => new Reading(rules, code.names, words, bind, columns, rowsAtOnce) }
}

/** A function that works out one rule: for 32 rows together, or row by row where it can fail. */
function judgingSource(rule: Compiled, place: number, rowsAtOnce: number, planes: PlanesCode, code: ColumnarCode): string {
  const at = Math.floor(place / inWord) * rowsAtOnce + (place % inWord)
  const around = (lines: readonly string[], low: string, high: string): string => [`const judge${place} = (from, some) => { for (let w = 0; w < some; w += ${inWord}) {`, ...lines, `low[w + ${at}] = ${low}; high[w + ${at}] = ${high}`, '} }'].join('\n')
  const statements = planes.rule(rule.tree)
  if (statements) return around([...[...statements.asked].map((name) => `const ${name} = asked[w + at_${name}]`), ...statements.lines], statements.result.yes, statements.result.unknown)
  const text = code.verdictFunction(rule.tree)
  const again = text.includes('whole(') ? ` if (isBeyond) { isBeyond = false; verdict = beyond(from + n, ${place}) }` : ''
  return [`const alone${place} = ${text}`, around(['let low0 = 0, high0 = 0', `for (let n = w; n < some && n < w + ${inWord}; n++) { let verdict = alone${place}(from + n);${again} low0 |= (verdict & 1) << n; high0 |= (verdict >> 1) << n }`], 'low0', 'high0')].join('\n')
}

// Of each row, one after another: more at once do not fit into the registers of a processor.
const answersAtOnce = 8

/** A function that lays down one word of answers for some rows. */
function askingSource({ names, lookups, others }: Word, n: number, rowsAtOnce: number): readonly string[] {
  const answers = [...lookups.map(({ source }, at) => `masks${n}_${at}[${source.place}]`), ...others]
  const loops = Array.from({ length: Math.ceil(answers.length / answersAtOnce) }, (_, at) => `for (let n = 0; n < some; n++) { const i = from + n; asked[n + ${n * rowsAtOnce}] ${at === 0 ? '=' : '|='} ${answers.slice(at * answersAtOnce, (at + 1) * answersAtOnce).join(' | ')} }`)
  return [...names.map((name, bit) => `const at_${name} = ${n * rowsAtOnce + bit}`), ...lookups.map((_, at) => `const masks${n}_${at} = masks[${n}][${at}]`), `const ask${n} = (from, some) => {`, ...loops, '}']
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
  const make = new Function('columns', 'tables', 'beyond', 'scratch', lines.join('\n')) as (columns: readonly Column[], tables: readonly Uint32Array[], beyond: Beyond, scratch?: Scratch) => Made
  return (columns, beyond, scratch) => {
    const needed = code.names.map((name) => columnOf(columns, name))
    return make(needed, code.tables.map((spec) => tableOf(spec, needed)), beyond, scratch)
  }
}

/** Rules being read over columns. */
class Reading implements Iterable<Verdicts> {
  readonly #rows: number
  readonly #rules: number
  readonly #rowsAtOnce: number
  readonly #scratch: Scratch
  readonly #steps: Steps

  constructor(rules: readonly Compiled[], names: readonly string[], words: readonly Word[], bind: Bind<Steps>, columns: Columns, rowsAtOnce: number) {
    const needed = names.map((name) => columnOf(columns, name))
    const groups = Math.ceil(rules.length / inWord)
    this.#rows = columns.rows
    this.#rules = rules.length
    this.#rowsAtOnce = rowsAtOnce
    this.#scratch = { asked: new Int32Array(words.length * rowsAtOnce), low: new Int32Array(groups * rowsAtOnce), high: new Int32Array(groups * rowsAtOnce), masks: words.map(({ lookups }) => lookups.map((lookup) => masksOf(lookup, needed))) }
    this.#steps = bind(columns, (row, rule) => codeOf(evaluate(rules[rule]!, contextAt(columns, row))), this.#scratch)
  }

  *[Symbol.iterator](): Iterator<Verdicts> {
    const { asked, low, high } = this.#scratch
    const most = Math.min(this.#rowsAtOnce, this.#rows)
    const [ends, found] = [new Uint32Array(most), new Uint32Array(most * this.#rules)]
    for (let from = 0; from < this.#rows; from += this.#rowsAtOnce) {
      const rows = Math.min(this.#rowsAtOnce, this.#rows - from)
      for (const step of this.#steps.ask) step(from, rows)
      this.#turn(asked, rows)
      // What was turned stands there still.
      low.fill(0)
      high.fill(0)
      for (const step of this.#steps.judge) step(from, rows)
      this.#turn(low, rows)
      this.#turn(high, rows)
      list(low, high, this.#rowsAtOnce, rows, ends, found)
      yield { from, rows, ends, found }
    }
  }

  #turn(words: Int32Array, rows: number): void {
    for (let at = 0; at < words.length; at += this.#rowsAtOnce) turn(words, at, at + rows)
  }
}

/** Verdicts as bits, by 32 rules and there by row, `stride` words after one another, as entries. */
function list(low: Int32Array, high: Int32Array, stride: number, rows: number, ends: Uint32Array, found: Uint32Array): void {
  let count = 0
  for (let row = 0; row < rows; row += 1) {
    for (let at = row, first = 0; at < low.length; at += stride, first += inWord) {
      const one = low[at]!
      const two = high[at]!
      for (let left = one | two; left !== 0; left &= left - 1) {
        const bit = 31 - Math.clz32(left & -left)
        found[count++] = ((first + bit) << 2) | (((two >>> bit) & 1) << 1) | ((one >>> bit) & 1)
      }
    }
    ends[row] = count
  }
}

/** For each entry of what is looked up: the bits of the questions that it answers with yes. */
function masksOf({ source, bits }: Lookup, columns: readonly Column[]): Int32Array {
  const entries: readonly Entry[] = source.column === undefined ? [0, 1, absent] : (columns[source.column] as Extract<Column, { dictionary: unknown }>).dictionary.map((entry, place) => (place === 0 ? undefined : entry))
  return Int32Array.from(entries, (entry) => bits.reduce((mask, { bit, holds }) => (holds(entry) ? mask | (1 << bit) : mask), 0))
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

/** The code of a verdict. */
export function codeOf(verdict: Verdict): number {
  if (typeof verdict === 'boolean') return verdict ? verdictCodes.true : verdictCodes.false
  return isUnknown(verdict) ? verdictCodes.unknown : verdictCodes.failed
}
