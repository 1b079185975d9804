import { askedOf, type ColumnarCode } from './columnar-code.ts'
import { absent } from './columns.ts'
import { partsOf, type Expression, type NamePart, type ValueType } from './expression.ts'
import { inWord } from './turn-bits.ts'
import { written } from './written.ts'

/** An entry of a dictionary, undefined for an absent one; or a code: 0, 1 or `absent`. */
export type Entry = string | readonly string[] | number | undefined

/** Where the answers to some questions are found: `place` is JavaScript of a place in a dictionary, or of a code. */
type Source = { readonly place: string; /** Whose dictionary. */ readonly column: number | undefined; readonly questions: Question[] }
type Question = { readonly name: string; readonly holds: (entry: Entry) => boolean }

/** 32 answers about a row, a bit each: `names` are those of the questions, bit by bit. */
export type Word = { readonly names: string[]; readonly lookups: Lookup[]; /** JavaScript of bits that are worked out. */ readonly others: string[] }
export type Lookup = { readonly source: Source; readonly bits: { readonly bit: number; readonly holds: (entry: Entry) => boolean }[] }

/** JavaScript of the rows where a part holds, and of those where nobody can say, a bit each. */
type Planes = { readonly yes: string; readonly unknown: string }

/**
 * Writes rules as JavaScript over bits, 32 rows at once. What is asked of facts is asked once of a row, however many rules ask it; `and`,
 * `or`, `not` and choices are worked out for all 32 together.
 */
export class PlanesCode {
  /** JavaScript functions of what can be answered in no shorter way. */
  readonly leaves: string[] = []
  readonly #code: ColumnarCode
  readonly #sources = new Map<string, Source>()
  readonly #worked: { readonly name: string; readonly comparison: string }[] = []
  readonly #names = new Map<string, string>()

  constructor(code: ColumnarCode) {
    this.#code = code
  }

  /** A rule as statements; undefined for one that can fail, for which two bits are too few. */
  rule(tree: Expression): Statements | undefined {
    if (canFail(tree)) return undefined
    const statements = new Statements()
    statements.result = this.#planes(tree, statements)
    return statements
  }

  /** All that the rules ask. */
  words(): readonly Word[] {
    const words: Word[] = []
    const add = (name: string): { word: Word; bit: number } => {
      if (words.length === 0 || words.at(-1)!.names.length === inWord) words.push({ names: [], lookups: [], others: [] })
      const word = words.at(-1)!
      return { word, bit: word.names.push(name) - 1 }
    }
    for (const source of this.#sources.values()) {
      for (const { name, holds } of source.questions) {
        const { word, bit } = add(name)
        if (word.lookups.at(-1)?.source !== source) word.lookups.push({ source, bits: [] })
        word.lookups.at(-1)!.bits.push({ bit, holds })
      }
    }
    for (const { comparison, name } of this.#worked) {
      const { word, bit } = add(name)
      word.others.push(`((${comparison}) << ${bit})`)
    }
    return words
  }

  #planes(part: Expression, to: Statements): Planes {
    switch (part.kind) {
      case 'literal':
        return { yes: part.value === true ? '-1' : '0', unknown: '0' }
      case 'has':
        return { yes: to.let(`~${this.#absence(part.name, part.nameType, to)}`), unknown: '0' }
      case 'not': {
        const { yes, unknown } = this.#planes(part.of, to)
        return { yes: to.let(`~(${yes} | ${unknown})`), unknown }
      }
      case 'and':
        return part.parts.map((one) => this.#planes(one, to)).reduce((a, b) => to.and(a, b))
      case 'or':
        return part.parts.map((one) => this.#planes(one, to)).reduce((a, b) => to.or(a, b))
      case 'choice':
        return to.choice(this.#planes(part.condition, to), this.#planes(part.yes, to), this.#planes(part.no, to))
      default:
        return this.#leaf(part, to)
    }
  }

  #leaf(part: Expression, to: Statements): Planes {
    const text = written(part)
    const asked = askedOf(part)
    if (asked) return { yes: this.#ask(text, this.#column(asked.of.name, asked.of.type), (entry) => entry !== undefined && asked.holds(entry as string | readonly string[]), to), unknown: this.#absence(asked.of.name, asked.of.type, to) }
    if (part.kind === 'name') return { yes: this.#ask(text, this.#column(part.name, part.type), (entry) => entry === 1, to), unknown: this.#absence(part.name, part.type, to) }
    if (part.kind === 'comparison' && isReckoned(part.left) && isReckoned(part.right)) {
      const names = namesIn(part)
      const unknown = [...new Set(names.map(({ name, type }) => this.#absence(name, type, to)))].join(' | ')
      return { yes: to.let(`${this.#compare(text, part, to)} & ~(${unknown || 0})`), unknown: to.let(unknown || '0') }
    }
    const source = this.#leafOf(text, part)
    return { yes: this.#ask(text, source, (entry) => entry === 1, to), unknown: this.#ask(`${text} is unknown`, source, (entry) => entry === absent, to) }
  }

  #absence(name: string, type: ValueType, to: Statements): string {
    return this.#ask(`${name} is absent`, this.#column(name, type), (entry) => entry === (type === 'string' || type === 'list' ? undefined : absent), to)
  }

  #column(name: string, type: ValueType): Source {
    const column = this.#code.column(name)
    const place = `${type === 'bool' ? 'codes' : type === 'string' || type === 'list' ? 'places' : 'missing'}${column}[i]`
    return this.#source(place, type === 'string' || type === 'list' ? column : undefined)
  }

  #leafOf(text: string, part: Expression): Source {
    const known = this.#names.get(`${text} alone`)
    if (known !== undefined) return this.#source(known, undefined)
    const place = `leaf${this.leaves.push(this.#code.verdictFunction(part)) - 1}(i)`
    this.#names.set(`${text} alone`, place)
    return this.#source(place, undefined)
  }

  #source(place: string, column: number | undefined): Source {
    let source = this.#sources.get(place)
    if (!source) this.#sources.set(place, (source = { place, column, questions: [] }))
    return source
  }

  #ask(question: string, source: Source, holds: (entry: Entry) => boolean, to: Statements): string {
    let name = this.#names.get(question)
    if (name === undefined) {
      this.#names.set(question, (name = `q${this.#names.size}`))
      source.questions.push({ name, holds })
    }
    return to.ask(name)
  }

  #compare(text: string, part: Extract<Expression, { kind: 'comparison' }>, to: Statements): string {
    let name = this.#names.get(`compare ${text}`)
    if (name === undefined) {
      this.#names.set(`compare ${text}`, (name = `q${this.#names.size}`))
      this.#worked.push({ name, comparison: this.#code.comparison(part) })
    }
    return to.ask(name)
  }
}

/** What one rule is worked out by. */
class Statements {
  /** Names of the questions whose answers it needs. */
  readonly asked = new Set<string>()
  readonly lines: string[] = []
  result: Planes = { yes: '0', unknown: '0' }
  readonly #known = new Map<string, string>()

  ask(name: string): string {
    this.asked.add(name)
    return name
  }

  /** A part, once. */
  let(expression: string): string {
    let name = this.#known.get(expression)
    if (name === undefined) {
      this.#known.set(expression, (name = `p${this.lines.length}`))
      this.lines.push(`const ${name} = ${expression}`)
    }
    return name
  }

  /** What decides, decides. */
  and(a: Planes, b: Planes): Planes {
    const yes = this.let(`${a.yes} & ${b.yes}`)
    return { yes, unknown: this.let(`(${a.yes} | ${a.unknown}) & (${b.yes} | ${b.unknown}) & ~${yes}`) }
  }

  or(a: Planes, b: Planes): Planes {
    const yes = this.let(`${a.yes} | ${b.yes}`)
    return { yes, unknown: this.let(`(${a.unknown} | ${b.unknown}) & ~${yes}`) }
  }

  choice(condition: Planes, yes: Planes, no: Planes): Planes {
    const not = this.let(`~(${condition.yes} | ${condition.unknown})`)
    const chosen = (one: string, other: string): string => `${condition.yes} & ${one} | ${not} & ${other}`
    return { yes: this.let(chosen(yes.yes, no.yes)), unknown: this.let(`${condition.unknown} | ${chosen(yes.unknown, no.unknown)}`) }
  }
}

function canFail(part: Expression): boolean {
  return (part.kind === 'arithmetic' && part.type === 'int') || partsOf(part).some(canFail)
}

/** A number that is worked out without asking whether its parts are known. */
function isReckoned(part: Expression): boolean {
  switch (part.kind) {
    case 'name':
    case 'literal':
      return part.type === 'int' || part.type === 'double'
    case 'double':
    case 'negative':
    case 'arithmetic':
      return partsOf(part).every(isReckoned)
    case 'size':
      return part.of.kind === 'name'
    default:
      return false
  }
}

function namesIn(part: Expression): readonly NamePart[] {
  return part.kind === 'name' ? [part] : partsOf(part).flatMap(namesIn)
}
