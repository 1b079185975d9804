const beginning = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
const size = 2 ** 18
/** Of a message, so that the next row mostly finds room. */
const most = size - size / 8
const mostSpare = 32
const spare: Buffer[] = []

export type ColumnType = 'text' | 'uuid' | 'date' | 'timestamptz' | 'boolean' | 'integer' | 'bigint' | 'bytea' | 'jsonb'

/** A column that is written: its name in a row and its type in the database. */
export type Written = readonly [name: string, type: ColumnType]

/**
 * Rows as COPY takes them in its binary form: half of what the database would have to do for the same values as texts. Each piece is a whole
 * message of the protocol; whoever has sent it gives it back (`giveBack`), since new ones would keep the collector of garbage busy.
 */
export function copyPieces(columns: readonly Written[], rows: readonly Readonly<Record<string, unknown>>[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  const into = new CopyBuffer()
  const writers = columns.map(([name, type]) => ({ name, write: writerOf(type) }))
  into.bytes(beginning)
  for (const row of rows) {
    into.int16(writers.length)
    for (const { name, write } of writers) {
      const value = row[name]
      if (value === null || value === undefined) into.int32(-1)
      else write(into, value)
    }
    if (into.length > most) pieces.push(into.take())
  }
  into.int16(-1)
  pieces.push(into.take(true))
  return pieces
}

type Write = (into: CopyBuffer, value: unknown) => void

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
const aDay = 86_400_000

const days = new Map<string, number>()
const mostDays = 100_000

/** Days since 2000, as PostgreSQL counts them. A day that is in no calendar is refused, as the database would. */
function dayOf(date: string): number {
  let day = days.get(date)
  if (day === undefined) {
    const at = Date.parse(`${date}T00:00:00Z`)
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) throw new RangeError(`no day: ${date}`)
    if (days.size >= mostDays) days.clear()
    days.set(date, (day = (at - epoch) / aDay))
  }
  return day
}

const digits = new Int8Array(128).fill(-1)
for (const [value, digit] of [...'0123456789abcdef'].entries()) digits[digit.charCodeAt(0)] = digits[digit.toUpperCase().charCodeAt(0)] = value

const messageHead = 5

/** Pieces that the database has taken. */
export function giveBack(pieces: readonly Uint8Array[]): void {
  for (const { buffer } of pieces) if (buffer.byteLength === size && spare.length < mostSpare) spare.push(Buffer.from(buffer))
}

function room(): Buffer {
  return spare.pop() ?? Buffer.from(new ArrayBuffer(size))
}

/** Bytes of a CopyData message, as many as there are. */
class CopyBuffer {
  #buffer = room()
  #at = messageHead

  get length(): number {
    return this.#at
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
    let [high, count] = [-1, 0]
    for (let n = 0; n < value.length; n += 1) {
      const code = value.charCodeAt(n)
      if (code === 0x2d) continue
      const digit = code < 128 ? digits[code]! : -1
      if (digit < 0) throw new RangeError(`no uuid: ${value}`)
      if (high < 0) high = digit
      else {
        this.#buffer[this.#at + count++] = high * 16 + digit
        high = -1
      }
      if (count > 16) break
    }
    if (count !== 16 || high >= 0) throw new RangeError(`no uuid: ${value}`)
    this.#at += 16
  }

  /** A copy of what was written since there were so many bytes. */
  since(length: number): Uint8Array {
    return Uint8Array.from(this.#buffer.subarray(length, this.#at))
  }

  /** Gives away what is there as one message, and begins anew. */
  take(isLast = false): Uint8Array {
    const message = this.#buffer.subarray(0, this.#at)
    message[0] = 0x64
    message.writeInt32BE(this.#at - 1, 1)
    if (!isLast) this.#buffer = room()
    this.#at = messageHead
    return message
  }

  #room(more: number): void {
    if (this.#at + more <= this.#buffer.length) return
    const larger = Buffer.from(new ArrayBuffer(Math.max(this.#buffer.length * 2, this.#at + more)))
    larger.set(this.#buffer.subarray(0, this.#at))
    this.#buffer = larger
  }
}
