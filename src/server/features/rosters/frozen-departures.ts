import type { FrozenRow } from '#contract/rosters.ts'
import { writtenDate } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import type { DepartureRow } from './departures.queries.ts'
import type { Frozen } from './version-view.ts'
import { findVersion, type VersionRow } from './versions.queries.ts'

/**
 * The rows that strike households which left the village, as they were signed: what the registry says of them by now is the
 * business of the village in which they live.
 */
export async function frozenDepartures(work: Work, departures: readonly DepartureRow[], versions: readonly VersionRow[]): Promise<FrozenRow[]> {
  const texts = readTexts('zh-CN', 'rosters')
  const signed = new Map<number, readonly FrozenRow[]>()
  for (const number of new Set(departures.map((one) => one.signed_version))) {
    const version = versions.find((one) => one.number === number)
    if (version) signed.set(number, await rowsOf(work, version.id))
  }
  return departures.map((one) => {
    const row = signed.get(one.signed_version)?.find((own) => own.change === 'LISTED' && (one.signed_no === null ? own.householdId === one.household_id : own.no === one.signed_no))
    // An error: what is recorded as signed must be found in what was signed.
    if (!row) throw new Error(`departure ${one.id} names no row of version ${one.signed_version}`)
    return { ...row, change: 'STRUCK', part: one.part, reason: say(texts, 'rosters.moved-away', { on: writtenDate(one.left_on), reason: one.reason }) }
  })
}

async function rowsOf(work: Work, versionId: string): Promise<readonly FrozenRow[]> {
  const version = await findVersion(work.trx, work.districtKey, versionId)
  return (JSON.parse(work.sealing.openText(version!.rows_sealed)) as Frozen).rows
}
