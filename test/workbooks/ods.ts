import { ZipBuilder } from '#server/zip/zip-builder.ts'

const namespaces = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ')

/** A spreadsheet of OpenDocument put together from the XML of its tables, as LibreOffice packs it. */
export function odsOf(tables: Readonly<Record<string, string>>, styles = '', parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const zip = new ZipBuilder()
  const all: Record<string, string> = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3"><office:automatic-styles><style:style style:name="ce1" style:family="table-cell"/>${styles}</office:automatic-styles><office:body><office:spreadsheet>${Object.entries(tables).map(([name, rows]) => `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="5"/>${rows}</table:table>`).join('')}</office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ...parts,
  }
  for (const [name, content] of Object.entries(all)) zip.add(name, content)
  return zip.finish()
}

export const odsRow = (cells: readonly string[], repeated = 1): string => `<table:table-row${repeated > 1 ? ` table:number-rows-repeated="${repeated}"` : ''}>${cells.join('')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`
export const odsText = (text: string, attributes = ''): string => (text === '' ? `<table:table-cell${attributes}/>` : `<table:table-cell office:value-type="string"${attributes}><text:p>${text}</text:p></table:table-cell>`)
