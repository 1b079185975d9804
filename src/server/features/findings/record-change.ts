import type { FindingState } from '#domain/casework/transition.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { insertFindingEvents, updateFinding, type FindingChange } from './findings.queries.ts'

/** Columns whose history is kept, by their name on the wire. */
const kept = { measure: 'measure', owner_unit: 'ownerUnit', owner_person: 'ownerPerson', due_date: 'due', proof: 'proof', cause: 'cause', gap: 'gap', review_on: 'reviewOn', severity: 'severity' } as const

export interface FindingStep {
  readonly to: FindingState
  readonly note: string
  readonly visitId?: string
}

/** Changes a problem and writes down what changed, from what to what; the first thing done about it stops the clock of the answer. */
export async function recordChange(work: Work, row: Row<'finding'>, change: FindingChange, step: FindingStep): Promise<FindingChange> {
  const changes = Object.fromEntries(
    Object.entries(kept).flatMap(([column, field]) => {
      const after = change[column as keyof typeof kept]
      const before = row[column as keyof typeof kept]
      // A proof that is given is seen; one that goes is kept here.
      const isFirst = column === 'proof' && before === ''
      return after === undefined || isFirst || (after ?? '') === (before ?? '') ? [] : [[field, [before ?? '', after ?? '']]]
    }),
  )
  const whole: FindingChange = { ...change, state: step.to, ...(row.first_action_at === null && { first_action_at: work.now }) }
  await updateFinding(work.trx, work.districtKey, row.id, whole)
  await insertFindingEvents(work.trx, [
    {
      district_key: work.districtKey,
      id: work.newId(),
      area_path: row.area_path,
      finding_id: row.id,
      at: work.now,
      by_name: work.actor.name,
      from_state: row.state,
      to_state: step.to,
      note: step.note,
      changes: JSON.stringify(changes),
      ...(step.visitId !== undefined && { visit_id: step.visitId }),
    },
  ])
  return whole
}
