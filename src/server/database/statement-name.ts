const often = 10
const mostNames = 300
const mostWatched = 5000
const longest = 6000 // characters; what is longer lists values, each time others

// How many rows a range of places has differs from one village to the whole district: its plan is made anew for the values asked for.
const isByRange = /COLLATE "C" >=/

const times = new Map<string, number>()
const names = new Map<string, string>()

/** The name under which each connection keeps a statement, parsed and planned once; undefined for one that comes seldom or is planned each time. */
export function statementName(text: string): string | undefined {
  const name = names.get(text)
  if (name !== undefined || names.size >= mostNames || text.length > longest || isByRange.test(text)) return name
  if (times.size >= mostWatched) times.clear()
  const seen = (times.get(text) ?? 0) + 1
  times.set(text, seen)
  if (seen >= often) names.set(text, `often_${names.size}`)
  return names.get(text)
}
