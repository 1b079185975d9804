import { entries, entryBytes, high, holder, low, nothing, somebody } from './entries.ts'

/**
 * Those who are looked for, each under the two numbers of an id: open addressing behind a filter, so that whoever is not in it
 * mostly costs one look at a bit.
 */
const slotBytes: usize = 12
const slotHolder: usize = 8
const filterBitsPerSlot: u32 = 8

let table: usize = 0
let slots: u32 = 0
let filter: usize = 0
let filterBits: u32 = 0

/** Bytes that a table of so many slots takes. */
export function tableBytes(count: u32): usize {
  return usize(count) * (slotBytes + filterBitsPerSlot / 8)
}

/** @param count of slots, a power of 2. @param from of so many `tableBytes` */
export function makeTable(from: usize, count: u32): void {
  filter = from
  filterBits = count * filterBitsPerSlot - 1
  table = from + (count * filterBitsPerSlot) / 8
  slots = count - 1
  memory.fill(from, 0, tableBytes(count))
}

/** @returns whoever holds this id already, who keeps it; -1 when it is new */
export function addPerson(first: i32, second: i32, who: i32): i32 {
  const hash = hashOf(first, second)
  const slot = slotOf(hash, first, second)
  const known = load<i32>(slot, slotHolder) - 1
  if (known >= 0) return known
  store<i32>(slot, first)
  store<i32>(slot, second, 4)
  store<i32>(slot, who + 1, slotHolder)
  const word = filter + ((hash & filterBits) >> 5 << 2)
  store<u32>(word, load<u32>(word) | (1 << (hash & 31)))
  return -1
}

/** @returns where the numbers of whoever is in a slot stand; 0 when nobody is in it */
export function personIn(at: u32): usize {
  const slot = table + usize(at) * slotBytes
  return load<i32>(slot, slotHolder) == 0 ? 0 : slot
}

/** @returns the holder of an id, or -1 */
export function findPerson(first: i32, second: i32): i32 {
  return load<i32>(slotOf(hashOf(first, second), first, second), slotHolder) - 1
}

/**
 * Leaves of what was read only what is to be told: rows of those who are looked for, with their holders, and rows without an id.
 * The filter is asked for all of them before anybody is looked for, so that they wait for memory together.
 * @returns how many are left
 */
export function lookForPeople(count: i32): i32 {
  let left = 0
  for (let row = 0; row < count; row++) {
    const entry = entries + usize(row) * entryBytes
    const hash = hashOf(load<i32>(entry, high), load<i32>(entry, low))
    const mayBe = load<u32>(filter + ((hash & filterBits) >> 5 << 2)) >> (hash & 31) & 1
    move(entry, left)
    // Without a branch, which nobody could foresee.
    left += i32(mayBe != 0) | i32(load<i32>(entry, holder) == nothing)
  }
  let told = 0
  for (let row = 0; row < left; row++) {
    const entry = entries + usize(row) * entryBytes
    if (load<i32>(entry, holder) == somebody) {
      const found = findPerson(load<i32>(entry, high), load<i32>(entry, low))
      if (found < 0) continue
      store<i32>(entry, found, holder)
    }
    move(entry, told++)
  }
  return told
}

function move(entry: usize, to: i32): void {
  const target = entries + usize(to) * entryBytes
  v128.store(target, v128.load(entry))
  v128.store(target, v128.load(entry, 16), 16)
}

/** The slot that holds an id, or the free one where it would go. */
function slotOf(hash: u32, first: i32, second: i32): usize {
  let at = hash & slots
  while (true) {
    const slot = table + usize(at) * slotBytes
    if (load<i32>(slot, slotHolder) == 0 || (load<i32>(slot) == first && load<i32>(slot, 4) == second)) return slot
    at = (at + 1) & slots
  }
}

function hashOf(first: i32, second: i32): u32 {
  let hash = (u32(first) * 0x9e3779b1) ^ (u32(second) * 0x85ebca6b)
  hash ^= hash >> 15
  hash *= 0x2c1b3c6d
  return hash ^ (hash >> 13)
}
