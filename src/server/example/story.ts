import type { AnswerValue } from '#domain/form/form.ts'
import type { FindingState } from '#domain/casework/transition.ts'
import type { Severity } from '#domain/casework/severity.ts'
import type { Answerer, Manner } from '#domain/visit/submission.ts'

/** By the id of the question. */
export type Said = Readonly<Record<string, AnswerValue>>

/** A visit that is told: what is not told is filled in as it usually is. Days count from the campaign's start. */
export interface VisitStory {
  readonly head: string
  /** Where there is more than one of this name. */
  readonly householdId?: string
  readonly login: string
  readonly day: number
  readonly at: string
  /** Whoever came along. */
  readonly with?: string
  readonly manner?: Manner
  readonly answeredBy?: Answerer
  readonly said?: Said
  /** By name. */
  readonly members?: Readonly<Record<string, MemberStory>>
  readonly came?: { readonly name: string; readonly sex: 'MALE' | 'FEMALE'; readonly age: number; readonly relation: string }
  readonly problems?: readonly ProblemStory[]
}

export interface MemberStory {
  readonly how?: string
  readonly notSeen?: { readonly reason: string; readonly again: number }
  readonly said?: Said
}

export interface ProblemStory {
  readonly kind: string
  /** Name of the member. */
  readonly person?: string
  readonly severity: Severity
  readonly text: string
  readonly measure: string
  readonly unit: string
  readonly owner: string
  readonly due?: number
  /** Put right before they left. */
  readonly isOnSpot?: true
  /** What one saw of it then. */
  readonly proof?: string
  readonly then?: readonly SettlingStory[]
}

export interface SettlingStory {
  readonly day: number
  readonly at: string
  readonly login: string
  readonly state: FindingState
  readonly measure?: string
  readonly due?: number
  readonly proof?: string
  readonly note?: string
}
