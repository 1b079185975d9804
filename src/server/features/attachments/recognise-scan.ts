import { problem } from '#domain/problem/problem.ts'

const kinds = [
  { mediaType: 'application/pdf', extensions: ['pdf'], head: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', extensions: ['png'], head: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], head: [0xff, 0xd8, 0xff] },
] as const

/**
 * What a scan or photo is, by its bytes and never by its name; the name gets the ending that is true.
 * Problem: ATTACHMENT_KIND for everything but PDF, PNG and JPEG.
 */
export function recogniseScan(bytes: Uint8Array, name: string): { name: string; mediaType: string } {
  const kind = kinds.find(({ head }) => head.every((byte, index) => bytes[index] === byte))
  if (!kind) throw problem('ATTACHMENT_KIND')
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const isTrue = (kind.extensions as readonly string[]).includes(ending)
  return { name: isTrue ? name : `${name}.${kind.extensions[0]}`, mediaType: kind.mediaType }
}
