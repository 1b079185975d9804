import type { Trx } from '../database/transaction.ts'
import { insertJob } from './jobs.queries.ts'

/** Jobs by name with what each is given. Payloads carry ids and never personal data. */
export interface JobPayload {
  'run-import': { districtKey: string; importId: string; accountId: string }
  'undo-import': { districtKey: string; importId: string; accountId: string }
  'change-areas': { districtKey: string; changeId: string; accountId: string }
  'refresh-labels': { evenOfToday?: boolean }
  /** `afterMany`: so many rows came that the planner has to be told first. */
  'find-duplicates': { districtKey: string; accountId: string; afterMany?: boolean }
  /** Of one village, of a whole district, or, every night, of all. */
  screen: { districtKey?: string; areaPath?: string }
  'fill-search': Record<string, never>
  'prune-keys': Record<string, never>
}
export type JobName = keyof JobPayload

/** Adds a job in the transaction of the write that asks for it: both are there or neither. Those of one name go one after another in a district, so that none waits where others could work. */
export async function addJob<N extends JobName>(trx: Trx, name: N, payload: JobPayload[N]): Promise<void> {
  await insertJob(trx, name, payload)
}
