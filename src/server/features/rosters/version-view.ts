import type { FrozenRow, RosterVersion } from '#contract/rosters.ts'
import type { RowCounts } from './frozen-rows.ts'
import type { VersionRow } from './versions.queries.ts'

/** What a signature seals: the rows, and the names above them. */
export type Frozen = { readonly areaName: string; readonly townName: string; readonly rows: readonly FrozenRow[] }

export function versionView(version: VersionRow, scanNames: ReadonlyMap<string, string>): RosterVersion {
  return {
    id: version.id,
    number: version.number,
    kind: version.kind as RosterVersion['kind'],
    state: version.state as RosterVersion['state'],
    hash: version.hash,
    ...versionCounts(version),
    signedBy: version.signed_by,
    signedAt: version.signed_at,
    returnedReason: version.returned_reason,
    returnedBy: version.returned_by,
    scan: version.scan_id === null ? null : { id: version.scan_id, name: scanNames.get(version.scan_id) ?? '' },
  }
}

/** Counts as they are kept now, also of versions that knew two parts only. */
export function versionCounts({ counts }: Pick<VersionRow, 'counts'>): RowCounts {
  const { parts, covered = 0, possible = 0, struck, moved = 0 } = counts
  return { parts: parts ?? { covered, possible }, struck, moved }
}

export type VillageState = 'OPEN' | 'SIGNED' | 'CHANGED' | 'RETURNED'

/**
 * Where a village stands with its signature, from its versions (oldest first) and what waits for the next one. A supplement that was
 * returned and leaves nothing to sign is settled.
 */
export function villageState(versions: readonly VersionRow[], pending: number): VillageState {
  const base = versions.findLast((version) => version.kind === 'BASE')
  if (!base) return 'OPEN'
  if (base.state === 'RETURNED') return 'RETURNED'
  if (pending === 0) return 'SIGNED'
  return versions.at(-1)?.state === 'RETURNED' ? 'RETURNED' : 'CHANGED'
}
