import type { PlainDate } from '../calendar/plain-date.ts'
import type { Form } from '../form/form.ts'
import type { AskedSection } from '../form/sections-for.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import type { Subject } from '../policy/population.ts'
import type { FoundAtGate } from './gate-complaint.ts'
import type { Submission } from './submission.ts'

/** What stands beside a submission when it comes to the gates. */
export type AtTheGates = {
  /** Last day of the campaign; a next try lies in it, or within a month. */
  readonly until?: PlainDate
  /** Files that were put to the visit: the scan of the signed form, photos. */
  readonly papers?: { readonly signed: number; readonly photos: number }
}

/** The people a gate is about: whoever, or whose household, one of the rules holds for. */
export type AboutWhom = readonly { readonly of: Subject; readonly when: string }[]

/** A visit as a gate looks at it, with what is asked in it. */
export type Visited = AtTheGates & { readonly form: Form; readonly facts: HouseholdFacts; readonly submission: Submission; readonly problemKinds: readonly string[]; readonly about?: AboutWhom; readonly asked: readonly AskedSection[] }

/** A gate: what keeps a visit from passing it; nothing when it may pass. */
export type Gate = (visited: Visited) => readonly FoundAtGate[]
