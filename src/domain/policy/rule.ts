import type { Titles } from '../clause/clause.ts'
import type { Subject } from './population.ts'

/** A text that rules stand on. */
export type RuleDocument = { readonly id: string; readonly title: Titles; readonly number?: string; readonly from?: string }

/**
 * The place of a document on which a rule stands: its quoted words where the text lies beside the rules, else what they come to in our words.
 */
export type RuleClause = { readonly document: string; readonly at: string } & ({ readonly says: string } | { readonly gist: Titles })

/** Whoever an alert is raised for is to be seen to. */
export type RuleAlert = {
  readonly by: 'village' | 'town' | 'district'
  readonly withinDays: number
  /** What to do, one sentence. */
  readonly advice: Titles
}

/** What each for whom a rule holds is paid, and, where another place than that of the rule says so, the place. */
export type RuleAmount = {
  /** Expression: yuan a month. */
  readonly yuan: string
  readonly clause?: RuleClause
}

/**
 * A rule about households or people. What it is for follows from what it carries: with `aid`, whoever it holds for should have that aid
 * and whoever has it should be one of them; with `alert`, somebody goes there; with `near`, those who nearly fit are watched; with `amount`, a change of it is reckoned in money.
 */
export type Rule = {
  readonly id: string
  readonly title: Titles
  readonly of: Subject
  /** Expression of the language of docs/rules.md. */
  readonly when: string
  /** Expression: nearly so; those for whom it holds and `when` does not. */
  readonly near?: string
  /** Code of the list `aid-kind`. */
  readonly aid?: string
  readonly amount?: RuleAmount
  readonly alert?: RuleAlert
  readonly clause: RuleClause
}

/** A folder of rules: `rules.yaml` and the texts it quotes. */
export type RuleSet = { readonly id: string; readonly title: Titles; readonly documents: readonly RuleDocument[]; readonly rules: readonly Rule[] }
