const strict = new TextDecoder('utf-8', { fatal: true })
const national = new TextDecoder('gb18030')

/** What some bytes of a memory say: in GB18030 where the file began so, else in UTF-8, and in GB18030 again where a file was put together from both. */
export function decoderOf(isNational: boolean): (memory: Buffer, from: number, to: number) => string {
  if (isNational) return (memory, from, to) => national.decode(memory.subarray(from, to))
  return (memory, from, to) => {
    const text = memory.toString('utf8', from, to)
    // A Buffer says it in half the time of a decoder, but for what is no UTF-8 and for a mark before it.
    if (!/^\ufeff|\ufffd/.test(text)) return text
    try {
      return strict.decode(memory.subarray(from, to))
    } catch {
      return national.decode(memory.subarray(from, to))
    }
  }
}
