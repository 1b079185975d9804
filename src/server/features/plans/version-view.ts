import type { PlanVersion } from '#contract/plans.ts'
import type { PlanVersionRow } from './plans.queries.ts'

export function versionView(row: PlanVersionRow, campaigns: number): PlanVersion {
  return { planId: row.plan_id, number: row.number, digest: row.digest, note: row.note, publishedAt: row.published_at, publishedBy: row.published_by, campaigns }
}
