/** So many bytes of the beginning tell a text from a workbook. */
export const headBytes = 8

/**
 * Whether a file is read as a text, which may be of any size, and not as a workbook: a zip archive, an old compound file, a PDF that
 * somebody took for one. A text begins with none of these.
 */
export function isTextBy(head: Uint8Array): boolean {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  return !starts(0x50, 0x4b) && !starts(0xd0, 0xcf, 0x11, 0xe0) && !starts(0x25, 0x50, 0x44, 0x46) && !starts(0x09, 0x08)
}
