import { daysInMonth, type PlainDate } from '../calendar/plain-date.ts'
import { checkCitizenId, isKnownRegion, type CitizenIdFault } from '../id/citizen-id.ts'
import { behindQuoted, carriageReturn, fieldText, lineFeed, quote } from './delimited.ts'

export interface RowsToScan {
  /** One byte, and no quote or line end. */
  readonly delimiter: number
  /** Where the citizen id stands, counted from 0. */
  readonly column: number
  readonly today: PlainDate
  /** Whether ids of the test region are taken. */
  readonly allowTestRegion: boolean
  /** What bytes say; asked only of ids that are not written in the plain way. */
  readonly decode: (bytes: Uint8Array) => string
}

/** Says who holds the id of these first eight and next nine digits; -1 for nobody who is looked for. */
export type Look = (high: number, low: number) => number

/** A row of somebody who is looked for. Lines are counted from 0, `from` and `to` are bytes without the line end. */
export interface Hit {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly holder: number
}

export interface ScannedRows {
  /** Rows that hold anything. */
  readonly rows: number
  /** Line ends that went by, also inside quoted fields. */
  readonly lines: number
  /** Rows that say no id. */
  readonly empty: readonly Omit<Hit, 'holder'>[]
  readonly hits: readonly Hit[]
  /** Rows whose id is damaged, with the line they begin on. */
  readonly refused: readonly { readonly line: number; readonly fault: CitizenIdFault }[]
}

// By the remainder of 11; the weights of GB 11643-1999 are powers of two, so that the sum is doubled digit by digit.
const checkBytes = Uint8Array.from('10X98765432', (character) => character.charCodeAt(0))
const [zero, smallX, capitalX] = [0x30, 0x78, 0x58]
const oldest = 130
/** Instead of a holder, of a row that says no id. */
const noId = -2
const longestDays = Uint8Array.from({ length: 13 }, (_, month) => (month === 0 ? 0 : daysInMonth(2001, month)))

/**
 * Looks in a delimited text for rows of people, byte by byte: an id of 18 plain characters is read as two numbers, any
 * other spelling goes the way of `checkCitizenId`, which also says what is wrong with a damaged one. Both ways find the same.
 * @returns what finds the rows in bytes that hold whole records only (see `endOfRecords`)
 */
export function rowScanner(spec: RowsToScan, look: Look): (bytes: Uint8Array, end: number) => ScannedRows {
  return (bytes, end) => new Scan(spec, look, bytes, end).run()
}

class Scan {
  rows = 0
  lines = 0
  readonly empty: Omit<Hit, 'holder'>[] = []
  readonly hits: Hit[] = []
  readonly refused: { line: number; fault: CitizenIdFault }[] = []
  readonly #spec: RowsToScan
  readonly #look: Look
  readonly #bytes: Uint8Array
  readonly #end: number
  readonly #regions: Uint8Array
  readonly #years: readonly [first: number, last: number]
  #at = 0

  constructor(spec: RowsToScan, look: Look, bytes: Uint8Array, end: number) {
    this.#spec = spec
    this.#look = look
    this.#bytes = bytes
    this.#end = end
    this.#regions = regionsOf(spec.allowTestRegion)
    const year = Number(spec.today.slice(0, 4))
    // Of the first and the last year the day decides: the slow way.
    this.#years = [year - oldest + 1, year - 1]
  }

  run(): ScannedRows {
    const bytes = this.#bytes
    const end = this.#end
    while (this.#at < end) {
      const from = this.#at
      const byte = bytes[from]!
      if (byte === lineFeed || byte === carriageReturn) {
        this.#at = behindEnd(bytes, from, end)
        this.lines++
        continue
      }
      const line = this.lines
      const holder = this.#toColumn() ? this.#idHere(line) : noId
      const to = this.#toEnd()
      this.rows++
      if (holder >= 0) this.hits.push({ line, from, to, holder })
      else if (holder === noId) this.empty.push({ line, from, to })
    }
    return this
  }

  /** @returns false when the row ends before the column */
  #toColumn(): boolean {
    const { delimiter, column } = this.#spec
    const bytes = this.#bytes
    const end = this.#end
    let at = this.#at
    for (let left = column; left > 0; left--) {
      if (bytes[at] === quote) at = this.#behindQuoted(at)
      let byte = 0
      while (at < end && (byte = bytes[at]!) !== delimiter && byte !== lineFeed && byte !== carriageReturn) at++
      if (at >= end || byte !== delimiter) {
        this.#at = at
        return false
      }
      at++
    }
    this.#at = at
    return true
  }

  /** Behind the line end of the row. @returns where the row ends */
  #toEnd(): number {
    const { delimiter } = this.#spec
    const bytes = this.#bytes
    const end = this.#end
    let at = this.#at
    while (at < end) {
      const byte = bytes[at]!
      if (byte === delimiter) {
        at++
        if (bytes[at] === quote && at < end) at = this.#behindQuoted(at)
      } else if (byte === lineFeed || byte === carriageReturn) {
        this.#at = behindEnd(bytes, at, end)
        this.lines++
        return at
      } else at++
    }
    this.#at = end
    return end
  }

  /** The field at hand as an id. @returns its holder, -1 for nobody who is looked for, or `noId` */
  #idHere(line: number): number {
    const bytes = this.#bytes
    const isQuoted = bytes[this.#at] === quote
    const at = isQuoted ? this.#at + 1 : this.#at
    const behind = at + (isQuoted ? 19 : 18)
    if (behind <= this.#end && (!isQuoted || bytes[at + 18] === quote) && (behind === this.#end || this.#isEndOfField(bytes[behind]!))) {
      let [wrong, sum, high, low] = [0, 0, 0, 0]
      for (let i = at; i < at + 8; i++) {
        const digit = bytes[i]! - zero
        wrong |= digit | (9 - digit)
        sum = (sum + digit) << 1
        high = high * 10 + digit
      }
      for (let i = at + 8; i < at + 17; i++) {
        const digit = bytes[i]! - zero
        wrong |= digit | (9 - digit)
        sum = (sum + digit) << 1
        low = low * 10 + digit
      }
      const last = bytes[at + 17]!
      if (wrong >= 0 && (last === smallX ? capitalX : last) === checkBytes[sum % 11] && this.#isPossible(high, low)) {
        this.#at = behind
        return this.#look(high, low)
      }
    }
    return this.#idWritten(line)
  }

  #isEndOfField(byte: number): boolean {
    return byte === this.#spec.delimiter || byte === lineFeed || byte === carriageReturn
  }

  /** Whether region and birth date of an id whose check character is right are so without a closer look. */
  #isPossible(high: number, low: number): boolean {
    const year = (high % 100) * 100 + ((low / 10_000_000) | 0)
    const month = ((low / 100_000) | 0) % 100
    const day = ((low / 1000) | 0) % 100
    return this.#regions[(high / 10_000) | 0] === 1 && year >= this.#years[0] && year <= this.#years[1] && month <= 12 && day >= 1 && day <= longestDays[month]!
  }

  #idWritten(line: number): number {
    const from = this.#at
    let at = from
    if (this.#bytes[at] === quote) at = this.#behindQuoted(at)
    while (at < this.#end && !this.#isEndOfField(this.#bytes[at]!)) at++
    this.#at = at
    if (at === from) return noId
    const check = checkCitizenId(fieldText(this.#spec.decode(this.#bytes.subarray(from, at))), this.#spec)
    if (check.ok) return this.#look(Number(check.id.slice(0, 8)), Number(check.id.slice(8, 17)))
    if (check.fault === 'EMPTY') return noId
    this.refused.push({ line, fault: check.fault })
    return -1
  }

  #behindQuoted(from: number): number {
    const behind = behindQuoted(this.#bytes, from, this.#end)
    const to = behind < 0 ? this.#end : behind
    for (let at = from; at < to; at = behindEnd(this.#bytes, at, to)) {
      while (at < to && this.#bytes[at] !== lineFeed && this.#bytes[at] !== carriageReturn) at++
      if (at < to) this.lines++
    }
    return to
  }
}

function behindEnd(bytes: Uint8Array, at: number, end: number): number {
  return bytes[at] === carriageReturn && at + 1 < end && bytes[at + 1] === lineFeed ? at + 2 : at + 1
}

const regions = new Map<boolean, Uint8Array>()

/** By the first four characters of an id whether it may begin so. */
function regionsOf(allowTestRegion: boolean): Uint8Array {
  let known = regions.get(allowTestRegion)
  if (!known) regions.set(allowTestRegion, (known = Uint8Array.from({ length: 10_000 }, (_, number) => (isKnownRegion(String(number).padStart(4, '0'), allowTestRegion) ? 1 : 0))))
  return known
}
