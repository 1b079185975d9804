import { listZip, unpack, type ZipEntry } from '../zip/read-zip.ts'
import { packStream, ZipBuilder } from '../zip/zip-builder.ts'
import { markCsv } from './mark-csv.ts'
import { markDocument } from './mark-document.ts'
import { markSheet } from './mark-sheet.ts'
import { escapeXml } from './xml-text.ts'

/**
 * A copy of a file with a line of its own on every page: at the head of each sheet of a workbook and of each page of a document,
 * as a last line of notes in a CSV file, where readers of registers pass it over. What the file says is not touched, so that
 * the same rows can be read from it again. Other kinds of files stay as they are.
 * @param line who took the copy, when, and what it holds
 */
export async function markCopy(bytes: Uint8Array, line: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return markCsv(bytes, line)
  const entries = listZip(bytes)
  const names = new Set(entries.map((entry) => entry.name))
  const text = (name: string): string => new TextDecoder().decode(unpack(bytes, entries.find((entry) => entry.name === name)!))

  const changed = new Map<string, Uint8Array | string>()
  if (names.has('word/document.xml')) for (const [name, xml] of markDocument(names, text, line)) changed.set(name, xml)
  else if (names.has('content.xml') && names.has('styles.xml')) changed.set('styles.xml', markPages(text('styles.xml'), line))
  // Sheets one after another: each may have a hundred thousand rows.
  const isTable = changed.size === 0
  const marked = (entry: ZipEntry) => changed.get(entry.name) ?? (isTable && /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name) ? markSheet(unpack(bytes, entry), line) : undefined)

  const zip = new ZipBuilder()
  const add = async (name: string, content: Uint8Array | string): Promise<void> => zip.addPacked(name, await packStream([typeof content === 'string' ? new TextEncoder().encode(content) : content]))
  for (const entry of entries) {
    const content = marked(entry)
    if (content === undefined) zip.copy(bytes, entry)
    else await add(entry.name, content)
    changed.delete(entry.name)
  }
  for (const [name, content] of changed) await add(name, content)
  return zip.finish()
}

// OpenDocument has the heads of pages on its master pages (ODF 1.3 part 3, 16.9 and 16.10).
function markPages(styles: string, line: string): string {
  const paragraph = `<text:p>${escapeXml(line)}</text:p>`
  return styles
    .replaceAll(/(<style:master-page\b[^>]*)\/>/g, '$1></style:master-page>')
    .replaceAll(/(<style:master-page\b[^>]*>)(\s*<style:header\b[^>]*>)?/g, (_, page: string, header: string | undefined) =>
      header === undefined || header.endsWith('/>') ? `${page}<style:header>${paragraph}</style:header>` : `${page}${header.replace(/\sstyle:display="false"/, '')}${paragraph}`)
}
