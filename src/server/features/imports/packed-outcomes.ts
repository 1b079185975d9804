import type { ImportComplaint, ImportOutcome, PackedOutcomes, Row } from '../../database/tables.ts'

const stateOf = { I: 'IMPORTED', R: 'REFUSED', A: 'ALREADY_IN', S: 'SKIPPED' } as const satisfies Record<string, ImportOutcome['state']>

/**
 * What became of the rows of a part as it is stored: rows that follow one another told once, each household once, and complaints only
 * where there are any. Told row by row it would be eight times as long, and the database spends most of its time with a part on that text.
 */
export function packOutcomes(outcomes: readonly ImportOutcome[]): { states: string; outcomes: PackedOutcomes } {
  const runs: [sheet: number, row: number, rows: number][] = []
  const of: (number | null)[] = []
  const complained: Record<string, ImportComplaint[]> = {}
  const places = new Map<string, number>()
  let states = ''
  for (const [at, { sheet, row, state, household, complaints }] of outcomes.entries()) {
    const run = runs.at(-1)
    if (run && run[0] === sheet && run[1] + run[2] === row) run[2] += 1
    else runs.push([sheet, row, 1])
    states += state[0]
    of.push(household === null ? null : placeIn(places, household))
    if (complaints.length > 0) complained[at] = complaints
  }
  return { states, outcomes: { runs, households: [...places.keys()], of, complaints: complained } }
}

/** What became of each row of a part, in its order. Parts of earlier releases have it row by row. */
export function outcomesOf({ states, outcomes }: Pick<Row<'import_part'>, 'states' | 'outcomes'>): ImportOutcome[] {
  if (Array.isArray(outcomes)) return outcomes
  const { runs, households, of, complaints } = outcomes
  const told: ImportOutcome[] = []
  for (const [sheet, first, rows] of runs) {
    for (let row = first; row < first + rows; row += 1) {
      const at = told.length
      const state = stateOf[states[at] as keyof typeof stateOf]
      told.push({ sheet, row, state, household: households[of[at] ?? -1] ?? null, complaints: complaints[at] ?? [] })
    }
  }
  return told
}

function placeIn(places: Map<string, number>, household: string): number {
  let place = places.get(household)
  if (place === undefined) places.set(household, (place = places.size))
  return place
}
