import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { coverageOf } from '#domain/record/check-record.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listLatestRows } from './records.queries.ts'

export interface Coverage {
  readonly recordId: string
  readonly kind: string
  readonly heldOn: PlainDate
  readonly lookedAt: number
  readonly of: number
}

/**
 * What the latest record of going through all households says (J-32: how many of the village's households were looked at), by the
 * path of each area of a scope that has one.
 * @param scope the account's own when left out
 */
export async function latestCoverage(work: Work, campaign: RunningCampaign, scope = work.actor.scope): Promise<ReadonlyMap<string, Coverage>> {
  const kinds = campaign.plan.records.filter((kind) => kind.coverage)
  const rows = await listLatestRows(work.trx, work.districtKey, campaign.id, kinds.map((kind) => kind.id), scope)
  return new Map(
    rows.flatMap((row) => {
      const kind = kinds.find((one) => one.id === row.kind)
      const coverage = kind && coverageOf(kind, row.details)
      return coverage ? [[row.area_path, { recordId: row.id, kind: row.kind, heldOn: row.held_on, ...coverage }] as const] : []
    }),
  )
}
