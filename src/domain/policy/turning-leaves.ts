import { leavesOf, resultOf, type Trace, type TraceLeaf } from './trace.ts'

/** A single leaf that would turn a rule, and what it would have to come to. */
export type Turning = { readonly leaf: TraceLeaf; readonly to: boolean }

/**
 * The leaves each of which would by itself make a traced rule come to `to` if it came out otherwise: the only thing in the way, or the
 * only thing that holds. A leaf that is absent may come out either way. The same comparison written twice turns in both places.
 * Empty when the rule comes to it already, when it fails (what would turn a rule that is wrong says nothing of the household), or when more than one thing would have to change.
 * @param to what is asked for: `true` for "one fact away from belonging"
 */
export function turningLeaves(traced: Trace, to = true): readonly Turning[] {
  if (traced.outcome === 'failed' || traced.outcome === to) return []
  const first = new Map(leavesOf(traced).map((leaf) => [leaf.rule, leaf]))
  return [...first.values()].filter((leaf) => leaf.facts.length > 0).flatMap((leaf) =>
    [true, false].filter((other) => leaf.outcome !== other && comesTo(traced, leaf, other) === to).map((other) => ({ leaf, to: other })),
  )
}

function comesTo(traced: Trace, turned: TraceLeaf, value: boolean): boolean | undefined {
  const result = resultOf(traced, (leaf) => (leaf.rule === turned.rule ? { value } : known(leaf)))
  return 'value' in result ? result.value === true : undefined
}

function known({ outcome, failed = '' }: TraceLeaf): ReturnType<typeof resultOf> {
  return typeof outcome === 'boolean' ? { value: outcome } : outcome === 'unknown' ? { missing: [] } : { failed }
}
