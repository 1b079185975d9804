import type { Plan } from '#domain/plan/plan.ts'
import type { Role } from '#domain/access/access.ts'
import { isRestrictedRow, seesRestricted, shownListing } from '#domain/registry/shown-sources.ts'
import { particularLines, type Particulars } from '#domain/roster/particulars.ts'
import { readTexts, say } from '../../locale.ts'
import type { EntryRow } from './entries.queries.ts'

/** Everything of a row that tells why and from where, as a role may read it. */
export interface RowTexts {
  readonly isRestricted: boolean
  readonly sources: readonly string[]
  readonly reason: string
  readonly strikeReason: string
  readonly remark: string
  readonly particulars: Particulars
}

/**
 * The texts of a row for a role. When one of them tells of a restricted source, or the row stands under one, all of them are for
 * the named roles only: what one text hides the next would give away (J-23).
 * @param note what the registry remarks of the head
 */
export function textsOf(plan: Pick<Plan, 'sources'>, role: Role, entry: Pick<EntryRow, 'sources' | 'reason' | 'strike_reason' | 'particulars' | 'is_restricted'>, note: string): RowTexts {
  const texts = [entry.reason, entry.strike_reason ?? '', note, ...Object.values(entry.particulars).flatMap((answers) => Object.values(answers).map(String))]
  const isRestricted = isRestrictedRow(plan.sources, { sources: entry.sources, texts, decided: entry.is_restricted })
  const { sources, reason } = shownListing(plan.sources, role, entry, isRestricted)
  if (isRestricted && !seesRestricted(plan.sources, role)) return { isRestricted, sources, reason: '', strikeReason: '', remark: '', particulars: {} }
  return { isRestricted, sources, reason, strikeReason: entry.strike_reason ?? '', remark: note, particulars: entry.particulars }
}

/** The answers that a row holds, as one Chinese line for paper. */
export function particularsOnPaper(plan: Pick<Plan, 'sources'>, sources: readonly string[], particulars: Particulars): string {
  const texts = readTexts('zh-CN', 'rosters')
  return particularLines(plan.sources, sources, particulars, (titles) => titles.zh, say(texts, 'rosters.yes'), say(texts, 'rosters.no'))
    .map(({ title, value }) => say(texts, 'rosters.particular', { title, value }))
    .join(say(texts, 'rosters.after'))
}
