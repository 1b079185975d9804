import type { CsvEncoding } from './csv-encoding.ts'

/** Encodes a text; the platform can only decode GB18030, so its table is turned round once. */
export function encodeText(text: string, encoding: CsvEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'))
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  return Uint8Array.from([...text].flatMap((sign) => gb18030Of(sign.codePointAt(0)!)))
}

let table: Map<number, readonly number[]> | undefined

function gb18030Of(point: number): readonly number[] {
  if (point < 0x80) return [point]
  if (point >= 0x10000) return fourBytes(point - 0x10000 + 189_000)
  table ??= turnedRound()
  return table.get(point) ?? [0x3f]
}

// Four-byte codes count upwards: digit places of 10, 126, 10 from 81 30 81 30; those of the planes above the first begin at 90 30 81 30.
function fourBytes(index: number): readonly number[] {
  return [0x81 + Math.floor(index / 12600), 0x30 + (Math.floor(index / 1260) % 10), 0x81 + (Math.floor(index / 10) % 126), 0x30 + (index % 10)]
}

function turnedRound(): Map<number, readonly number[]> {
  const decoder = new TextDecoder('gb18030')
  const turned = new Map<number, readonly number[]>()
  for (let index = 0; index < 39_420; index++) keep(fourBytes(index))
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) keep([lead, trail])
  function keep(bytes: readonly number[]): void {
    const text = decoder.decode(Uint8Array.from(bytes))
    const point = text.codePointAt(0)!
    if (point !== 0xfffd && text.length === 1) turned.set(point, bytes)
  }
  return turned
}
