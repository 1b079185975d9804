import type { FrozenRow, VillageRoster } from '#contract/rosters.ts'
import { contentHash } from '../../sealing/content-hash.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listVillageEntries } from './entries.queries.ts'
import { countsOf, frozenRows, type PendingEntry } from './frozen-rows.ts'
import type { VersionRow } from './versions.queries.ts'
import type { Village } from './village-of.ts'

export interface PendingSheet {
  readonly sheet: VillageRoster['pending']
  /** Entries by what the signature would do to them. */
  readonly listed: readonly string[]
  readonly struck: readonly string[]
  /** Whether the village lists anybody at all. */
  readonly isEmpty: boolean
}

/**
 * What the next signature of a village would freeze: the whole roster when no base stands signed, else what was added and
 * struck since, as the next numbered supplement (J-33).
 * @param isLocking holds the entries until the end of the transaction, for the signature itself
 */
export async function pendingSheet(work: Work, campaign: RunningCampaign, { village, townName }: Village, versions: readonly VersionRow[], isLocking: boolean): Promise<PendingSheet> {
  const entries = await listVillageEntries(work.trx, work.districtKey, campaign.id, village.path, isLocking)
  const kind = versions.some((version) => version.kind === 'BASE' && version.state === 'SIGNED') ? 'SUPPLEMENT' : 'BASE'
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1
  const pending = entries.flatMap((entry): PendingEntry[] => {
    if (entry.state === 'LISTED') return kind === 'BASE' || entry.signed_version === null ? [{ entry, change: 'LISTED' }] : []
    return kind === 'SUPPLEMENT' && entry.signed_version !== null && entry.struck_version === null ? [{ entry, change: 'STRUCK' }] : []
  })
  const rows = await frozenRows(work, campaign.plan, pending)
  const idsOf = (change: PendingEntry['change']) => pending.filter((one) => one.change === change).map((one) => one.entry.id)
  return {
    sheet: { kind, number, ...countsOf(rows), hash: sheetHash({ campaignId: campaign.id, areaId: village.id, areaName: village.name, townName, kind, number, rows }), rows },
    listed: idsOf('LISTED'),
    struck: idsOf('STRUCK'),
    isEmpty: !entries.some((entry) => entry.state === 'LISTED'),
  }
}

/** What is signed: whose sheet it is, by the names that stand on it, which one, and every cell of it. */
export interface SignedSheet {
  readonly campaignId: string
  readonly areaId: string
  readonly areaName: string
  readonly townName: string
  readonly kind: 'BASE' | 'SUPPLEMENT'
  readonly number: number
  readonly rows: readonly FrozenRow[]
}

export function sheetHash(sheet: SignedSheet): string {
  return contentHash(sheet)
}
