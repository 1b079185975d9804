import { createHash } from 'node:crypto'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { Rule } from '#domain/policy/rule.ts'
import { isSound, partsOfRule } from '#domain/policy/rule-parts.ts'
import { ScreenReaders, Screening, type ScreenedCount } from '#domain/policy/screening.ts'
import type { ListedOutcome } from '#domain/policy/screen-outcome.ts'
import type { FactsText } from './facts-text.ts'
import { factsOfText } from './facts-of-text.ts'

/** What is asked, in a form that goes to a thread: rules as texts. */
export interface ScreenOrder {
  readonly rules: readonly Rule[]
  readonly parameters: readonly Parameter[]
  readonly asOf: PlainDate
}

/** Somebody who stands in the list of a rule, by the place of the rule in the order. */
export interface FoundRow {
  readonly rule: number
  readonly areaPath: string
  readonly householdId: string
  readonly personId: string | null
  readonly outcome: ListedOutcome
  readonly nextLook: string | null
  readonly fingerprint: string | null
}
export interface FoundAreas {
  readonly rows: readonly FoundRow[]
  readonly counts: readonly ScreenedCount[]
}

/** Reads the rules of an order once and then one text of households after another. Every rule was checked before. */
export function screenerOf({ rules, parameters, asOf }: ScreenOrder): (text: FactsText) => FoundAreas {
  const readers = new ScreenReaders(rules.map((rule) => {
    const parts = partsOfRule(rule)
    if (!isSound(parts)) throw new Error(`rule was never checked: ${rule.id}`)
    return { of: rule.of, parts, raises: rule.alert !== undefined }
  }))
  return (text) => {
    const screening = new Screening(readers)
    for (const facts of factsOfText(text, asOf, parameters)) screening.add(facts)
    const { rows, counts } = screening.finish()
    return { rows: rows.map(({ read, nextLook = null, ...row }) => ({ ...row, nextLook, fingerprint: fingerprintOf(read) })), counts }
  }
}

/** What values were read, in a form that tells nothing of them. */
export function fingerprintOf(read: string | undefined): string | null {
  return read === undefined ? null : createHash('sha256').update(read).digest('base64url').slice(0, 22)
}
