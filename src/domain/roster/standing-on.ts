/** A signed version with what it speaks of: its rows by their numbers, and their households. */
export interface Speaking {
  readonly number: number
  readonly of: ReadonlySet<string>
}

/**
 * Later versions that stand on one: they speak of a row or a household of which it speaks, or of which one speaks that stands on
 * it. Without it they would strike or move what nobody listed, or list a second time what nobody struck.
 * @returns their numbers, ascending
 */
export function standingOn(version: Speaking, others: readonly Speaking[]): number[] {
  const spoken = new Set(version.of)
  const found: number[] = []
  for (const { number, of } of others.filter((one) => one.number > version.number).toSorted((a, b) => a.number - b.number)) {
    if (![...of].some((one) => spoken.has(one))) continue
    found.push(number)
    for (const one of of) spoken.add(one)
  }
  return found
}
