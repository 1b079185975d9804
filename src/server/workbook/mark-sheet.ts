import { escapeXml } from './xml-text.ts'

// What stands behind the heads and feet of pages in a sheet (ECMA-376 part 1, 18.3.1.99).
const behind = /^(rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|drawingHF|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)$/

/**
 * A sheet with a line at the left of its page heads, before what the template has there. Only what stands behind the rows is
 * read, however many there are.
 */
export function markSheet(sheet: Uint8Array, line: string): Uint8Array {
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength)
  const end = Math.max(bytes.lastIndexOf('sheetData>'), bytes.lastIndexOf('sheetData/>'))
  if (end < 0) return sheet
  const tail = bytes.subarray(end).toString('utf8')
  const prefix = /<\/([\w.-]+:)?worksheet>/.exec(tail)?.[1] ?? ''
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(withHead(tail, prefix, line))])
}

function withHead(tail: string, prefix: string, line: string): string {
  // A number would be read on as the size of the letters, a lone & as the beginning of a sign (18.3.1.39).
  const head = `&L&8 ${line.slice(0, 200).replaceAll('&', '&&')}`
  const found = new RegExp(`<${prefix}headerFooter\\b[^>]*?(?:/>|>([^]*?)</${prefix}headerFooter>)`).exec(tail)
  if (!found) {
    const at = placeFor(tail)
    return `${tail.slice(0, at)}<${prefix}headerFooter><${prefix}oddHeader>${escapeXml(head)}</${prefix}oddHeader></${prefix}headerFooter>${tail.slice(at)}`
  }
  const inside = found[1] ?? ''
  const open = found[0].slice(0, found[0].indexOf('>') + 1).replace('/>', '>')
  return `${tail.slice(0, found.index)}${open}${withHeads(inside, open, prefix, head)}</${prefix}headerFooter>${tail.slice(found.index + found[0].length)}`
}

/** Heads stand before feet, the one of odd pages before those of even ones and of the first. */
function withHeads(inside: string, open: string, prefix: string, head: string): string {
  const kinds = ['odd', ...(open.includes('differentOddEven="1"') ? ['even'] : []), ...(open.includes('differentFirst="1"') ? ['first'] : [])]
  const parts = new Map([...inside.matchAll(/<(?:[\w.-]+:)?((odd|even|first)(?:Header|Footer))\b[^>]*?(?:\/>|>([^]*?)<\/[^>]+>)/g)].map((match) => [match[1] as string, match[3] ?? '']))
  for (const kind of kinds) {
    const own = parts.get(`${kind}Header`) ?? ''
    // Its own left side goes on in the next line.
    const left = own.indexOf('&amp;L')
    parts.set(`${kind}Header`, left < 0 ? escapeXml(head) + own : `${own.slice(0, left)}${escapeXml(head)}\n${own.slice(left + '&amp;L'.length)}`)
  }
  return ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'].flatMap((name) => (parts.has(name) ? [`<${prefix}${name}>${parts.get(name)}</${prefix}${name}>`] : [])).join('')
}

/** Before the first part of the sheet itself that stands behind heads; parts of parts may be called the same. */
function placeFor(tail: string): number {
  let depth = 0
  for (const match of tail.matchAll(/<(\/?)(?:[\w.-]+:)?([\w.-]+)[^>]*?(\/?)>/g)) {
    if (match[1] === '/') {
      if (depth === 0) return match.index
      depth -= 1
      continue
    }
    if (depth === 0 && behind.test(match[2] as string)) return match.index
    if (match[3] !== '/') depth += 1
  }
  return tail.length
}
