import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Rule, RuleDocument } from '#domain/policy/rule.ts'
import { isSound, partsOfRule } from '#domain/policy/rule-parts.ts'
import type { ScreenRule } from '#domain/policy/screen-household.ts'
import { StandingRows } from '../../database/standing-rows.ts'
import type { Work } from '../../http/work.ts'
import { listEverPublished, markOfEverPublished, markOfVersions, type VersionRow } from './rules.queries.ts'

/** A published rule that holds on a day, ready to be asked. */
export interface ValidRule extends ScreenRule {
  readonly ruleId: string
  readonly versionId: string
  readonly number: number
  readonly from: PlainDate
  readonly rule: Rule
  readonly document: RuleDocument | null
}

/**
 * The rules of the district that held on a day, those that were withdrawn since, too. One whose text the language no longer takes is left out;
 * the page of rules tells it by name.
 */
export async function listValidRules({ trx, districtKey }: Pick<Work, 'trx' | 'districtKey'>, day: PlainDate): Promise<readonly ValidRule[]> {
  return standing.of(await markOfEverPublished(trx, districtKey, day), () => listEverPublished(trx, districtKey, day), day)
}

// Every write asks for the rules of its district.
const standing = new StandingRows<VersionRow, readonly ValidRule[]>(markOfVersions, (rows, day) => validOn(rows.map((row) => ({ ...row, state: 'PUBLISHED' })), day).flatMap((row) => readyRule(row) ?? []))

/** Of each rule that has not ended the published version that began last. */
export function validOn(rows: readonly VersionRow[], day: PlainDate): VersionRow[] {
  return begunOn(rows, day).filter((row) => row.ends_because === null).toSorted((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
}

/** Of each rule the published version that began last, which may be its end. */
export function begunOn(rows: readonly VersionRow[], day: PlainDate): VersionRow[] {
  const begun = rows.filter((row) => row.state === 'PUBLISHED' && row.effective_from !== null && row.effective_from <= day)
  const last = new Map<string, VersionRow>()
  for (const row of begun.toSorted((a, b) => (a.effective_from! < b.effective_from! ? -1 : a.effective_from! > b.effective_from! ? 1 : a.number - b.number))) last.set(row.rule_id, row)
  return [...last.values()]
}

function readyRule(row: VersionRow): ValidRule | undefined {
  const parts = partsOfRule(row.rule)
  if (!isSound(parts)) return undefined
  return { ruleId: row.rule_id, versionId: row.id, number: row.number, from: row.effective_from!, rule: row.rule, document: row.document, of: row.rule.of, parts, raises: row.rule.alert !== undefined }
}
