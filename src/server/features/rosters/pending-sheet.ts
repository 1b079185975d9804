import type { FrozenRow, VillageRoster } from '#contract/rosters.ts'
import { partIds } from '#domain/roster/base-roster.ts'
import { contentHash } from '../../sealing/content-hash.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { frozenDepartures } from './frozen-departures.ts'
import { listDepartures } from './departures.queries.ts'
import { listVillageEntries, type EntryRow, type SignedEntry } from './entries.queries.ts'
import { countsOf, frozenRows, type PendingEntry } from './frozen-rows.ts'
import type { VersionRow } from './versions.queries.ts'
import { versionCounts } from './version-view.ts'
import type { Village } from './village-of.ts'

export interface PendingSheet {
  readonly sheet: VillageRoster['pending']
  /** Entries by what the signature would do to them. */
  readonly listed: readonly SignedEntry[]
  readonly moved: readonly SignedEntry[]
  readonly struck: readonly string[]
  /** Departures that it would strike. */
  readonly left: readonly string[]
  readonly entries: readonly EntryRow[]
}

/**
 * What the next signature of a village would freeze: the whole roster when no base stands signed, else what was added, struck
 * or moved to another part since, and who went to live in another village, as the next numbered supplement (J-33).
 * @param isLocking holds the entries until the end of the transaction, for the signature itself
 */
export async function pendingSheet(work: Work, campaign: RunningCampaign, { village, townName }: Village, versions: readonly VersionRow[], isLocking: boolean): Promise<PendingSheet> {
  const entries = await listVillageEntries(work.trx, work.districtKey, campaign.id, village.path, isLocking)
  const kind = versions.some((version) => version.kind === 'BASE' && version.state === 'SIGNED') ? 'SUPPLEMENT' : 'BASE'
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1
  const pending = entries.flatMap((entry): PendingEntry[] => {
    const change = kind === 'BASE' ? (entry.state === 'LISTED' ? 'LISTED' : undefined) : changeOf(entry)
    return change ? [{ entry, change }] : []
  })
  const departures = kind === 'BASE' ? [] : await listDepartures(work.trx, work.districtKey, campaign.id, village.path, isLocking)
  const own = await frozenRows(work, campaign, pending, kind === 'BASE' ? 1 : nextNo(entries, versions))
  const rows = [...own, ...(await frozenDepartures(work, departures, versions))]
  const byHousehold = new Map(own.map((row) => [row.householdId, row]))
  const idsOf = (change: FrozenRow['change']) => pending.filter((one) => one.change === change).map((one) => one.entry.id)
  const signedOf = (change: FrozenRow['change']) =>
    pending.flatMap(({ entry, change: planned }): SignedEntry[] => {
      const row = byHousehold.get(entry.household_id)
      return planned === change && row ? [{ id: entry.id, no: row.no, part: row.part }] : []
    })
  return {
    sheet: { kind, number, ...countsOf(rows, partIds(campaign.plan)), hash: sheetHash({ campaignId: campaign.id, areaId: village.id, areaName: village.name, townName, kind, number, rows }), rows },
    listed: signedOf('LISTED'),
    moved: signedOf('MOVED'),
    struck: idsOf('STRUCK'),
    left: departures.map((one) => one.id),
    entries,
  }
}

/** What a supplement has to say of an entry; undefined: nothing. */
function changeOf(entry: EntryRow): FrozenRow['change'] | undefined {
  if (entry.state !== 'LISTED') return entry.signed_version !== null && entry.struck_version === null ? 'STRUCK' : undefined
  if (entry.signed_version === null) return 'LISTED'
  return entry.signed_part !== null && entry.signed_part !== entry.part ? 'MOVED' : undefined
}

// Versions signed before rows kept their number are counted.
function nextNo(entries: readonly EntryRow[], versions: readonly VersionRow[]): number {
  const highest = Math.max(0, ...entries.map((entry) => entry.signed_no ?? 0))
  const counted = versions.filter((version) => version.state === 'SIGNED').reduce((sum, version) => sum + Object.values(versionCounts(version).parts).reduce((all, count) => all + count, 0), 0)
  return Math.max(highest, counted) + 1
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
