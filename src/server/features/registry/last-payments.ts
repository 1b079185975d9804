import type { Work } from '../../http/work.ts'
import type { Into } from '../../database/insert-many.ts'
import { insertPayments, listLastPayments } from './payments.queries.ts'

export interface Payment {
  readonly id: string
  /** Code of the list `aid-kind`. */
  readonly kind: string
  readonly personId: string | null
  readonly paidOn: string
  /** Fen. */
  readonly amount: number
  readonly source: string
}

/**
 * What was last paid to households, the newest first: for a form that asks to confirm or deny each payment (J-07).
 * @param most of each kind of aid
 * @returns by household; one to which nothing was paid is not there
 */
export async function lastPayments(work: Work, householdIds: readonly string[], most: number): Promise<Map<string, Payment[]>> {
  const payments = new Map<string, Payment[]>()
  if (householdIds.length === 0) return payments
  for (const row of await listLastPayments(work.trx, work.districtKey, householdIds, most)) {
    const own = payments.get(row.household_id) ?? []
    own.push({ id: row.id, kind: row.kind, personId: row.person_id, paidOn: row.paid_on, amount: row.amount_fen, source: row.source })
    payments.set(row.household_id, own)
  }
  return payments
}

export interface PaymentToAdd extends Omit<Payment, 'id' | 'source'> {
  readonly householdId: string
  readonly areaPath: string
}

/** Writes payments, many at once. @param source `import:<id>` or `desk:<account id>` */
export function addPayments(work: Pick<Work, 'districtKey' | 'newId' | 'now'>, into: Into, payments: readonly PaymentToAdd[], source: string): Promise<void> {
  return insertPayments(into, payments.map(({ householdId, areaPath, personId, kind, paidOn, amount }) => ({
    district_key: work.districtKey, id: work.newId(), area_path: areaPath, household_id: householdId, person_id: personId, kind, paid_on: paidOn, amount_fen: amount, source, recorded_at: work.now,
  })))
}
