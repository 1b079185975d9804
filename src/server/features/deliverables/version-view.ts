import type { DeliverableVersion } from '#contract/deliverables.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { VersionHead } from './deliverables.queries.ts'

export function versionView(row: VersionHead, named: { title: Titles; areaId: string; areaName: string }, mayOpen = true): DeliverableVersion {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    code: row.code,
    title: named.title,
    areaId: named.areaId,
    areaName: named.areaName,
    occurrence: row.occurrence,
    number: row.number,
    state: row.state as DeliverableVersion['state'],
    hash: row.hash,
    rows: row.row_count,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    returnedBy: row.returned_by,
    returnedReason: row.returned_reason,
    mayOpen,
  }
}
