/** The line of a printed page that ran full and went on below: no mark ends it. */
const runsOn = /[^。；：！？）\s]$/
const fullLine = 22
/** Articles begin a paragraph of their own: 一、 （二） 3. */
const begins = /^(第?[一二三四五六七八九十]+[、章条]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/

/** Set out in columns by hand: signatures, dates. */
const setOut = /\S\s{3,}\S/

/** The number of a page: — 8 — */
const pageNumber = /^[—–\-\s]*\d+[—–\-\s]*$/

/** The text of a notice as paragraphs: lines that were only broken by the paper are put together again. */
export function paragraphsOf(notice: string): string[] {
  const paragraphs: string[] = []
  let isOpen = false
  for (const line of notice.split('\n').map((one) => one.trim()).filter((one) => one !== '' && !pageNumber.test(one))) {
    const last = paragraphs.length - 1
    if (isOpen && !begins.test(line) && !setOut.test(line)) paragraphs[last] += line
    else paragraphs.push(line)
    isOpen = !setOut.test(line) && line.length >= fullLine && (runsOn.test(line) || (isOpen && line.length >= fullLine + 4))
  }
  return paragraphs
}

/** Where quoted words stand in a text, white space ignored: first and last index (exclusive), or undefined. */
export function findQuote(text: string, says: string): readonly [from: number, to: number] | undefined {
  const places: number[] = []
  let bare = ''
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    if (/\s/.test(character)) continue
    bare += character
    places.push(index)
  }
  const wanted = says.replace(/\s/g, '')
  const at = wanted === '' ? -1 : bare.indexOf(wanted)
  if (at < 0) return undefined
  return [places[at] as number, (places[at + wanted.length - 1] as number) + 1]
}
