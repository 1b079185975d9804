import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import { listDutyRowsOf, reopenDuties, updateDutyById } from './campaigns.queries.ts'
import type { RunningCampaign } from './running-campaign.ts'

export interface DoneByRecord {
  readonly kind: string
  readonly heldOn: PlainDate
  readonly recordId: string
  readonly note: string
}

/**
 * Marks the duty of the actor's unit that a record fulfils. Of a duty that comes again the earliest time that is still owed and whose
 * span had begun: a review held late is that of the span before, and the next is still to come.
 * @returns the code of the duty; undefined when nothing was owed
 */
export async function markDutyByRecord(work: Work, { id, plan }: RunningCampaign, { kind, heldOn, recordId, note }: DoneByRecord): Promise<string | undefined> {
  for (const duty of plan.duties) {
    if (!duty.fulfilledBy || !('record' in duty.fulfilledBy) || duty.fulfilledBy.record !== kind) continue
    const times = await listDutyRowsOf(work.trx, work.districtKey, id, duty.id, work.actor.areaPath)
    const owed = times.find((time, index) => time.done_at === null && (index === 0 || heldOn > (times[index - 1]?.due_date ?? '')))
    if (!owed) continue
    await updateDutyById(work.trx, work.districtKey, owed.id, { at: work.now, by: work.actor.name, note, recordId })
    return duty.id
  }
  return undefined
}

/** What a record had done is owed again. */
export async function reopenDutiesOfRecord(work: Work, recordId: string): Promise<void> {
  await reopenDuties(work.trx, work.districtKey, recordId)
}
