import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { absent, type Column, type Columns } from '#domain/policy/columns.ts'
import type { Compiled } from '#domain/policy/compile.ts'
import type { Comparing, Expression, Literal } from '#domain/policy/expression.ts'
import { compare } from '#domain/policy/value-of.ts'

/** Names of arrays: what a part comes to, and where that is known; nothing where it always is. */
interface Code {
  readonly value: string
  readonly known: string | undefined
}

/** What rules come to in numpy: how long once round takes, and on how many rows each holds and on how many nobody knows. */
export interface InNumpy {
  readonly milliseconds: number
  readonly counts: readonly (readonly [holds: number, unknown: number])[]
}

export function hasNumpy(): boolean {
  return spawnSync('python3', ['-c', 'import numpy']).status === 0
}

/**
 * The same rules over the same columns as an analyst would write them: one array after another, each part once however many rules
 * have it. Codes and dates are compared once for each entry of their dictionary, as the program does.
 */
export function readInNumpy(rules: readonly Compiled[], columns: Columns, rounds: number): InNumpy {
  const folder = mkdtempSync(path.join(tmpdir(), 'doudi-numpy-'))
  try {
    const program = new NumpyProgram(columns, folder)
    const found = rules.map((rule) => program.write(rule.tree))
    const file = path.join(folder, 'rules.py')
    writeFileSync(file, program.text(found, rounds))
    const run = spawnSync('python3', [file], { encoding: 'utf8', cwd: folder })
    if (run.status !== 0) throw new Error(run.stderr)
    return JSON.parse(run.stdout) as InNumpy
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

class NumpyProgram {
  readonly #columns: Columns
  readonly #folder: string
  /** What stands in memory before the clock starts. */
  readonly #given: string[] = []
  readonly #lines: string[] = []
  readonly #names = new Map<string, string>()

  constructor(columns: Columns, folder: string) {
    this.#columns = columns
    this.#folder = folder
  }

  write(part: Expression): Code {
    switch (part.kind) {
      case 'literal':
        return { value: literal(part.value), known: undefined }
      case 'name':
        return this.#column(part.name)
      case 'has':
        return { value: this.#column(part.name).known ?? 'yes', known: undefined }
      case 'not': {
        const { value, known } = this.write(part.of)
        return { value: this.#let(`~${value}`), known }
      }
      case 'and':
      case 'or':
        return part.parts.map((one) => this.write(one)).reduce((a, b) => this.#joined(part.kind === 'or', a, b))
      case 'choice': {
        const [condition, yes, no] = [this.write(part.condition), this.write(part.yes), this.write(part.no)]
        const chosen = yes.known === undefined && no.known === undefined ? undefined : this.#let(`np.where(${condition.value}, ${yes.known ?? 'True'}, ${no.known ?? 'True'})`)
        return { value: this.#let(`np.where(${condition.value}, ${yes.value}, ${no.value})`), known: this.#both(condition.known, chosen) }
      }
      case 'comparison':
        return this.#comparison(part.operator, part.left, part.right)
      case 'among':
        return this.#table(part.of, (value) => part.literals.some((one) => one.value === value))
      case 'held':
        if (part.of.kind !== 'literal') throw new RangeError('a code that is looked for is a literal in these rules')
        return this.#table(part.list, (value) => (value as readonly string[]).includes((part.of as { value: Literal }).value as string))
      case 'arithmetic': {
        const [left, right] = [this.write(part.left), this.write(part.right)]
        return { value: this.#let(`${left.value} ${part.operator} ${right.value}`), known: this.#both(left.known, right.known) }
      }
      case 'negative': {
        const { value, known } = this.write(part.of)
        return { value: this.#let(`-${value}`), known }
      }
      case 'double':
        return this.write(part.of)
      case 'size':
        return this.#table(part.of, (value) => value.length)
      case 'text-test':
        return this.#table(part.of, (value) => (part.operator === 'contains' ? value.includes(part.literal) : (value as string)[part.operator](part.literal)))
    }
  }

  text(found: readonly Code[], rounds: number): string {
    const body = [...this.#lines, ...found.map(({ value, known }, n) => `r${n} = (np.flatnonzero(${known === undefined ? value : `${value} & ${known}`}), ${known === undefined ? 'none' : `np.flatnonzero(~${known})`})`)]
    return [
      'import json, time',
      'import numpy as np',
      "np.seterr(all='ignore')",
      `yes = np.ones(${this.#columns.rows}, dtype=bool)`,
      'none = np.zeros(0, dtype=np.int64)',
      ...this.#given,
      'def read():',
      ...body.map((line) => `  ${line}`),
      `  return [${found.map((_, n) => `r${n}`).join(', ')}]`,
      'took = []',
      `for _ in range(${rounds}):`,
      '  begun = time.perf_counter()',
      '  results = read()',
      '  took.append((time.perf_counter() - begun) * 1000)',
      "print(json.dumps({'milliseconds': sorted(took)[len(took) // 2], 'counts': [[len(a), len(b)] for a, b in results]}))",
      '',
    ].join('\n')
  }

  /** A part of what is read, once. */
  #let(expression: string): string {
    return this.#named(this.#lines, expression)
  }

  /** What is there before the clock starts, once. */
  #give(expression: string): string {
    return this.#named(this.#given, expression)
  }

  #named(lines: string[], expression: string): string {
    let name = this.#names.get(expression)
    if (name === undefined) {
      name = `x${this.#names.size}`
      this.#names.set(expression, name)
      lines.push(`${name} = ${expression}`)
    }
    return name
  }

  #file(name: string, array: Uint8Array | Float64Array | Uint32Array, type: string): string {
    const given = `np.fromfile('${name}.bin', dtype=np.${type})`
    if (!this.#names.has(given)) writeFileSync(path.join(this.#folder, `${name}.bin`), new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    return this.#give(given)
  }

  #column(name: string): Code {
    const column = this.#columns.byName.get(name) as Column
    if (column.kind === 'number') return { value: this.#file(`${name}-values`, column.values, 'float64'), known: column.missing.includes(absent) ? this.#give(`${this.#file(`${name}-missing`, column.missing, 'uint8')} != ${absent}`) : undefined }
    if (column.kind === 'bool') {
      const codes = this.#file(`${name}-codes`, column.codes, 'uint8')
      return { value: this.#give(`${codes} == 1`), known: column.codes.includes(absent) ? this.#give(`${codes} != ${absent}`) : undefined }
    }
    const places = this.#file(`${name}-places`, column.places, 'uint32')
    return { value: places, known: column.places.includes(0) ? this.#give(`${places} != 0`) : undefined }
  }

  /** What is asked of codes, texts and days: once for each that occurs. */
  #table(of: Expression, answer: (value: string | readonly string[]) => boolean | number): Code {
    if (of.kind !== 'name') throw new RangeError('only facts are asked for codes in these rules')
    const { value, known } = this.#column(of.name)
    const column = this.#columns.byName.get(of.name) as Extract<Column, { dictionary: unknown }>
    const answers = (column.dictionary as readonly (string | readonly string[])[]).map((entry, place) => (place === 0 ? 0 : Number(answer(entry))))
    const isYesOrNo = typeof answer(column.dictionary[1] ?? '') === 'boolean'
    return { value: this.#let(`${this.#give(`np.array([${answers.join(', ')}], dtype=${isYesOrNo ? 'bool' : 'np.float64'})`)}[${value}]`), known }
  }

  #comparison(operator: Comparing, left: Expression, right: Expression): Code {
    if (left.type === 'string' && right.kind === 'literal') return this.#table(left, (value) => compare(operator, value as string, right.value))
    if (right.type === 'string' && left.kind === 'literal') return this.#table(right, (value) => compare(operator, left.value, value as string))
    if (left.type === 'string') throw new RangeError('texts are compared with literals in these rules')
    const [a, b] = [this.write(left), this.write(right)]
    return { value: this.#let(`${a.value} ${operator} ${b.value}`), known: this.#both(a.known, b.known) }
  }

  #both(a: string | undefined, b: string | undefined): string | undefined {
    return a === undefined || b === undefined ? (a ?? b) : this.#let(`${a} & ${b}`)
  }

  /** Three-valued: what decides is known, whatever the other comes to. */
  #joined(decides: boolean, a: Code, b: Code): Code {
    const value = this.#let(`${a.value} ${decides ? '|' : '&'} ${b.value}`)
    const deciding = ({ value: one, known }: Code): string => (known === undefined ? (decides ? one : this.#let(`~${one}`)) : this.#let(`${known} & ${decides ? one : this.#let(`~${one}`)}`))
    if (a.known === undefined && b.known === undefined) return { value, known: undefined }
    if (a.known === undefined) return { value, known: this.#let(`${b.known} | ${deciding(a)}`) }
    if (b.known === undefined) return { value, known: this.#let(`${a.known} | ${deciding(b)}`) }
    return { value, known: this.#let(`(${a.known} & ${b.known}) | ${deciding(a)} | ${deciding(b)}`) }
  }
}

function literal(value: Literal): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : typeof value === 'string' ? JSON.stringify(value) : String(value)
}
