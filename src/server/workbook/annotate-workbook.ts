import { problem } from '#domain/problem/problem.ts'
import { unpackStream } from '../zip/unpack-stream.ts'
import { packStream, ZipBuilder, type Packed } from '../zip/zip-builder.ts'
import { annotateCsv } from './annotate-csv.ts'
import { annotateOds } from './annotate-ods.ts'
import { annotatedSheet, behind, columnBehindLast } from './annotate-sheet.ts'
import { patchComments, type CellComment } from './comments-patch.ts'
import { recognise } from './recognise.ts'
import { StylesPatch } from './styles-patch.ts'
import type { Annotation } from './workbook.ts'
import { relationshipsPath, WorkbookParts } from './workbook-parts.ts'
import { attributeOf, escapeXml, tagsOf } from './xml-text.ts'

const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const ownDrawing = 'rIdDoudiDrawing'

/**
 * Gives a workbook back with the results of its import: a column of results on each sheet that was read, refused cells tinted and with a
 * comment. Only the parts concerned are rewritten, as text and row by row; everything else is copied as it is packed, so the
 * look, the other sheets, pictures and whatever no library knows stay. A CSV file comes back as CSV in its own encoding.
 * @param original the bytes as they were uploaded
 */
export async function annotateWorkbook(original: Uint8Array, annotations: readonly Annotation[]): Promise<Uint8Array<ArrayBuffer>> {
  const recognised = recognise(original)
  if (recognised.kind === 'csv') return annotateCsv(original, annotations[0]!)
  if (recognised.kind === 'ods') return annotateOds(original, recognised.entries, annotations)
  const parts = new WorkbookParts(original, recognised.entries)
  const sheets = parts.sheets()
  const workbookPath = parts.workbookPath
  const stylesPath = parts.relationships(workbookPath).find((one) => one.type === 'styles')?.target
  const styles = new StylesPatch(stylesPath === undefined ? undefined : parts.text(stylesPath))

  const replaced = new Map<string, string>()
  const packed = new Map<string, Packed>()
  for (const annotation of annotations) {
    const sheet = sheets.find((one) => one.name === annotation.sheet)
    if (!sheet) throw problem('WORKBOOK_UNREADABLE', { as: 'xlsx', sheet: annotation.sheet })
    const rows = () => unpackStream(original, parts.entries.get(sheet.path)!)
    const column = annotation.resultColumn ?? (annotation.width === undefined ? await columnBehindLast(rows()) : behind(annotation.width))
    const comments: CellComment[] = []
    const finish = (tail: string) => addComments(tail, annotation.heading, comments, sheet.path, parts, replaced)
    packed.set(sheet.path, await packStream(annotatedSheet(rows(), { annotation, column, styles, comments, finish })))
  }
  replaced.set(stylesPath ?? 'xl/styles.xml', styles.xml())
  if (stylesPath === undefined) {
    declare(parts, replaced, 'xl/styles.xml', `${spreadsheet}.styles+xml`)
    relate(parts, replaced, workbookPath, 'rIdDoudiStyles', 'styles', '/xl/styles.xml')
  }

  const zip = new ZipBuilder()
  for (const entry of parts.entries.values()) {
    const content = replaced.get(entry.name)
    const sheet = packed.get(entry.name)
    if (entry.name.endsWith('/')) continue
    if (sheet) zip.addPacked(entry.name, sheet)
    else if (content === undefined) zip.copy(original, entry)
    else zip.add(entry.name, content)
    replaced.delete(entry.name)
  }
  for (const [name, content] of replaced) zip.add(name, content)
  return zip.finish()
}

// Comments live in a part of their own, and their boxes in an old drawing that the sheet points to.
function addComments(tail: string, heading: string, added: readonly CellComment[], path: string, parts: WorkbookParts, replaced: Map<string, string>): string {
  const relationships = parts.relationships(path)
  const oldComments = relationships.find((one) => one.type === 'comments')
  if (added.length === 0 && !oldComments) return tail
  const drawingId = attributeOf(tagsOf(tail, 'legacyDrawing')[0] ?? '', 'id')
  const oldDrawing = relationships.find((one) => one.id === drawingId)
  const patched = patchComments(heading, oldComments && parts.text(oldComments.target), oldDrawing && parts.text(oldDrawing.target), added)

  const commentsPath = (oldComments && parts.find(oldComments.target)) ?? freePath(parts, replaced, (n) => `xl/commentsDoudi${n}.xml`)
  replaced.set(commentsPath, patched.comments)
  const drawingPath = (oldDrawing && parts.find(oldDrawing.target)) ?? freePath(parts, replaced, (n) => `xl/drawings/vmlDrawingDoudi${n}.vml`)
  replaced.set(drawingPath, patched.drawing)
  if (!oldComments) {
    declare(parts, replaced, commentsPath, `${spreadsheet}.comments+xml`)
    relate(parts, replaced, path, 'rIdDoudiComments', 'comments', `/${commentsPath}`)
  }
  if (oldDrawing) return tail
  declare(parts, replaced, drawingPath, 'application/vnd.openxmlformats-officedocument.vmlDrawing')
  relate(parts, replaced, path, ownDrawing, 'vmlDrawing', `/${drawingPath}`)
  return withDrawing(tail)
}

function freePath(parts: WorkbookParts, replaced: ReadonlyMap<string, string>, name: (n: number) => string): string {
  let n = 1
  while (parts.find(name(n)) !== undefined || replaced.has(name(n))) n++
  return name(n)
}

// The order of elements behind the rows is fixed by ECMA-376 (CT_Worksheet); these come behind legacyDrawing.
const behindDrawing: ReadonlySet<string> = new Set(['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst', 'AlternateContent'])

function withDrawing(tail: string): string {
  const p = /<\/([\w.-]+:)?worksheet>\s*$/.exec(tail)?.[1] ?? ''
  const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(\/?)>/g
  let depth = 1
  let at = tail.lastIndexOf(`</${p}worksheet>`)
  for (let match = tag.exec(tail); match; match = tag.exec(tail)) {
    if (match[1] === '/') depth--
    else {
      if (depth === 0 && behindDrawing.has(match[2]!)) {
        at = match.index
        break
      }
      if (match[3] !== '/') depth++
    }
  }
  return `${tail.slice(0, at)}<${p}legacyDrawing xmlns:r="${relationshipType}" r:id="${ownDrawing}"/>${tail.slice(at)}`
}

function declare(parts: WorkbookParts, replaced: Map<string, string>, path: string, type: string): void {
  const name = parts.find('[Content_Types].xml')!
  const xml = replaced.get(name) ?? parts.text(name)!
  const p = /<([\w.-]+:)?Types[\s>]/.exec(xml)?.[1] ?? ''
  replaced.set(name, xml.replace(new RegExp(`</${p}Types>`), () => `<${p}Override PartName="/${escapeXml(path)}" ContentType="${type}"/></${p}Types>`))
}

function relate(parts: WorkbookParts, replaced: Map<string, string>, from: string, id: string, type: string, target: string): void {
  const path = parts.find(relationshipsPath(from)) ?? relationshipsPath(from)
  const xml = replaced.get(path) ?? parts.text(path) ?? '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  const p = /<([\w.-]+:)?Relationships[\s/>]/.exec(xml)?.[1] ?? ''
  const open = xml.replace(new RegExp(`<${p}Relationships([^>]*)/>`), `<${p}Relationships$1></${p}Relationships>`)
  replaced.set(path, open.replace(`</${p}Relationships>`, () => `<${p}Relationship Id="${id}" Type="${relationshipType}/${type}" Target="${escapeXml(target)}"/></${p}Relationships>`))
}
