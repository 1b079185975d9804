import type { Branch, Trace, TraceLeaf } from './trace.ts'

/**
 * The comparisons on which the outcome of a rule hangs: whatever the others came to, it would be the same. Of a rule that holds these are
 * the parts that make it hold, of one that does not hold all that stand in the way, of an undecided one those that are undecided.
 * @returns leaves of the trace, from left to right
 */
export function decidingLeaves(traced: Trace): readonly TraceLeaf[] {
  return traced.kind === 'leaf' ? [traced] : decidingParts(traced).flatMap(decidingLeaves)
}

function decidingParts({ kind, outcome, parts }: Branch): readonly Trace[] {
  if (kind === 'not') return parts
  if (kind === 'choice') {
    const [condition, yes, no] = parts as readonly [Trace, Trace, Trace]
    return typeof condition.outcome === 'boolean' ? [condition, condition.outcome ? yes : no] : [condition]
  }
  // What decides a conjunction that fails, or an alternative that holds, came out the same way; everything has to when it is the other way round.
  return parts.filter((part) => part.outcome === outcome)
}
