import type { Clause } from '../clause/clause.ts'
import type { Form } from '../form/form.ts'
import { sectionsFor } from '../form/sections-for.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import { everyMemberAsked, everyNeedHasAMeasure, noItemMissed, noUnknownUnexplained, threeQuestions } from './answer-gates.ts'
import type { AboutWhom, AtTheGates, Gate } from './gate.ts'
import type { GateComplaint } from './gate-complaint.ts'
import { photoAttached, signedFormAttached } from './paper-gates.ts'
import { everyProblemHasAKind, everyProblemHasAProposal } from './problem-gate.ts'
import { everyMemberSeen, everyMemberSeenOrExcused, twoVisitors } from './seen-gates.ts'
import type { Submission } from './submission.ts'

const gates = {
  'three-questions': threeQuestions,
  'every-member-asked': everyMemberAsked,
  'no-item-missed': noItemMissed,
  'every-member-seen-or-excused': everyMemberSeenOrExcused,
  'every-member-seen': everyMemberSeen,
  'no-unknown-unexplained': noUnknownUnexplained,
  'every-problem-has-a-kind': everyProblemHasAKind,
  'every-problem-has-a-proposal': everyProblemHasAProposal,
  'every-need-has-a-measure': everyNeedHasAMeasure,
  'two-visitors': twoVisitors,
  'signed-form-attached': signedFormAttached,
  'photo-attached': photoAttached,
} as const satisfies Record<string, Gate>

/** The gates the engine has; a plan chooses among them, each with the words of its notice. */
export type GateName = keyof typeof gates
export const gateNames = Object.keys(gates) as readonly GateName[]

/** Gates that may be about some people only (`for`); the others are about everybody. */
export const gatesOfSome: readonly GateName[] = ['every-member-asked']

/** Whether a plan may name this gate. */
export function isGateName(name: string): name is GateName {
  return Object.hasOwn(gates, name)
}

/** A gate that a plan chose, with the words it stands on. */
export type ChosenGate = { readonly id: string; readonly about?: AboutWhom; readonly clause: Clause }

/**
 * Checks a submission at the gates of a plan; the same on the phone, at the desk and on the server. A thing that two gates ask
 * for is named once, at the first of them.
 * @param problemKinds ids of the kinds of problem of the plan
 * @param asked the sections for the submission, when the caller has them at hand
 * @returns nothing when the visit may be handed in
 */
export function checkGates(
  chosen: readonly ChosenGate[],
  form: Form,
  facts: HouseholdFacts,
  submission: Submission,
  problemKinds: readonly string[],
  beside: AtTheGates = {},
  asked = sectionsFor(form, facts, submission),
): readonly GateComplaint[] {
  const named = new Set<string>()
  return chosen.flatMap(({ id, about, clause }) => {
    if (!isGateName(id)) return []
    const found = gates[id]({ form, facts, submission, problemKinds, asked, ...beside, ...(about && { about }) }).filter(({ path, code }) => !named.has(`${path} ${code}`))
    for (const { path, code } of found) named.add(`${path} ${code}`)
    return found.map((one) => ({ gate: id, ...one, clause }))
  })
}
