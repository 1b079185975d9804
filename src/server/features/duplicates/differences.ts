import type { Comparison } from '#contract/duplicates.ts'
import type { Row, StoredFacts } from '../../database/tables.ts'

export type Difference = Comparison['differences'][number]
export type Choices = Readonly<Record<string, 'kept' | 'gone'>>

/** A thing that both sides say, and say otherwise; what only one side says needs no choice. */
export function differing(key: string, kept: unknown, gone: unknown, asOf: { kept?: string; gone?: string } = {}): Difference[] {
  const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== ''
  if (!isSaid(kept) || !isSaid(gone) || JSON.stringify(kept) === JSON.stringify(gone)) return []
  return [{ key, kept, gone, keptAsOf: asOf.kept ?? null, goneAsOf: asOf.gone ?? null }]
}

export function factDifferences(kept: StoredFacts, gone: StoredFacts): Difference[] {
  return Object.keys(kept)
    .filter((name) => gone[name] !== undefined)
    .sort()
    .flatMap((name) => differing(`fact:${name}`, kept[name]?.value, gone[name]?.value, { kept: kept[name]!.asOf, gone: gone[name]!.asOf }))
}

/** Facts of both: where both say the same the newer one holds, where they do not the chosen one. */
export function joinedFacts(kept: StoredFacts, gone: StoredFacts, choices: Choices, prefix = ''): StoredFacts {
  const joined: StoredFacts = { ...gone, ...kept }
  for (const name of Object.keys(kept)) {
    const [own, other] = [kept[name]!, gone[name]]
    if (other === undefined) continue
    const isSame = JSON.stringify(own.value) === JSON.stringify(other.value)
    const takesOther = isSame ? other.asOf > own.asOf : choices[`${prefix}fact:${name}`] === 'gone'
    joined[name] = takesOther ? other : own
  }
  return joined
}

/** Aid of one kind that goes on on both sides is one aid. */
export function aidDifferences(kept: readonly Row<'aid'>[], gone: readonly Row<'aid'>[]): Difference[] {
  return kept.flatMap((own) => {
    const other = gone.find((one) => one.kind === own.kind)
    if (!other) return []
    const said = (aid: Row<'aid'>) => ({ from: aid.from_date, amountFen: aid.amount_fen })
    return differing(`aid:${own.kind}`, said(own), said(other))
  })
}

/** The text that holds of two: the chosen one, else the only one there is. */
export function chosen<T>(key: string, kept: T, gone: T, choices: Choices): T {
  if (kept === null || kept === undefined || kept === '') return gone
  return choices[key] === 'gone' ? gone : kept
}

export function undecided(differences: readonly Difference[], choices: Choices): string[] {
  return differences.map((one) => one.key).filter((key) => choices[key] === undefined)
}
