import type { Casework } from '#domain/casework/transition.ts'
import type { Row } from '../../database/tables.ts'
import type { FindingChange } from './findings.queries.ts'

/** A stored problem as far as its course is concerned. */
export function caseworkOf(row: Row<'finding'>): Casework {
  return {
    state: row.state as Casework['state'],
    foundOn: row.found_on,
    fixedOnSpot: row.fixed_on_spot,
    measure: row.measure,
    ownerUnit: row.owner_unit,
    ownerPerson: row.owner_person,
    ...(row.due_date !== null && { due: row.due_date }),
    ...(row.closed_on !== null && { closedOn: row.closed_on }),
    ...(row.review_on !== null && { reviewOn: row.review_on }),
    proof: row.proof,
  }
}

/** The columns of a course. */
export function columnsOf(settled: Casework): FindingChange {
  return {
    measure: settled.measure,
    owner_unit: settled.ownerUnit,
    owner_person: settled.ownerPerson,
    due_date: settled.due ?? null,
    closed_on: settled.closedOn ?? null,
    review_on: settled.reviewOn ?? null,
    proof: settled.proof,
  }
}
