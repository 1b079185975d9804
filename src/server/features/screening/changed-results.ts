import { hash } from 'node:crypto'
import type { ScreenedRow } from '#domain/policy/screening.ts'
import { valuesIn, type TextColumn } from './text-columns.ts'

export interface OfRule {
  readonly ruleId: string
  readonly versionId: string
}
/** What is asked of a district on a day, as far as its results say so. */
export interface AskedOf {
  readonly districtKey: string
  readonly today: string
  readonly rules: readonly OfRule[]
}

/** A result as it is kept. */
export type ResultRow = {
  readonly district_key: string
  readonly area_path: string
  readonly rule_id: string
  readonly household_id: string
  readonly person_id: string | null
  readonly subject_id: string
  readonly outcome: string
  readonly version_id: string
  readonly since: string
  readonly next_look: string | null
  readonly fingerprint: string | null
}
export const resultColumns = ['district_key', 'area_path', 'rule_id', 'household_id', 'person_id', 'subject_id', 'outcome', 'version_id', 'since', 'next_look', 'fingerprint'] as const satisfies readonly (keyof ResultRow)[]
export type ResultKey = Pick<ResultRow, 'household_id' | 'rule_id' | 'subject_id'>

/** Results that are kept: of each all that is compared, in one line as `lineOf` writes it, and since when it stands there. */
export interface KeptText {
  readonly lines: TextColumn
  readonly since: TextColumn
}

/** What is to be taken away and put there so that what was found is kept: a result that is another is taken away and put there anew. */
export interface Changes {
  readonly gone: readonly ResultKey[]
  readonly fresh: readonly ResultRow[]
}

/** Since when somebody stands in a list stays as long as the outcome does. What is as it was is neither gone nor fresh. */
export function changesOf(kept: KeptText, found: readonly ScreenedRow[], { districtKey, today, rules }: AskedOf): Changes {
  const places = new Map(valuesIn(kept.lines).map((line, at) => [line, at]))
  const fresh: (ResultRow & { since: string })[] = []
  for (const { rule, areaPath, householdId, personId, outcome, nextLook = null, read } of found) {
    const { ruleId, versionId } = rules[rule]!
    const row = { district_key: districtKey, area_path: areaPath, rule_id: ruleId, household_id: householdId, person_id: personId, subject_id: personId ?? householdId, outcome, version_id: versionId, since: today, next_look: nextLook, fingerprint: fingerprintOf(read) }
    if (places.size === 0 || !places.delete(lineOf(row))) fresh.push(row)
  }
  if (places.size === 0) return { gone: [], fresh }

  const days = valuesIn(kept.since)
  const since = new Map<string, string>()
  const gone = [...places].map(([line, at]): ResultKey => {
    const [household_id, subject_id, rule_id, outcome] = line.split(' ') as [string, string, string, string]
    since.set(`${household_id} ${subject_id} ${rule_id} ${outcome}`, days[at]!)
    return { household_id, rule_id, subject_id }
  })
  for (const row of fresh) row.since = since.get(`${row.household_id} ${row.subject_id} ${row.rule_id} ${row.outcome}`) ?? today
  return { gone, fresh }
}

function lineOf(row: ResultRow): string {
  return `${row.household_id} ${row.subject_id} ${row.rule_id} ${row.outcome} ${row.version_id} ${row.area_path} ${row.next_look ?? '-'} ${row.fingerprint ?? '-'}`
}

/** What values were read, in a form that tells nothing of them. */
function fingerprintOf(read: string | undefined): string | null {
  return read === undefined ? null : hash('sha256', read, 'base64url').slice(0, 22)
}
