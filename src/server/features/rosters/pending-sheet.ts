import type { FrozenRow, VillageRoster } from '#contract/rosters.ts'
import { partIds } from '#domain/roster/base-roster.ts'
import { contentHash } from '../../sealing/content-hash.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listVillageEntries, type EntryRow } from './entries.queries.ts'
import { countsOf, frozenRows, type PendingEntry } from './frozen-rows.ts'
import { frozenStrikes, type Strike } from './frozen-strikes.ts'
import { listLines, listRosterChanges, type LineRow, type Signed } from './lines.queries.ts'
import type { VersionRow } from './versions.queries.ts'
import { versionCounts } from './version-view.ts'
import type { Village } from './village-of.ts'

export interface PendingSheet {
  readonly sheet: VillageRoster['pending']
  /** What the signature would do to the lines of the village. */
  readonly signed: Signed
  readonly entries: readonly EntryRow[]
}

/**
 * What the next signature of a village would freeze: the whole roster when no base stands signed, else what was added, struck
 * or moved to another part since, and who is in the village no longer, as the next numbered supplement (J-33). A village that has
 * ended signs nothing: what it signed is history.
 * @param isLocking holds the entries until the end of the transaction, for the signature itself
 */
export async function pendingSheet(work: Work, campaign: RunningCampaign, { village, townName }: Village, versions: readonly VersionRow[], isLocking: boolean): Promise<PendingSheet> {
  const { trx, districtKey } = work
  const entries = await listVillageEntries(trx, districtKey, campaign.id, village.path, isLocking)
  const lines = await listLines(trx, districtKey, campaign.id, village.path, isLocking)
  const changes = village.to_date === null ? await listRosterChanges(trx, districtKey, campaign.id, village.path) : []
  const kind = versions.some((version) => version.kind === 'BASE' && version.state === 'SIGNED') ? 'SUPPLEMENT' : 'BASE'
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1

  const entryOf = new Map(entries.map((entry) => [entry.id, entry]))
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const pending = changes.flatMap(({ entry_id: entryId, line_id: lineId }): PendingEntry[] => {
    const entry = entryOf.get(entryId ?? '')
    return entry ? [{ entry, line: lineOf.get(lineId ?? '') }] : []
  })
  const struckHere = new Map(entries.filter((entry) => entry.state === 'STRUCK').map((entry) => [entry.household_id, entry]))
  const strikes = changes
    .flatMap(({ change, line_id: lineId, household_id: householdId }): Strike[] => {
      const line = change === 'STRUCK' ? lineOf.get(lineId ?? '') : undefined
      return line ? [{ line, entry: struckHere.get(line.household_id) ?? struckHere.get(householdId ?? '') }] : []
    })
    .toSorted((a, b) => (a.line.no ?? 0) - (b.line.no ?? 0) || (a.line.id < b.line.id ? -1 : 1))
  const own = await frozenRows(work, campaign, pending, kind === 'BASE' ? 1 : nextNo(lines, versions))
  const rows = [...own, ...(await frozenStrikes(work, campaign, strikes, versions))]
  const lineMoved = new Map(pending.flatMap(({ entry, line }) => (line ? [[entry.household_id, line.id]] : [])))
  return {
    sheet: { kind, number, ...countsOf(rows, partIds(campaign.plan)), hash: sheetHash({ campaignId: campaign.id, areaId: village.id, areaName: village.name, townName, kind, number, rows }), rows },
    signed: {
      listed: own.filter((row) => row.change === 'LISTED'),
      moved: own.flatMap(({ householdId, part }) => (lineMoved.has(householdId) ? [{ lineId: lineMoved.get(householdId) as string, part }] : [])),
      struck: strikes.map(({ line }) => line.id),
    },
    entries,
  }
}

// Versions signed before rows kept their number are counted.
function nextNo(lines: readonly LineRow[], versions: readonly VersionRow[]): number {
  const highest = Math.max(0, ...lines.map((line) => line.no ?? 0))
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
