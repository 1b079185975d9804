import { attributeOf, tagsOf } from './xml-text.ts'

// A red of its own, so that tints of an earlier time are known again.
const tint = 'FFFFDAD6'
const bare = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>'

/** Adds tinted copies of cell formats to the styles of a workbook; everything else in the part stays as it is. */
export class StylesPatch {
  readonly #xml: string
  readonly #prefix: string
  readonly #formats: string[]
  readonly #formatCount: number
  readonly #fillCount: number
  readonly #oldTint: number | undefined
  readonly #tinted = new Map<number, number>()
  readonly #cleared = new Map<number, number>()

  /** @param xml the styles part; undefined for a workbook without one */
  constructor(xml: string | undefined) {
    this.#xml = xml ?? bare
    this.#prefix = /<([\w.-]+:)?cellXfs[\s>]/.exec(this.#xml)?.[1] ?? ''
    this.#formats = elements(this.#section('cellXfs'), `${this.#prefix}xf`)
    this.#formatCount = this.#formats.length
    const fills = elements(this.#section('fills'), `${this.#prefix}fill`)
    this.#fillCount = fills.length
    const old = fills.findIndex((fill) => tagsOf(fill, 'fgColor').some((color) => attributeOf(color, 'rgb')?.toUpperCase() === tint))
    this.#oldTint = old < 0 ? undefined : old
  }

  /** Whether the workbook has tints of an earlier time. */
  get hadTint(): boolean {
    return this.#oldTint !== undefined
  }

  /** The format of a cell with our tint. */
  tinted(format: number): number {
    return this.#copy(this.#tinted, format, this.#oldTint ?? this.#fillCount)
  }

  /** The format of a cell without a tint of an earlier time. */
  cleared(format: number): number {
    const xf = this.#formats[format]
    if (this.#oldTint === undefined || xf === undefined || attributeOf(startTag(xf), 'fillId') !== String(this.#oldTint)) return format
    return this.#copy(this.#cleared, format, 0)
  }

  xml(): string {
    const added = this.#formats.slice(this.#formatCount)
    const p = this.#prefix
    const fill = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${tint}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
    const withFill = this.#oldTint === undefined && this.#tinted.size > 0 ? append(this.#xml, `${p}fills`, [fill], this.#fillCount) : this.#xml
    return added.length > 0 ? append(withFill, `${p}cellXfs`, added, this.#formatCount) : withFill
  }

  #copy(known: Map<number, number>, format: number, fill: number): number {
    let index = known.get(format)
    if (index === undefined) {
      index = this.#formats.length
      const xf = this.#formats[format] ?? this.#formats[0] ?? `<${this.#prefix}xf/>`
      const start = startTag(xf)
      const plain = start.replace(/\s(fillId|applyFill)="[^"]*"/g, '')
      this.#formats.push(plain.replace(/^<([\w.:-]+)/, `<$1 fillId="${fill}" applyFill="1"`) + xf.slice(start.length))
      known.set(format, index)
    }
    return index
  }

  #section(name: string): string {
    return new RegExp(`<${this.#prefix}${name}(?:\\s[^>]*)?>.*?</${this.#prefix}${name}>`, 's').exec(this.#xml)?.[0].replace(/^<[^>]*>/, '') ?? ''
  }
}

function startTag(xml: string): string {
  return xml.slice(0, xml.indexOf('>') + 1)
}

function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}(?=[\\s/>])(?:[^>]*/>|[^>]*>.*?</${name}>)`, 'gs')) ?? []
}

function append(xml: string, name: string, added: readonly string[], before: number): string {
  const count = new RegExp(`(<${name}(?:\\s[^>]*)?)\\scount="\\d+"`)
  return xml.replace(count, `$1 count="${before + added.length}"`).replace(`</${name}>`, () => `${added.join('')}</${name}>`)
}
