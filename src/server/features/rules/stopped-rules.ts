import type { Work } from '../../http/work.ts'
import { listEverPublished, listVersionRows } from './rules.queries.ts'
import { begunOn, validOn } from './valid-rules.ts'

/** A rule that raises no alerts today: why, as far as somebody said so, and who decided that. */
export interface StoppedRule {
  readonly ruleId: string
  readonly because: string
  readonly by: string
}

/** The rules that raise alerts today. One whose text the language no longer takes is skipped for a time, and has not stopped. */
export async function listRaising({ trx, districtKey, today }: Pick<Work, 'trx' | 'districtKey' | 'today'>): Promise<ReadonlySet<string>> {
  return new Set(validOn(await listEverPublished(trx, districtKey, today), today).flatMap((row) => (row.rule.alert ? [row.rule_id] : [])))
}

/** Of rules that raise none, by whose decision. */
export async function listStopped(work: Pick<Work, 'trx' | 'districtKey' | 'today'>, ruleIds: readonly string[]): Promise<StoppedRule[]> {
  const rows = await listVersionRows(work.trx, work.districtKey)
  const begun = new Map(begunOn(rows, work.today).map((row) => [row.rule_id, row]))
  return ruleIds.flatMap((ruleId) => {
    // Rules that one hand withdrew, as it could be done once, have nothing published.
    const row = begun.get(ruleId) ?? rows.find((one) => one.rule_id === ruleId && one.state === 'WITHDRAWN')
    return row ? [{ ruleId, because: row.ends_because ?? row.reason, by: row.ended_by ?? row.decided_by ?? row.written_by }] : []
  })
}
