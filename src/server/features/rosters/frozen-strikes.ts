import type { FrozenRow } from '#contract/rosters.ts'
import type { Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { rowTexts } from '../telling/public.ts'
import { listHouseholdLines, type EntryRow } from './entries.queries.ts'
import { openRows } from './open-rows.ts'
import { sourcesOnPaper } from './frozen-rows.ts'
import type { LineRow } from './lines.queries.ts'
import type { VersionRow } from './versions.queries.ts'

export interface Strike {
  readonly line: LineRow
  /** The row that was struck, while its household is in the village. */
  readonly entry: EntryRow | undefined
}

/**
 * The rows that strike lines, in the words in which they were signed: what the registry says by now is the business of whoever has the
 * household. What is for named roles only by now is not said again.
 */
export async function frozenStrikes(work: Work, { plan }: RunningCampaign, strikes: readonly Strike[], versions: readonly VersionRow[]): Promise<FrozenRow[]> {
  const texts = readTexts('zh-CN', 'rosters')
  const households = new Map((await listHouseholdLines(work.trx, work.districtKey, strikes.flatMap(({ entry }) => entry?.household_id ?? []), work.today)).map((one) => [one.id, one]))
  const signed = new Map<number, readonly FrozenRow[]>()
  for (const number of new Set(strikes.map(({ line }) => line.signed_version))) {
    const version = versions.find((one) => one.number === number)
    if (version) signed.set(number, await openRows(work, version.id))
  }
  return strikes.map(({ line, entry }) => {
    const row = signed.get(line.signed_version)?.find((own) => own.change === 'LISTED' && (line.no === null ? own.householdId === line.household_id : own.no === line.no))
    // An error: what is recorded as signed must be found in what was signed.
    if (!row) throw new Error(`line ${line.id} names no row of version ${line.signed_version}`)
    const household = entry && households.get(entry.household_id)
    const shown = entry && rowTexts(plan.sources, 'village-worker', entry, { remark: household?.members[0]?.remark ?? '', address: household?.address ?? '' })
    return {
      ...row,
      change: 'STRUCK',
      part: line.part,
      reason: shown?.strikeReason ?? line.left_because ?? say(texts, 'rosters.gone'),
      ...(shown?.isKeptBack && { source: sourcesOnPaper(plan, shown.sources), remark: '' }),
    }
  })
}
