import { behindQuoted, carriageReturn, lineFeed, quote } from './bytes.ts'
import { fieldFrom, fieldTo, high, low, nothing, somebody, unread } from './entries.ts'

/** By the first four digits of an id whether it may begin so; filled in from outside. */
export const regions: usize = memory.data(10_000)

// By the remainder of 11 of the weighed digits (GB 11643-1999).
const checkBytes: usize = memory.data<u8>([0x31, 0x30, 0x58, 0x39, 0x38, 0x37, 0x36, 0x35, 0x34, 0x33, 0x32])
// February without its last day of leap years, which is left to others.
const longestDays: usize = memory.data<u8>([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
const zero: u8 = 0x30
const smallX: u8 = 0x78
const capitalX: u8 = 0x58

let delimiter: u8 = 0
let firstYear: i32 = 0
let lastYear: i32 = 0

/** Years of birth from the first to the last are sound whatever the day. */
export function readIdsBy(byte: u8, first: i32, last: i32): void {
  delimiter = byte
  firstYear = first
  lastYear = last
}

/** Where the field ended that was read last. */
export let fieldEnd: usize = 0

export function isFieldEnd(byte: u8): bool {
  return byte == delimiter || byte == lineFeed || byte == carriageReturn
}

/**
 * Reads the field at hand as an id and notes it. Eighteen plain characters, in quotes or not, are read here; whatever else stands there is
 * `unread` and goes the long way.
 */
export function readId(at: usize, end: usize, entry: usize): i32 {
  const isQuoted = load<u8>(at) == quote
  const from = isQuoted ? at + 1 : at
  const behind = from + (isQuoted ? 19 : 18)
  const isPlain = behind <= end && (!isQuoted || load<u8>(from + 18) == quote) && (behind == end || isFieldEnd(load<u8>(behind)))
  if (isPlain && readPlain(from, entry)) {
    fieldEnd = behind
    return somebody
  }
  let to = isQuoted ? behindQuoted(at, end) : at
  while (to < end && !isFieldEnd(load<u8>(to))) to++
  fieldEnd = to
  store<i32>(entry, i32(at), fieldFrom)
  store<i32>(entry, i32(to), fieldTo)
  return to == at ? nothing : unread
}

/** Sixteen digits at once, and the last two characters. @returns false when anything is wrong or not seen at once */
function readPlain(from: usize, entry: usize): bool {
  const digits = i8x16.sub(v128.load(from), i8x16.splat(zero))
  const seventeenth = i32(load<u8>(from, 16)) - zero
  if (v128.any_true(i8x16.gt_u(digits, i8x16.splat(9))) || u32(seventeenth) > 9) return false

  const odds = v128.and(digits, i16x8.splat(0xff))
  const evens = i16x8.shr_u(digits, 8)
  const weighed = i32x4.add(i32x4.dot_i16x8_s(odds, i16x8(7, 10, 8, 2, 6, 7, 10, 8)), i32x4.dot_i16x8_s(evens, i16x8(9, 5, 4, 1, 3, 9, 5, 4)))
  const halves = i32x4.add(weighed, v128.shuffle<i32>(weighed, weighed, 2, 3, 0, 1))
  const sum = i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1) + seventeenth * 2
  const last = load<u8>(from, 17)
  if ((last == smallX ? capitalX : last) != load<u8>(checkBytes + sum % 11)) return false

  // Four digits each: the region, what ends with the century, year and month, day and most of the sequence.
  const fours = i32x4.dot_i16x8_s(i16x8.add(i16x8.mul(odds, i16x8.splat(10)), evens), i16x8(100, 1, 100, 1, 100, 1, 100, 1))
  const region = i32x4.extract_lane(fours, 0)
  const century = i32x4.extract_lane(fours, 1)
  const yearAndMonth = i32x4.extract_lane(fours, 2)
  const dayAndMore = i32x4.extract_lane(fours, 3)
  const year = (century % 100) * 100 + yearAndMonth / 100
  const month = yearAndMonth % 100
  const day = dayAndMore / 100
  store<i32>(entry, region * 10_000 + century, high)
  store<i32>(entry, yearAndMonth * 100_000 + dayAndMore * 10 + seventeenth, low)
  return load<u8>(regions + region) != 0 && year >= firstYear && year <= lastYear && month <= 12 && day >= 1 && day <= i32(load<u8>(longestDays + month))
}
