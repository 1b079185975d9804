import type { Clause } from '../clause/clause.ts'

/** Something that keeps a visit from being handed in: the gate, the place in the submission, what is wrong, the clause that asks for it. */
export type GateComplaint = {
  readonly gate: string
  readonly path: string
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
  readonly clause: Clause
}

/** A complaint before it is known for which gate it stands. */
export type FoundAtGate = Omit<GateComplaint, 'gate' | 'clause'>
