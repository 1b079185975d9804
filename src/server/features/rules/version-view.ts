import type { RuleComplaintShown, RuleVersion } from '#contract/rules.ts'
import { may } from '#domain/access/access.ts'
import { isSound, partsOfRule, type RuleComplaint } from '#domain/policy/rule-parts.ts'
import type { Work } from '../../http/work.ts'
import { documentView } from './rule-source.ts'
import type { VersionRow } from './rules.queries.ts'
import { validOn } from './valid-rules.ts'

/** @param all the versions of the rule; @param textsOf documents whose text came along */
export function versionView(work: Work, row: VersionRow, all: readonly VersionRow[], textsOf: ReadonlySet<string>): RuleVersion {
  const parts = partsOfRule(row.rule)
  return {
    id: row.id,
    ruleId: row.rule_id,
    number: row.number,
    rule: row.rule,
    document: { ...documentView(row.rule.clause, row.document), hasText: row.document !== null && textsOf.has(row.document.id) },
    state: row.state as RuleVersion['state'],
    effectiveFrom: row.effective_from,
    isValid: validOn(all, work.today).some((one) => one.id === row.id),
    writtenAt: row.written_at,
    writtenBy: row.written_by,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    reason: row.reason,
    endsBecause: row.ends_because,
    complaints: isSound(parts) ? [] : complaintViews(parts),
    version: row.version,
    mayDecide: mayDecide(work, row),
  }
}

/** Whether a proposal waits for whoever asks. */
export function mayDecide(work: Work, row: VersionRow): boolean {
  return row.state === 'PROPOSED' && may(work.actor.role, 'rule.approve') && hands(row).every((id) => !work.actor.samePerson.includes(id))
}

/** Whose hands a proposal went through: whoever decides is none of them. */
export function hands(row: Pick<VersionRow, 'written_by_id' | 'proposed_by_id'>): readonly string[] {
  return [row.written_by_id, ...(row.proposed_by_id === null ? [] : [row.proposed_by_id])]
}

export function complaintViews(complaints: readonly RuleComplaint[]): RuleComplaintShown[] {
  return complaints.map(({ field, code, line, column, offset, details, suggestion }) => ({ field, code, line, column, offset, details: { ...details }, suggestion: suggestion ?? null }))
}
