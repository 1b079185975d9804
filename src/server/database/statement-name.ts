import { widthOfScope } from './scope.ts'

const often = 20
const mostNames = 400
const mostWatched = 5000
const longest = 6000 // characters; what is longer lists values, each time others

// How many rows stand below a place or in a list of them differs from one village to the whole district: the plan is made anew for the values asked for.
const isByPlaces = /COLLATE "C" (\^@|>=|= ANY)/

const times = new Map<string, number>()
let count = 0
const names = new Map<string, Map<string, string>>()

/**
 * The name under which a connection keeps a statement, parsed and planned once; undefined for one that comes seldom or is planned each time.
 * @param width of the scope: with a plan that was made for a village, row by row, somebody of the district would read the whole district
 */
export function statementName(text: string, width: string): string | undefined {
  let named = names.get(width)
  if (!named) names.set(width, (named = new Map()))
  const name = named.get(text)
  if (name !== undefined || count >= mostNames || isAnotherEachTime(text)) return name
  if (times.size >= mostWatched) times.clear()
  const key = `${width} ${text}`
  const seen = (times.get(key) ?? 0) + 1
  times.set(key, seen)
  if (seen < often) return undefined
  times.delete(key)
  named.set(text, `often_${count}`)
  count += 1
  return named.get(text)
}

// What sets a scope is another text for each place: a thousand villages would leave no name for anything else.
function isAnotherEachTime(text: string): boolean {
  return text.length > longest || isByPlaces.test(text) || widthOfScope(text) !== undefined
}

/** The width of the scope from this statement on: how far down its area is, or none when a transaction begins; undefined: as before. */
export function widthOf(text: string): string | undefined {
  return text === 'begin' ? '' : widthOfScope(text)?.toString()
}
