import { headingWords } from '#domain/registry/heading-words.ts'
import { cellRef } from '#domain/registry/sheet-cell.ts'
import { attributeOf, escapeXml, tagsOf, unescapeXml } from './xml-text.ts'

export type CellComment = { readonly column: number; readonly row: number; readonly text: string }

const author = 'Doudi 兜底'
const emptyComments = '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>'
const emptyDrawing = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'

// Some programs drop the author when they save: the first words tell then.
const ours = new RegExp(`^\\s*(?:${headingWords.result.join('|')})[:：]`, 'i')

/**
 * Adds comments to those of a sheet. Comments of others are kept; on a cell that has one, ours is put behind its text. Ours
 * of an earlier time go.
 * @param heading what our comments begin with, the heading of the column of results
 * @param comments the comments part of the sheet, undefined when there is none
 * @param drawing the drawing part with the boxes of the comments, undefined when there is none
 */
export function patchComments(heading: string, comments: string | undefined, drawing: string | undefined, added: readonly CellComment[]): { comments: string; drawing: string } {
  const source = comments ?? emptyComments
  const p = /<([\w.-]+:)?commentList[\s/>]/.exec(source)?.[1] ?? ''
  const authors = [...source.matchAll(new RegExp(`<${p}author(?:\\s*/>|>(.*?)</${p}author>)`, 'gs'))].map((match) => unescapeXml(match[1] ?? ''))
  const known = source.match(new RegExp(`<${p}comment\\s.*?</${p}comment>`, 'gs')) ?? []
  const authorOf = (comment: string) => authors[Number(attributeOf(comment.slice(0, comment.indexOf('>') + 1), 'authorId') ?? 0)] ?? ''
  const refOf = (comment: string) => attributeOf(comment.slice(0, comment.indexOf('>') + 1), 'ref') ?? ''
  const textOf = (comment: string) => unescapeXml([...comment.matchAll(new RegExp(`<${p}t(?:\\s[^>]*)?>(.*?)</${p}t>`, 'gs'))].map((match) => match[1]).join(''))
  const isOurs = (comment: string) => authorOf(comment) === author || ours.test(textOf(comment))
  const withoutOurs = (comment: string) => comment.replaceAll(new RegExp(`<${p}r>(?:(?!</${p}r>).)*</${p}r>`, 'gs'), (run) => (ours.test(textOf(run)) ? '' : run))
  const foreign = new Map(known.filter((comment) => !isOurs(comment)).map((comment) => [refOf(comment), withoutOurs(comment)]))
  const old = known.filter(isOurs).map(refOf)
  const own = authors.includes(author) ? authors.indexOf(author) : authors.length

  const fresh: CellComment[] = []
  const list: string[] = []
  for (const { column, row, text } of added) {
    const comment = { column, row, text: `${heading}：${text}` }
    const ref = cellRef(column, row)
    const theirs = foreign.get(ref)
    const run = (text: string) => `<${p}r><${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}r>`
    if (theirs === undefined) {
      fresh.push(comment)
      list.push(`<${p}comment ref="${ref}" authorId="${own}"><${p}text>${run(comment.text)}</${p}text></${p}comment>`)
    } else if (!authorOf(theirs).startsWith('tc=')) {
      // A conversation (tc=) is kept elsewhere too and must not change here; a plain text cannot stand beside runs.
      const asRuns = theirs.replace(new RegExp(`(<${p}text>)\\s*<${p}t(?:\\s[^>]*)?>(.*?)</${p}t>`, 's'), (_, open: string, text: string) => open + run(unescapeXml(text)))
      foreign.set(ref, asRuns.replace(`</${p}text>`, () => `${run(`\n${comment.text}`)}</${p}text>`))
    }
  }
  const allAuthors = authors.includes(author) ? authors : [...authors, author]
  const body = `<${p}authors>${allAuthors.map((name) => `<${p}author>${escapeXml(name)}</${p}author>`).join('')}</${p}authors><${p}commentList>${[...foreign.values(), ...list].join('')}</${p}commentList>`
  const from = source.search(new RegExp(`<${p}authors[\\s/>]`))
  const to = new RegExp(`<${p}commentList\\s*/>|</${p}commentList>`).exec(source)!
  const head = from < 0 || from > to.index ? source.slice(0, source.search(new RegExp(`<${p}commentList[\\s/>]`))) : source.slice(0, from)
  return { comments: head + body + source.slice(to.index + to[0].length), drawing: patchDrawing(drawing ?? emptyDrawing, old, fresh) }
}

function patchDrawing(source: string, old: readonly string[], added: readonly CellComment[]): string {
  const gone = new Set(old)
  const kept = source.replaceAll(/<v:shape\s(?:(?!<\/v:shape>).)*<\/v:shape>/gs, (shape) => {
    const [row, column] = [/<x:Row>\s*(\d+)/.exec(shape)?.[1], /<x:Column>\s*(\d+)/.exec(shape)?.[1]]
    return row !== undefined && column !== undefined && gone.has(cellRef(Number(column), Number(row) + 1)) ? '' : shape
  })
  const ids = [...kept.matchAll(/_x0000_s(\d+)/g)].map((match) => Number(match[1]))
  let id = ids.reduce((most, one) => Math.max(most, one), 1024)
  const blocks = new Set((attributeOf(tagsOf(kept, 'idmap')[0] ?? '', 'data') ?? '1').split(','))
  const shapes = added.map((comment) => {
    id++
    blocks.add(String(Math.floor(id / 1024)))
    return box(id, comment)
  })
  const mapped = kept.replace(/(<o:idmap\s[^>]*?data=")[^"]*"/, (_, start: string) => `${start}${[...blocks].join(',')}"`)
  return mapped.replace(/<\/xml>\s*$/, () => `${shapes.join('')}</xml>`)
}

function box(id: number, { column, row }: CellComment): string {
  const anchor = [column + 1, 15, Math.max(row - 2, 0), 10, column + 4, 15, row + 2, 4].join(', ')
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:144pt;height:60pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}
