import { ruleOf, verdictOf, type Verdicts } from '#domain/policy/columnar-reader.ts'

/** Each verdict that is not false, with its row and the place of its rule. */
export function* verdictsIn(all: Iterable<Verdicts>): Generator<readonly [row: number, rule: number, verdict: number]> {
  for (const { from, rows, ends, found } of all) {
    for (let row = 0, at = 0; row < rows; row += 1) for (; at < ends[row]!; at += 1) yield [from + row, ruleOf(found[at]!), verdictOf(found[at]!)]
  }
}
