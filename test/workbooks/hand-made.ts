import { ZipBuilder } from '#server/zip/zip-builder.ts'

export type HandMade = {
  /** Sheet XML by name; a name that begins with `~` is hidden. */
  readonly sheets: Readonly<Record<string, string>>
  readonly sharedStrings?: string
  readonly styles?: string
  /** Other parts, and replacements of those made here. */
  readonly parts?: Readonly<Record<string, string>>
  /** Relationship targets as absolute paths, as WPS writes them. */
  readonly absolute?: boolean
}

export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Puts a workbook together from its XML, for habits of writers that no library would imitate. */
export function handMade(made: HandMade): Uint8Array {
  const names = Object.keys(made.sheets)
  const target = (path: string) => (made.absolute ? `/xl/${path}` : path)
  const extra = [made.styles === undefined ? '' : 'styles', made.sharedStrings === undefined ? '' : 'sharedStrings'].filter(Boolean)
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${contentType}.worksheet+xml"/>`).join('')}${extra.map((part) => `<Override PartName="/xl/${part}.xml" ContentType="${contentType}.${part}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="${made.absolute ? '/' : ''}xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${mainNamespace}" xmlns:r="${relations}"><sheets>${names.map((name, i) => `<sheet name="${name.replace('~', '')}" sheetId="${i + 1}"${name.startsWith('~') ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="${target(`worksheets/sheet${i + 1}.xml`)}"/>`).join('')}${extra.map((part) => `<Relationship Id="rId-${part}" Type="${relations}/${part}" Target="${target(`${part}.xml`)}"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, made.sheets[name]!])),
    ...(made.styles === undefined ? {} : { 'xl/styles.xml': made.styles }),
    ...(made.sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': made.sharedStrings }),
    ...made.parts,
  }
  const zip = new ZipBuilder()
  for (const [name, content] of Object.entries(parts)) zip.add(name, content)
  return zip.finish()
}

/** A sheet with text cells, all inline; undefined leaves a cell out. */
export function plainSheet(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cell = (value: string | number | undefined, ref: string) =>
    value === undefined ? '' : typeof value === 'number' ? `<c r="${ref}"><v>${value}</v></c>` : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${mainNamespace}"><sheetData>${rows.map((row, i) => `<row r="${i + 1}">${row.map((value, column) => cell(value, String.fromCharCode(65 + column) + String(i + 1))).join('')}</row>`).join('')}</sheetData></worksheet>`
}
