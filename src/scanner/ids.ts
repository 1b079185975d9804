import { behindQuoted, carriageReturn, lineFeed, quote } from './bytes.ts'
import { fieldFrom, fieldTo, high, low, nothing, somebody, unread } from './entries.ts'

/** By the first four digits of an id whether it may begin so; filled in from outside. */
export const regions: usize = memory.data(10_000)

// By the remainder of 11 of the weighed digits (GB 11643-1999).
const checkBytes: usize = memory.data<u8>([0x31, 0x30, 0x58, 0x39, 0x38, 0x37, 0x36, 0x35, 0x34, 0x33, 0x32])
// February without its last day of leap years, which is left to others.
const longestDays: usize = memory.data<u8>([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
const zero: u8 = 0x30
const nine: u8 = 0x39
const smallX: u8 = 0x78
const capitalX: u8 = 0x58

let delimiter: u8 = 0
let isNational: bool = false
let firstYear: i32 = 0
let lastYear: i32 = 0

/** Years of birth from the first to the last are sound whatever the day. @param inGb18030 the text is, and not in UTF-8 */
export function readIdsBy(byte: u8, inGb18030: bool, first: i32, last: i32): void {
  delimiter = byte
  isNational = inGb18030
  firstYear = first
  lastYear = last
}

/** Where the field ended that was read last. */
export let fieldEnd: usize = 0

/** Reads the field at hand as an id and notes it. What is not clearly somebody's is `unread` and goes the long way, which finds the same. */
export function readId(at: usize, end: usize, entry: usize): i32 {
  const isQuoted = load<u8>(at) == quote
  const from = isQuoted ? at + 1 : at
  const behind = from + (isQuoted ? 19 : 18)
  if (behind <= end && (!isQuoted || load<u8>(from + 18) == quote) && (behind == end || isFieldEnd(load<u8>(behind))) && isNewId(from, entry)) {
    fieldEnd = behind
    return somebody
  }
  let to = isQuoted ? behindQuoted(at, end) : at
  while (to < end && !isFieldEnd(load<u8>(to))) to++
  fieldEnd = to
  if (to == at) return nothing
  const isEnded = !isQuoted || (to - at > 1 && load<u8>(to - 1) == quote)
  const length = isEnded ? clean(from, isQuoted ? to - 1 : to) : 0
  if (length == 18 ? isNewId(cleaned, entry) : length == 15 && isOldId(entry)) return somebody
  store<i32>(entry, i32(at), fieldFrom)
  store<i32>(entry, i32(to), fieldTo)
  return unread
}

function isFieldEnd(byte: u8): bool {
  return byte == delimiter || byte == lineFeed || byte == carriageReturn
}

/** Eighteen characters. */
function isNewId(from: usize, entry: usize): bool {
  const last = load<u8>(from, 17)
  return (last == smallX ? capitalX : last) == checkByteOf(from, entry)
}

const upgraded: usize = memory.data(32)

/** Fifteen cleaned characters, of the last century; old sequences from 996 were of those born before it. */
function isOldId(entry: usize): bool {
  if (load<u8>(cleaned, 12) == nine && load<u8>(cleaned, 13) == nine && load<u8>(cleaned, 14) >= zero + 6) return false
  memory.copy(upgraded, cleaned, 6)
  store<u8>(upgraded, zero + 1, 6)
  store<u8>(upgraded, nine, 7)
  memory.copy(upgraded + 8, cleaned + 6, 9)
  return checkByteOf(upgraded, entry) != 0
}

/** The check character of seventeen digits, which are noted; 0 when they are none, or region or birth not seen at once to be right. */
function checkByteOf(from: usize, entry: usize): u8 {
  const digits = i8x16.sub(v128.load(from), i8x16.splat(zero))
  const seventeenth = i32(load<u8>(from, 16)) - zero
  if (v128.any_true(i8x16.gt_u(digits, i8x16.splat(9))) || u32(seventeenth) > 9) return 0

  const odds = v128.and(digits, i16x8.splat(0xff))
  const evens = i16x8.shr_u(digits, 8)
  // Four digits each: the region, what ends with the century, year and month, day and most of the sequence.
  const fours = i32x4.dot_i16x8_s(i16x8.add(i16x8.mul(odds, i16x8.splat(10)), evens), i16x8(100, 1, 100, 1, 100, 1, 100, 1))
  const region = i32x4.extract_lane(fours, 0)
  const century = i32x4.extract_lane(fours, 1)
  const yearAndMonth = i32x4.extract_lane(fours, 2)
  const dayAndMore = i32x4.extract_lane(fours, 3)
  const year = (century % 100) * 100 + yearAndMonth / 100
  const month = yearAndMonth % 100
  const day = dayAndMore / 100
  if (load<u8>(regions + region) == 0 || year < firstYear || year > lastYear || month > 12 || day < 1 || day > i32(load<u8>(longestDays + month))) return 0

  store<i32>(entry, region * 10_000 + century, high)
  store<i32>(entry, yearAndMonth * 100_000 + dayAndMore * 10 + seventeenth, low)
  const weighed = i32x4.add(i32x4.dot_i16x8_s(odds, i16x8(7, 10, 8, 2, 6, 7, 10, 8)), i32x4.dot_i16x8_s(evens, i16x8(9, 5, 4, 1, 3, 9, 5, 4)))
  const halves = i32x4.add(weighed, v128.shuffle<i32>(weighed, weighed, 2, 3, 0, 1))
  return load<u8>(checkBytes + (i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1) + seventeenth * 2) % 11)
}

const cleaned: usize = memory.data(32)
const blank: u8 = 0x20
const tab: u8 = 0x09
const apostrophe: u8 = 0x27

/**
 * What stands in a field without blanks and a spreadsheet's mark of text before it, and without the width of characters. Anything else
 * stays as it is, and is no digit.
 * @returns how many characters; 0 when they are too many for an id, or of two encodings
 */
function clean(from: usize, to: usize): i32 {
  let length = 0
  let wide = 0
  for (let at = from; at < to; at++) {
    let byte = load<u8>(at)
    if (byte == blank || byte == tab || (byte == apostrophe && length == 0)) continue
    if (length == 18) return 0
    const next = load<u8>(at + 1)
    if (byte == 0xa3) {
      // GB18030: A3 B0 is 0.
      wide |= 1
      byte = next - 0x80
      at++
    } else if (byte == 0xef && !isNational) {
      // UTF-8: EF BC 90 is 0, EF BD 98 is x.
      if (next != 0xbc && next != 0xbd) return 0
      wide |= 2
      byte = load<u8>(at + 2) - (next == 0xbc ? 0x60 : 0x20)
      at += 2
    }
    store<u8>(cleaned + length++, byte)
  }
  return wide == 3 ? 0 : length
}
