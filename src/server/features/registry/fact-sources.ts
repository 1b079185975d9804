import type { FactView } from '#contract/households.ts'
import type { Fact } from '#domain/policy/facts.ts'

type SourceView = FactView['source']

/** What is known of the places facts come from; each by the id that stands in the source. */
export interface KnownSources {
  /** File name by import. */
  readonly imports: ReadonlyMap<string, string>
  /** By submission: the visit, and who handed it in. */
  readonly visits: ReadonlyMap<string, { readonly visitId: string; readonly by: string }>
  /** Name by account. */
  readonly accounts: ReadonlyMap<string, string>
  /** When what a source gave was written down, where the source itself has a time. */
  readonly cameAt: ReadonlyMap<string, string>
}

/** The kind of a source and the id behind it: `import:<id>`, `visit:<submission id>`, `desk:<account id>`. */
export function partsOfSource(source: string): { kind: SourceView['kind']; id: string } {
  const at = source.indexOf(':')
  return { kind: source.slice(0, at) as SourceView['kind'], id: source.slice(at + 1) }
}

/** A source as it is shown. The id is that of something the reader can open, else null. */
export function sourceView(source: string, known: KnownSources): SourceView {
  const { kind, id } = partsOfSource(source)
  if (kind === 'visit') {
    const visit = known.visits.get(id)
    return { kind, id: visit?.visitId ?? null, label: visit?.by ?? '' }
  }
  if (kind === 'import') return { kind, id: known.imports.has(id) ? id : null, label: known.imports.get(id) ?? '' }
  return { kind: 'desk', id: null, label: known.accounts.get(id) ?? '' }
}

export function factViews(facts: Readonly<Record<string, Fact>>, known: KnownSources): FactView[] {
  return Object.entries(facts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { value, asOf, source }]) => ({ name, value, asOf, source: sourceView(source, known) }))
}
