import type { Severity } from '../casework/severity.ts'
import type { Clause, Titles } from '../clause/clause.ts'
import type { Subject } from '../policy/population.ts'

/** A rule over facts: when a later visit makes it true, what was closed is in doubt. */
export type Contradiction = { readonly of: Subject; readonly when: string }

export type ProblemKind = {
  readonly id: string
  readonly title: Titles
  /** Department of the line (条块结合): a key of `document.names`. */
  readonly line?: string
  /** A household in which it is found may qualify for aid it does not have; it needs an end state (应保尽保). */
  readonly mayQualify?: boolean
  /** Found again for the same subject after it was closed, the old problem goes on. True unless the plan says no. */
  readonly comesBack?: boolean
  readonly contradictedBy?: Contradiction
}

export type ProblemPlan = {
  readonly kinds: readonly ProblemKind[]
  readonly severities: readonly Severity[]
  /** Upper limits in days of the bands by which open problems are counted. */
  readonly ages?: readonly number[]
  readonly clause: Clause
}

/** `problems` as it is written in plan.yaml. */
export type RawProblemPlan = Omit<ProblemPlan, 'kinds'> & {
  readonly kinds: readonly (Pick<ProblemKind, 'id' | 'title' | 'line'> & { readonly 'may-qualify'?: boolean; readonly 'comes-back'?: boolean; readonly 'contradicted-by'?: Contradiction })[]
}

/** The problems of a plan whose shape is right. */
export function buildProblemPlan(raw: RawProblemPlan): ProblemPlan {
  return {
    ...raw,
    kinds: raw.kinds.map(({ 'may-qualify': mayQualify, 'comes-back': comesBack, 'contradicted-by': contradictedBy, ...kept }) => ({
      ...kept,
      ...(mayQualify !== undefined && { mayQualify }),
      ...(comesBack !== undefined && { comesBack }),
      ...(contradictedBy && { contradictedBy }),
    })),
  }
}
