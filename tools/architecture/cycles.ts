import { featureOf } from './imports.ts'
import type { Source, Violation } from './source.ts'

/** Circles of files, whichever way they import each other: also dynamically and for types alone. */
export function checkFileCycles(sources: Source[]): Violation[] {
  const graph = new Map(sources.filter(({ isTest }) => !isTest).map(({ path, imports }) => [path, imports.map(({ target }) => target)]))
  return cyclesOf(graph).map((circle) => ({ rule: 'file-cycle', path: circle[0] ?? '', line: 1, message: circle.join(' → ') }))
}

/** Circles of features of the server. */
export function checkFeatureCycles(sources: Source[]): Violation[] {
  const graph = new Map<string, string[]>()
  for (const { path, imports, isTest } of sources) {
    const own = featureOf(path)
    if (own === undefined || isTest) continue
    const others = imports.flatMap(({ target }) => featureOf(target) ?? []).filter((other) => other !== own)
    graph.set(own, [...(graph.get(own) ?? []), ...others])
  }
  return cyclesOf(graph).map((circle) => ({
    rule: 'feature-cycle',
    path: `src/server/features/${circle[0] ?? ''}`,
    line: 1,
    message: circle.join(' → '),
  }))
}

/** Every circle that closes on the way of a depth-first walk, each said once, from its first name on. */
function cyclesOf(graph: Map<string, string[]>): string[][] {
  const done = new Set<string>()
  const way: string[] = []
  const found = new Map<string, string[]>()
  const visit = (name: string) => {
    const at = way.indexOf(name)
    if (at !== -1) {
      const circle = way.slice(at)
      const first = circle.indexOf([...circle].sort()[0] ?? '')
      const turned = [...circle.slice(first), ...circle.slice(0, first)]
      found.set(turned.join(), [...turned, turned[0] ?? ''])
      return
    }
    if (done.has(name)) return
    way.push(name)
    for (const next of graph.get(name) ?? []) if (graph.has(next)) visit(next)
    way.pop()
    done.add(name)
  }
  for (const name of [...graph.keys()].sort()) visit(name)
  return [...found.values()]
}
