import { attributeOf, escapeXml, tagsOf } from './xml-text.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const own = { part: 'word/header-of-copy.xml', id: 'rIdHeadOfCopy' }
const files = { document: 'word/document.xml', links: 'word/_rels/document.xml.rels', types: '[Content_Types].xml', settings: 'word/settings.xml' }

/**
 * The parts of a document that change when a line stands at the head of each of its pages: heads that it has get the line before
 * what they say, pages without a head get one.
 */
export function markDocument(names: ReadonlySet<string>, text: (name: string) => string, line: string): Map<string, string> {
  const changed = new Map<string, string>()
  const paragraph = `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`
  const links = text(files.links)
  for (const link of tagsOf(links, 'Relationship').filter((tag) => (attributeOf(tag, 'Type') ?? '').endsWith('/header'))) {
    const part = `word/${attributeOf(link, 'Target') ?? ''}`
    if (names.has(part)) changed.set(part, text(part).replace(/<w:hdr\b[^>]*>/, (open) => (open.endsWith('/>') ? `${open.slice(0, -2)}>${paragraph}</w:hdr>` : open + paragraph)))
  }

  const hasEven = names.has(files.settings) && /<w:evenAndOddHeaders\b/.test(text(files.settings))
  let isMissing = false
  const document = text(files.document).replaceAll(/<w:sectPr\b[^>]*>(?:[^]*?<\/w:sectPr>)?/g, (section) => {
    const open = /^<w:sectPr\b[^>]*>/.exec(section)![0]
    const kinds = ['default', ...(/<w:titlePg\b/.test(section) ? ['first'] : []), ...(hasEven ? ['even'] : [])]
    const missing = kinds.filter((kind) => !tagsOf(section, 'headerReference').some((tag) => attributeOf(tag, 'type') === kind))
    if (missing.length === 0) return section
    isMissing = true
    const references = missing.map((kind) => `<w:headerReference xmlns:r="${relations}" w:type="${kind}" r:id="${own.id}"/>`).join('')
    return open.endsWith('/>') ? `${open.slice(0, -2)}>${references}</w:sectPr>` : open + references + section.slice(open.length)
  })
  if (!isMissing) return changed
  changed.set(files.document, document)
  changed.set(own.part, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="${main}">${paragraph}</w:hdr>`)
  changed.set(files.links, links.replace('</Relationships>', `<Relationship Id="${own.id}" Type="${relations}/header" Target="${own.part.slice('word/'.length)}"/></Relationships>`))
  changed.set(files.types, text(files.types).replace('</Types>', `<Override PartName="/${own.part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`))
  return changed
}
