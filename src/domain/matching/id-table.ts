/** What a table of ids is made of: memory that several threads can look into at once. */
export interface IdTableParts {
  readonly keys: Int32Array<SharedArrayBuffer>
  readonly holders: Int32Array<SharedArrayBuffer>
  readonly filter: Uint32Array<SharedArrayBuffer>
}

const filterBitsPerSlot = 8

/**
 * Finds the holder of a citizen id among millions: its first seventeen digits as two numbers of eight and nine digits (the check
 * character follows from them), in open addressing behind a filter, so that whoever is not in it mostly costs one look.
 */
export class IdTable {
  readonly parts: IdTableParts
  readonly #slots: number
  readonly #bits: number

  /** @param parts of a table that was filled elsewhere */
  constructor(parts: IdTableParts) {
    this.parts = parts
    this.#slots = parts.holders.length - 1
    this.#bits = parts.filter.length * 32 - 1
  }

  /** An empty table for so many ids. */
  static for(count: number): IdTable {
    const slots = 2 ** Math.max(10, Math.ceil(Math.log2(Math.max(1, count) * 2)))
    const shared = (bytes: number) => new SharedArrayBuffer(bytes)
    return new IdTable({ keys: new Int32Array(shared(slots * 8)), holders: new Int32Array(shared(slots * 4)), filter: new Uint32Array(shared((slots * filterBitsPerSlot) / 8)) })
  }

  /**
   * Adds an id of 18 characters.
   * @param holder 0 or more
   * @returns whoever holds this id already, who keeps it; undefined when it is new
   */
  add(id: string, holder: number): number | undefined {
    return this.addDigits(Number(id.slice(0, 8)), Number(id.slice(8, 17)), holder)
  }

  /** The same for the first eight digits and the nine after them. */
  addDigits(high: number, low: number, holder: number): number | undefined {
    const known = this.find(high, low)
    if (known >= 0) return known
    const { keys, holders, filter } = this.parts
    const hash = hashOf(high, low)
    const bit = hash & this.#bits
    filter[bit >>> 5]! |= 1 << (bit & 31)
    let at = hash & this.#slots
    while (holders[at] !== 0) at = (at + 1) & this.#slots
    keys[2 * at] = high
    keys[2 * at + 1] = low
    holders[at] = holder + 1
    return undefined
  }

  /** @returns the holder, or -1 */
  find(high: number, low: number): number {
    const hash = hashOf(high, low)
    const bit = hash & this.#bits
    const { keys, holders, filter } = this.parts
    if ((filter[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1
    for (let at = hash & this.#slots; holders[at] !== 0; at = (at + 1) & this.#slots) {
      if (keys[2 * at] === high && keys[2 * at + 1] === low) return holders[at]! - 1
    }
    return -1
  }

  /** Many at once (`Look` of a scanner): the filter is asked for all of them before anybody is looked for, so that they wait for memory together. */
  findAll(highs: Int32Array, lows: Int32Array, count: number, holders: Int32Array): void {
    const { filter } = this.parts
    const bits = this.#bits
    for (let at = 0; at < count; at++) {
      const bit = hashOf(highs[at]!, lows[at]!) & bits
      holders[at] = (filter[bit >>> 5]! >>> (bit & 31)) & 1
    }
    for (let at = 0; at < count; at++) holders[at] = holders[at] === 0 ? -1 : this.find(highs[at]!, lows[at]!)
  }

  /** @param id 18 characters. @returns the holder, or -1 */
  findId(id: string): number {
    return this.find(Number(id.slice(0, 8)), Number(id.slice(8, 17)))
  }
}

function hashOf(high: number, low: number): number {
  let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}
