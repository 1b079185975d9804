import { readFileSync } from 'node:fs'
import { isKnownRegion } from '#domain/id/citizen-id.ts'
import { problem } from '#domain/problem/problem.ts'

/** What `src/scanner/main.ts` offers, as `tools/prepare` compiled it; its comments say what the numbers are. */
interface Program {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly free: { readonly value: number }
  readonly regions: { readonly value: number }
  readonly entries: { readonly value: number }
  readonly unreadEntries: { readonly value: number }
  readonly paddedKey: { readonly value: number }
  readonly most: { readonly value: number }
  tableBytes(slots: number): number
  makeTable(from: number, slots: number): void
  addPerson(high: number, low: number, holder: number): number
  findPerson(high: number, low: number): number
  personIn(slot: number): number
  readRowsBy(delimiter: number, column: number, inGb18030: boolean, firstYear: number, lastYear: number): void
  beginAt(from: number, to: number, areLast: boolean): void
  readRows(): number
  unreadRows(): number
  lookForPeople(count: number): number
  useKey(): void
  hashRows(count: number): void
  hashEntry(entry: number): void
  linesRead(): number
  readTo(): number
  openRow(): number
}
declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => object; readonly Instance: new (module: object) => { readonly exports: unknown } }

const file = new URL('../../../.build/scanner.wasm', import.meta.url)
let compiled: object | undefined

const pageBytes = 1 << 16
/** Memory grows by so much at least; what of it is never written to is nowhere. */
const leastGrowth = 256
/** What may be looked at behind the last byte. */
const behind = 64
/** Addresses are whole numbers of 32 bits with a sign. */
const mostMemory = 2 ** 31

/**
 * The memory in which rows are read, and in it those who are looked for: each under the first seventeen digits of the citizen id
 * (the check character follows from them) as two numbers of eight and nine digits.
 */
export class Scanner {
  readonly program: Program
  #from: number
  #slots = 0
  #memory: Buffer<ArrayBuffer> = Buffer.alloc(0)

  constructor() {
    compiled ??= new WebAssembly.Module(readFileSync(file))
    this.program = new WebAssembly.Instance(compiled).exports as Program
    this.#from = this.program.free.value
  }

  /** Where the room begins. */
  get from(): number {
    return this.#from
  }

  /** Whether there can be room for so many bytes. Problem MATCH_LIST_TOO_LARGE. */
  mustHold(bytes: number): void {
    if (this.#from + bytes + behind > mostMemory) throw problem('MATCH_LIST_TOO_LARGE')
  }

  /** Room for bytes that are going to be read; what was in it before is still there. Problem MATCH_LIST_TOO_LARGE. */
  room(bytes: number): Buffer<ArrayBuffer> {
    const { memory } = this.program
    this.mustHold(bytes)
    const pages = Math.ceil((this.#from + bytes + behind - memory.buffer.byteLength) / pageBytes)
    if (pages > 0) grow(memory, Math.max(pages, leastGrowth))
    return this.memory.subarray(this.#from, this.#from + bytes)
  }

  /** All of it as it stands now; more room is another one. */
  get memory(): Buffer<ArrayBuffer> {
    const { buffer } = this.program.memory
    if (this.#memory.buffer !== buffer) this.#memory = Buffer.from(buffer)
    return this.#memory
  }

  /** From now on the first bytes of the room stay as they are, and it begins behind them. */
  keep(bytes: number): void {
    this.room(bytes)
    this.#from += Math.ceil(bytes / 16) * 16
  }

  /** Makes place for so many people. */
  holdPeople(count: number): this {
    const table = this.#from
    this.#slots = 2 ** Math.max(10, Math.ceil(Math.log2(Math.max(1, count) * 2)))
    this.keep(this.program.tableBytes(this.#slots))
    this.program.makeTable(table, this.#slots)
    return this
  }

  /** Whether ids of the test region are taken. */
  knowRegions(allowTestRegion: boolean): void {
    const known = regionsOf(allowTestRegion)
    this.memory.set(known, this.program.regions.value)
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
    const known = this.program.addPerson(high, low, holder)
    return known < 0 ? undefined : known
  }

  /** From now on ids can be hashed: sixty-four bits of the HMAC-SHA-256 (RFC 2104) of their first seventeen digits. @param key of 32 bytes */
  useKey(key: Uint8Array): this {
    for (const [at, pad] of [0x36, 0x5c].entries()) {
      const from = this.program.paddedKey.value + at * 64
      this.memory.fill(pad, from, from + 64)
      for (const [place, byte] of key.entries()) this.memory[from + place] = pad ^ byte
    }
    this.program.useKey()
    return this
  }

  /** Of a million people and a million million others less than one is taken for another. */
  hash(high: number, low: number): [first: number, second: number] {
    const from = this.program.entries.value
    this.memory.writeInt32LE(high, from)
    this.memory.writeInt32LE(low, from + 4)
    this.program.hashEntry(from)
    return [this.memory.readInt32LE(from), this.memory.readInt32LE(from + 4)]
  }

  /** Each id once, in the order of the table. */
  ids(): [high: number, low: number][] {
    const ids: [number, number][] = []
    const numbers = new Int32Array(this.program.memory.buffer)
    for (let slot = 0; slot < this.#slots; slot++) {
      const at = this.program.personIn(slot) / 4
      if (at > 0) ids.push([numbers[at]!, numbers[at + 1]!])
    }
    return ids
  }
}

function grow(memory: Program['memory'], pages: number): void {
  try {
    memory.grow(pages)
  } catch {
    throw problem('MATCH_LIST_TOO_LARGE')
  }
}

const regions = new Map<boolean, Uint8Array>()

/** By the first four digits of an id whether it may begin so. */
function regionsOf(allowTestRegion: boolean): Uint8Array {
  let known = regions.get(allowTestRegion)
  if (!known) regions.set(allowTestRegion, (known = Uint8Array.from({ length: 10_000 }, (_, number) => (isKnownRegion(String(number).padStart(4, '0'), allowTestRegion) ? 1 : 0))))
  return known
}
