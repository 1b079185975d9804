import { daysBetween, isPlainDate } from '#domain/calendar/plain-date.ts'

const beginning = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
const size = 2 ** 18
/** A message longer than this is full. */
const long = size / 8
const mostSpare = 32
const spare: Buffer[] = []

export type ColumnType = 'text' | 'uuid' | 'date' | 'timestamptz' | 'boolean' | 'integer' | 'bigint' | 'bytea' | 'jsonb'

/** A column that is written: its name in a row and its type in the database. */
export type Written = readonly [name: string, type: ColumnType]

/** Rows of one table on their way. */
export interface PackedTable {
  /** The COPY that takes them. */
  readonly text: string
  /** Whole messages of the protocol. */
  readonly messages: readonly Uint8Array[]
}

/**
 * Rows of several tables as COPY takes them in its binary form: half of what the database would have to do for the same values as texts.
 * They are bytes from the moment they are added, so that nothing of what they were made of has to be kept until the database is ready for them.
 * What is added to one table again and again goes in one COPY: each costs the database as much as dozens of rows.
 */
export class PackedRows {
  readonly #into = new CopyBuffer()
  /** By their COPY. */
  #tables = new Map<string, Uint8Array[]>()

  add(table: string, columns: readonly Written[], rows: readonly Readonly<Record<string, unknown>>[]): void {
    if (rows.length === 0) return
    const into = this.#into
    const text = `COPY ${table} (${columns.map(([name]) => name).join(', ')}) FROM STDIN (FORMAT binary)`
    let messages = this.#tables.get(text)
    if (!messages) {
      this.#tables.set(text, (messages = []))
      into.bytes(beginning)
    }
    const write = rowWriter(columns)
    for (const row of rows) {
      into.int16(columns.length)
      write(into, row)
      if (into.length > long) messages.push(into.take())
    }
    if (into.length > messageHead) messages.push(into.take())
  }

  /** What was added, tables in the order in which each came first; begins anew. */
  take(): PackedTable[] {
    const tables = [...this.#tables].map(([text, messages]) => {
      this.#into.int16(-1)
      return { text, messages: [...messages, this.#into.take()] }
    })
    this.#tables = new Map()
    this.#into.leave()
    return tables
  }
}

type Row = Readonly<Record<string, unknown>>
type Write = (into: CopyBuffer, value: unknown) => void
type MakeWriter = (writers: readonly Write[]) => (into: CopyBuffer, row: Row) => void

const makers = new Map<string, MakeWriter>()

/** Written out column by column: a loop over their names would look each up anew in every row, which takes as long as all the rest. */
function rowWriter(columns: readonly Written[]): (into: CopyBuffer, row: Row) => void {
  const names = columns.map(([name]) => name)
  let make = makers.get(names.join())
  if (!make) {
    const lines = names.map((name, at) => `value = row[${JSON.stringify(name)}]; if (value === null || value === undefined) into.int32(-1); else w${at}(into, value)`)
    make = new Function('writers', `const [${names.map((_, at) => `w${at}`).join(', ')}] = writers; return (into, row) => { let value; ${lines.join('; ')} }`) as MakeWriter
    makers.set(names.join(), make)
  }
  return make(columns.map(([, type]) => writerOf(type)))
}

function writerOf(type: ColumnType): Write {
  switch (type) {
    case 'text':
      return again((into, value) => into.text(value as string))
    case 'jsonb':
      return (into, value) => into.text(value as string, jsonbVersion)
    case 'uuid':
      return again((into, value) => into.uuid(value as string))
    case 'bytea':
      return (into, value) => {
        into.int32((value as Uint8Array).length)
        into.bytes(value as Uint8Array)
      }
    case 'boolean':
      return (into, value) => {
        into.int32(1)
        into.byte(value === true ? 1 : 0)
      }
    case 'integer':
      return (into, value) => {
        into.int32(4)
        into.int32(value as number)
      }
    case 'bigint':
      return (into, value) => into.int64(BigInt(value as number))
    case 'timestamptz':
      return again((into, value) => into.int64(BigInt((value as Date).getTime() - epoch) * 1000n))
    case 'date':
      return again((into, value) => {
        into.int32(4)
        into.int32(dayOf(value as string))
      })
  }
}

/** Rows of one batch say much that the row before them said: that is copied. */
function again(write: Write): Write {
  let last: unknown
  let bytes: Uint8Array | undefined
  let times = 0
  return (into, value) => {
    if (value !== last) {
      ;[last, bytes, times] = [value, undefined, 1]
      return write(into, value)
    }
    if (bytes) return into.bytes(bytes)
    const from = into.length
    write(into, value)
    if ((times += 1) > 2) bytes = into.since(from)
  }
}

const jsonbVersion = 1
const epoch = Date.UTC(2000, 0, 1)

/** Days since 2000, as PostgreSQL counts them. A day that is in no calendar is refused, as the database would. */
function dayOf(date: string): number {
  if (!isPlainDate(date)) throw new RangeError(`no day: ${date}`)
  return daysBetween('2000-01-01', date)
}

const digits = new Int8Array(128).fill(-1)
for (const [value, digit] of [...'0123456789abcdef'].entries()) digits[digit.charCodeAt(0)] = digits[digit.toUpperCase().charCodeAt(0)] = value

/** Where each two digits of a UUID begin. */
const pairs = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34)

/** -1 for what is none. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 128 ? digits[code]! : -1
}

const messageHead = 5

/** What the database has taken is room for more: new buffers would keep the collector of garbage busy. */
export function giveBack(tables: readonly PackedTable[]): void {
  const buffers = new Set(tables.flatMap(({ messages }) => messages.map(({ buffer }) => buffer)))
  for (const buffer of buffers) if (buffer.byteLength === size && spare.length < mostSpare) spare.push(Buffer.from(buffer))
}

function room(): Buffer {
  return spare.pop() ?? Buffer.from(new ArrayBuffer(size))
}

/** Bytes of CopyData messages, one behind the other in as many buffers as they need. */
class CopyBuffer {
  #buffer = room()
  /** Where the message begins that is being written. */
  #from = 0
  #at = messageHead

  /** Of the message that is being written. */
  get length(): number {
    return this.#at - this.#from
  }

  byte(value: number): void {
    this.#room(1)
    this.#buffer[this.#at++] = value
  }

  int16(value: number): void {
    this.#room(2)
    this.#at = this.#buffer.writeInt16BE(value, this.#at)
  }

  int32(value: number): void {
    this.#room(4)
    this.#at = this.#buffer.writeInt32BE(value, this.#at)
  }

  int64(value: bigint): void {
    this.int32(8)
    this.#room(8)
    this.#at = this.#buffer.writeBigInt64BE(value, this.#at)
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length)
    this.#buffer.set(value, this.#at)
    this.#at += value.length
  }

  text(value: string, version?: number): void {
    this.#room(value.length * 3 + 5)
    const lengthAt = this.#at
    this.#at += 4
    if (version !== undefined) this.#buffer[this.#at++] = version
    this.#at += this.#buffer.write(value, this.#at, 'utf8')
    this.#buffer.writeInt32BE(this.#at - lengthAt - 4, lengthAt)
  }

  uuid(value: string): void {
    this.int32(16)
    this.#room(16)
    let wrong = value.length === 36 ? 0 : -1
    for (let n = 0; n < 16; n += 1) {
      const from = pairs[n]!
      const byte = (digit(value, from) << 4) | digit(value, from + 1)
      wrong |= byte
      this.#buffer[this.#at + n] = byte
    }
    if (wrong < 0) throw new RangeError(`no uuid: ${value}`)
    this.#at += 16
  }

  /** A copy of what was written since the message had so many bytes. */
  since(length: number): Uint8Array {
    return Uint8Array.from(this.#buffer.subarray(this.#from + length, this.#at))
  }

  /** Gives away what is there as one message, and begins another. */
  take(): Uint8Array {
    const message = this.#buffer.subarray(this.#from, this.#at)
    message[0] = 0x64
    message.writeInt32BE(message.length - 1, 1)
    this.#from = this.#at
    this.#at += messageHead
    return message
  }

  /** Begins in a buffer of its own: whoever has the messages gives back the ones they are in. */
  leave(): void {
    if (this.#from === 0) return
    this.#buffer = room()
    ;[this.#from, this.#at] = [0, messageHead]
  }

  #room(more: number): void {
    if (this.#at + more <= this.#buffer.length) return
    const begun = this.#buffer.subarray(this.#from, Math.min(this.#at, this.#buffer.length))
    const needed = this.length + more
    this.#buffer = needed > size ? Buffer.from(new ArrayBuffer(needed * 2)) : room()
    this.#buffer.set(begun)
    this.#at -= this.#from
    this.#from = 0
  }
}
