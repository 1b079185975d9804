import { daysInMonth, type PlainDate } from '../calendar/plain-date.ts'
import { checkCitizenId, isKnownRegion, type CitizenIdFault } from '../id/citizen-id.ts'
import { behindQuoted, carriageReturn, fieldText, lineFeed, nextMark, quote, wordsOf } from './delimited.ts'

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

/**
 * Says who holds ids, many at once: of the first `count` entries of `highs` (first eight digits) and `lows` (next nine) each holder
 * goes into `holders`, -1 for nobody who is looked for.
 */
export type Look = (highs: Int32Array, lows: Int32Array, count: number, holders: Int32Array) => void

/** A row. Lines are counted from 0, `from` and `to` are bytes without the line end. */
export interface RowAt {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** A row of somebody who is looked for. */
export type Hit = RowAt & { readonly holder: number }

export interface ScannedRows {
  /** Rows that hold anything. */
  readonly rows: number
  /** Line ends that went by, also inside quoted fields. */
  readonly lines: number
  /** Rows that say no id. */
  readonly empty: readonly RowAt[]
  readonly hits: readonly Hit[]
  /** Rows whose id is damaged, with the line they begin on. */
  readonly refused: readonly { readonly line: number; readonly fault: CitizenIdFault }[]
}

// By the remainder of 11 of twice the weighed digits.
const checkBytes = Uint8Array.from('10X98765432', (character) => character.charCodeAt(0))
const [zero, smallX, capitalX] = [0x30, 0x78, 0x58]
const oldest = 130
const longestDays = Uint8Array.from({ length: 13 }, (_, month) => (month === 0 ? 0 : daysInMonth(2001, month)))

/**
 * Looks in a delimited text for rows of people, byte by byte: an id of 18 plain characters is read as two numbers, any
 * other spelling goes the way of `checkCitizenId`, which also says what is wrong with a damaged one. Both ways find the same.
 * @returns what finds the rows in bytes that hold whole records only (see `endOfRecords`)
 */
export function rowScanner(spec: RowsToScan, look: Look): (bytes: Uint8Array, end: number) => ScannedRows {
  const read = new ReadIds()
  return (bytes, end) => new Scan(spec, look, read, bytes, end).run()
}

const idsAtOnce = 4096

/** Ids that were read and wait to be looked for together: one by one each would wait for memory. */
class ReadIds {
  count = 0
  readonly highs = new Int32Array(idsAtOnce)
  readonly lows = new Int32Array(idsAtOnce)
  readonly lines = new Int32Array(idsAtOnce)
  readonly from = new Int32Array(idsAtOnce)
  readonly to = new Int32Array(idsAtOnce)
  readonly holders = new Int32Array(idsAtOnce)
}

/** What a field says. */
type Said = 'id' | 'damaged' | 'nothing'

class Scan {
  rows = 0
  lines = 0
  readonly empty: RowAt[] = []
  readonly hits: Hit[] = []
  readonly refused: { line: number; fault: CitizenIdFault }[] = []
  readonly #spec: RowsToScan
  readonly #look: Look
  readonly #read: ReadIds
  readonly #bytes: Uint8Array
  readonly #words: Int32Array
  readonly #view: DataView
  readonly #end: number
  readonly #regions: Uint8Array
  readonly #years: readonly [first: number, last: number]
  #at = 0

  constructor(spec: RowsToScan, look: Look, read: ReadIds, bytes: Uint8Array, end: number) {
    this.#spec = spec
    this.#look = look
    this.#read = read
    this.#bytes = bytes
    this.#words = wordsOf(bytes, end)
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, end)
    this.#end = end
    this.#regions = regionsOf(spec.allowTestRegion)
    const year = Number(spec.today.slice(0, 4))
    // Of the first and the last year the day decides: the slow way.
    this.#years = [year - oldest + 1, year - 1]
  }

  run(): ScannedRows {
    const bytes = this.#bytes
    const end = this.#end
    const read = this.#read
    read.count = 0
    while (this.#at < end) {
      const from = this.#at
      const byte = bytes[from]!
      if (byte === lineFeed || byte === carriageReturn) {
        this.#at = behindEnd(bytes, from, end)
        this.lines++
        continue
      }
      const line = this.lines
      const said = this.#toColumn() ? this.#idHere(line) : 'nothing'
      const to = this.#toEnd()
      this.rows++
      if (said === 'nothing') this.empty.push({ line, from, to })
      if (said !== 'id') continue
      read.lines[read.count] = line
      read.from[read.count] = from
      read.to[read.count++] = to
      if (read.count === idsAtOnce) this.#lookFor()
    }
    this.#lookFor()
    return this
  }

  #lookFor(): void {
    const { count, highs, lows, lines, from, to, holders } = this.#read
    this.#look(highs, lows, count, holders)
    for (let at = 0; at < count; at++) if (holders[at]! >= 0) this.hits.push({ line: lines[at]!, from: from[at]!, to: to[at]!, holder: holders[at]! })
    this.#read.count = 0
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
    const words = this.#words
    const end = this.#end
    let at = this.#at
    while ((at = nextMark(bytes, words, at, end)) < end) {
      const byte = bytes[at]!
      if (byte === lineFeed || byte === carriageReturn) {
        this.#at = behindEnd(bytes, at, end)
        this.lines++
        return at
      }
      if (byte === quote && bytes[at - 1] === delimiter) at = this.#behindQuoted(at)
      else at++
    }
    this.#at = end
    return end
  }

  /** The field at hand as an id, put where the next one goes. */
  #idHere(line: number): Said {
    const bytes = this.#bytes
    const isQuoted = bytes[this.#at] === quote
    const at = isQuoted ? this.#at + 1 : this.#at
    const behind = at + (isQuoted ? 19 : 18)
    if (behind <= this.#end && (!isQuoted || bytes[at + 18] === quote) && (behind === this.#end || this.#isEndOfField(bytes[behind]!))) {
      const view = this.#view
      // Digits 1 to 4 are the region, 5 to 8 end with the century, 9 to 12 are year and month, 13 to 16 day and most of the sequence.
      const [region, century, month, day] = [fourDigits(view.getInt32(at, true)), fourDigits(view.getInt32(at + 4, true)), fourDigits(view.getInt32(at + 8, true)), fourDigits(view.getInt32(at + 12, true))]
      const seventeenth = bytes[at + 16]! - zero
      const last = bytes[at + 17]!
      const areDigits = ((notDigits(region) | notDigits(century) | notDigits(month) | notDigits(day)) & eachHigh) === 0 && seventeenth >= 0 && seventeenth <= 9
      const sum = ((((weighed(region) << 4) + weighed(century)) << 8) + (weighed(month) << 4) + weighed(day)) * 4 + seventeenth * 2
      if (areDigits && (last === smallX ? capitalX : last) === checkBytes[sum % 11] && this.#isPossible(numberOf(region), numberOf(century), numberOf(month), numberOf(day))) {
        this.#at = behind
        return this.#somebody(numberOf(region) * 10_000 + numberOf(century), numberOf(month) * 100_000 + numberOf(day) * 10 + seventeenth)
      }
    }
    return this.#idWritten(line)
  }

  #isEndOfField(byte: number): boolean {
    return byte === this.#spec.delimiter || byte === lineFeed || byte === carriageReturn
  }

  /** Whether region and birth date of an id whose check character is right are so without a closer look. */
  #isPossible(region: number, century: number, yearAndMonth: number, dayAndMore: number): boolean {
    const year = (century % 100) * 100 + ((yearAndMonth / 100) | 0)
    const month = yearAndMonth % 100
    const day = (dayAndMore / 100) | 0
    return this.#regions[region] === 1 && year >= this.#years[0] && year <= this.#years[1] && month <= 12 && day >= 1 && day <= longestDays[month]!
  }

  #somebody(high: number, low: number): Said {
    const read = this.#read
    read.highs[read.count] = high
    read.lows[read.count] = low
    return 'id'
  }

  #idWritten(line: number): Said {
    const from = this.#at
    let at = from
    if (this.#bytes[at] === quote) at = this.#behindQuoted(at)
    while (at < this.#end && !this.#isEndOfField(this.#bytes[at]!)) at++
    this.#at = at
    if (at === from) return 'nothing'
    const check = checkCitizenId(fieldText(this.#spec.decode(this.#bytes.subarray(from, at))), this.#spec)
    if (check.ok) return this.#somebody(Number(check.id.slice(0, 8)), Number(check.id.slice(8, 17)))
    if (check.fault === 'EMPTY') return 'nothing'
    this.refused.push({ line, fault: check.fault })
    return 'damaged'
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

// What follows reckons with four bytes at once, each in its own byte of one number, the first in the lowest.
const eachHigh = 0x80808080 | 0

/** Of four characters what they are worth as digits. */
function fourDigits(word: number): number {
  return word ^ 0x30303030
}

/** Has the highest bit of each byte that is no digit. */
function notDigits(digits: number): number {
  return (digits + 0x76767676) | digits
}

/** The number that four digits are. */
function numberOf(digits: number): number {
  const pairs = Math.imul(digits, 10) + (digits >>> 8)
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff)
}

/** Four digits, each doubled as often as others follow it: the weights of GB 11643-1999 but for multiples of 11. */
function weighed(digits: number): number {
  const pairs = (digits << 1) + (digits >>> 8)
  return ((pairs & 0xff) << 2) + ((pairs >>> 16) & 0xff)
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
