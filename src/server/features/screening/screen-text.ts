import type { Parameter } from '#domain/policy/parameters.ts'
import type { Rule } from '#domain/policy/rule.ts'
import { isSound, partsOfRule } from '#domain/policy/rule-parts.ts'
import { ScreenReaders, Screening, type ScreenedCount } from '#domain/policy/screening.ts'
import { changesOf, resultColumns, type AskedOf, type KeptText, type OfRule, type ResultKey, type ResultRow } from './changed-results.ts'
import type { FactsText } from './facts-text.ts'
import { factsOfText } from './facts-of-text.ts'
import { inColumns, type InColumns } from './text-columns.ts'

/** What is asked, in a form that goes to a thread: rules as texts. */
export interface ScreenOrder extends AskedOf {
  readonly rules: readonly (OfRule & { readonly rule: Rule })[]
  readonly parameters: readonly Parameter[]
}

/** Areas as they go to the thread that screens them, with the results that are kept of them. */
export interface AreasText {
  readonly facts: FactsText
  readonly kept: KeptText
}
export interface FoundAreas {
  readonly gone: InColumns<ResultKey>
  readonly fresh: InColumns<ResultRow>
  readonly counts: readonly ScreenedCount[]
}

/** Reads the rules of an order once and then one text of households after another. Every rule was checked before. */
export function screenerOf(order: ScreenOrder): (text: AreasText) => FoundAreas {
  const readers = new ScreenReaders(order.rules.map(({ rule }) => {
    const parts = partsOfRule(rule)
    if (!isSound(parts)) throw new Error(`rule was never checked: ${rule.id}`)
    return { of: rule.of, parts, raises: rule.alert !== undefined }
  }))
  return ({ facts, kept }) => {
    const screening = new Screening(readers)
    for (const household of factsOfText(facts, order.today, order.parameters)) screening.add(household)
    const { rows, counts } = screening.finish()
    const { gone, fresh } = changesOf(kept, rows, order)
    return { gone: inColumns(gone, ['household_id', 'rule_id', 'subject_id']), fresh: inColumns(fresh, resultColumns), counts }
  }
}
