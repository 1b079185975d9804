import type { Sealing } from '../../sealing/sealing.ts'

/** What a report says, sealed as one: rows of this table name nobody. */
export interface EscalationContent {
  readonly signs: readonly string[]
  readonly where: string
  readonly who: string
  readonly description: string
  readonly householdId: string | null
  readonly visitId: string | null
  readonly reporter: string
}

export interface Told {
  readonly body: string
  readonly way: string
  readonly at: string
  readonly name: string
}

export interface Receipt {
  readonly name: string
  readonly number: string
  readonly at: string
}

export interface EventContent {
  readonly by: string
  readonly note: string
  readonly told?: Told
  readonly receipt?: Receipt
}

export function sealContent(sealing: Sealing, content: EscalationContent | EventContent): Uint8Array {
  return sealing.seal(JSON.stringify(content))
}

export function openContent<T extends EscalationContent | EventContent>(sealing: Sealing, sealed: Uint8Array): T {
  return JSON.parse(sealing.openText(sealed)) as T
}
