import { decidingLeaves } from './deciding-leaves.ts'
import type { Expression } from './expression.ts'
import type { CelValue } from './indicators-of.ts'
import { readingOf, type Joint, type Reading } from './reading.ts'
import { leavesOf, type Outcome, type Trace, type TraceLeaf } from './trace.ts'
import { factName, factText, type Words } from './value-text.ts'

/** A fact that a sentence asks for, with its value in words; without `text` nobody gave it. */
export type ReadFact = { readonly name: string; readonly label: string; readonly value?: CelValue; readonly text?: string }

/** One sentence of a rule as it went. `missing`: the facts that keep it undecided; `failed`: the code of an error in the rule itself. */
export type TracedSentence = { readonly kind: 'leaf'; readonly text: string; readonly outcome: Outcome; readonly facts: readonly ReadFact[]; readonly missing: readonly ReadFact[]; readonly failed?: string }

/** How a rule went, in plain words, for screens. */
export type TracedReading =
  | TracedSentence
  | { readonly kind: Joint; readonly lead: string; readonly outcome: Outcome; readonly parts: readonly TracedReading[] }

/**
 * How a rule went for one household or person, in plain words.
 * @param traced what `trace` made of the same rule
 */
export function tracedReading(part: Expression, traced: Trace, words: Words): TracedReading {
  return together(readingOf(part, words), traced, words)
}

/** The sentences on which it hangs, from left to right: the short answer to why, or why not. */
export function decidingSentences(part: Expression, traced: Trace, words: Words): readonly TracedSentence[] {
  const deciding = new Set(decidingLeaves(traced))
  const leaves = leavesOf(traced)
  return sentencesIn(tracedReading(part, traced, words)).filter((_, at) => deciding.has(leaves[at]!))
}

function sentencesIn(reading: TracedReading): readonly TracedSentence[] {
  return reading.kind === 'leaf' ? [reading] : reading.parts.flatMap(sentencesIn)
}

// A negation is a branch of its own in the trace, and stands inside the sentence or the lead here.
function together(reading: Reading, traced: Trace, words: Words): TracedReading {
  const { outcome } = traced
  const inside = withoutNot(traced)
  if (reading.kind !== 'leaf') return { ...reading, outcome, parts: reading.parts.map((part, at) => together(part, (inside as Exclude<Trace, TraceLeaf>).parts[at]!, words)) }
  const { facts, missing = [], failed } = inside as TraceLeaf
  return { ...reading, outcome, facts: facts.map(({ name, value }) => readFact(name, value, words)), missing: missing.map((name) => readFact(name, undefined, words)), ...(failed !== undefined && { failed }) }
}

function withoutNot(traced: Trace): Trace {
  return traced.kind === 'not' ? withoutNot(traced.parts[0]!) : traced
}

function readFact(name: string, value: CelValue | undefined, words: Words): ReadFact {
  return { name, label: factName(name, words), ...(value !== undefined && { value, text: factText(name, value, words) }) }
}
