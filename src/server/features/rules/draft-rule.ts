import type { RuleText, RuleVersion } from '#contract/rules.ts'
import type { Rule, RuleDocument } from '#domain/policy/rule.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustBeSound } from './check-rule.ts'
import { documentNamed, documentsWithText } from './rule-documents.ts'
import { insertRule, insertVersion, listVersionRows, lockRule, updateVersions, type VersionRow } from './rules.queries.ts'
import { begunOn } from './valid-rules.ts'
import { versionView } from './version-view.ts'

/** Begins a rule of the district. Problems: RULE_INVALID, RULE_KEY_TAKEN, RULE_TITLE_TAKEN. */
export async function draftRule(work: Work, text: RuleText): Promise<RuleVersion> {
  const rule = ruleOf(text)
  mustBeSound(rule)
  const ruleId = work.newId()
  if (!(await insertRule(work.trx, { id: ruleId, district_key: work.districtKey, key: rule.id, subject: rule.of, created_at: work.now }))) throw problem('RULE_KEY_TAKEN', { key: rule.id })
  await mustBeNamedApart(work, ruleId, rule)
  const id = await writeVersion(work, { ruleId, number: 1, rule, document: await documentNamed(rule.clause.document) })

  work.record({ action: 'draft-rule', objectType: 'rule', objectId: ruleId, areaPath: work.actor.areaPath, details: { rule: rule.title.zh, number: 1 } })
  return viewOf(work, ruleId, id)
}

/** Writes the next version of a rule, or changes the one that is being written. Problems: RULE_INVALID, RULE_STATE, RULE_TITLE_TAKEN, CHANGED_MEANWHILE. */
export async function changeDraft(work: Work, ruleId: string, { rule: text, version }: { readonly rule: RuleText; readonly version: number | null }): Promise<RuleVersion> {
  const held = await lockRule(work.trx, work.districtKey, { id: ruleId })
  if (!held) throw problem('NOT_FOUND')
  const versions = await listVersionRows(work.trx, work.districtKey, ruleId)
  const open = openOf(versions)

  const rule = ruleOf(text)
  if (open?.state === 'PROPOSED') throw problem('RULE_STATE', { state: open.state })
  if ((open?.version ?? null) !== version) throw problem('CHANGED_MEANWHILE')
  if (rule.id !== held.key || rule.of !== held.subject) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: rule.id !== held.key ? 'rule.key' : 'rule.of', code: 'RULE_STAYS' }] })
  mustBeSound(rule)
  await mustBeNamedApart(work, ruleId, rule)

  const document = (await documentNamed(rule.clause.document)) ?? versions.find((row) => row.document?.id === rule.clause.document)?.document ?? null
  const id = open?.id ?? (await writeVersion(work, { ruleId, number: nextNumber(versions), rule, document }))
  if (open) await updateVersions(work.trx, work.districtKey, [open.id], { rule: JSON.stringify(rule), document: document && JSON.stringify(document), written_at: work.now, written_by_id: work.actor.accountId, written_by: work.actor.name })

  work.record({ action: 'draft-rule', objectType: 'rule', objectId: ruleId, areaPath: work.actor.areaPath, details: { rule: rule.title.zh, number: open?.number ?? nextNumber(versions) } })
  return viewOf(work, ruleId, id)
}

// In a list two rules of one name cannot be told apart. One that was given up, or has ended, has left its name.
async function mustBeNamedApart(work: Work, ruleId: string, { title }: Rule): Promise<void> {
  const rows = await listVersionRows(work.trx, work.districtKey)
  const ended = new Set(begunOn(rows, work.today).flatMap((row) => (row.ends_because === null ? [] : [row.rule_id])))
  const others = rows.filter((row) => row.rule_id !== ruleId && (isOpen(row) || (row.state === 'PUBLISHED' && (!ended.has(row.rule_id) || row.effective_from! > work.today))))
  if (others.some((row) => row.rule.title.zh.trim() === title.zh.trim())) throw problem('RULE_TITLE_TAKEN', { title: title.zh })
}

/** The version that is written or waits for its second person. */
export function openOf(versions: readonly VersionRow[]): VersionRow | undefined {
  return versions.find(isOpen)
}

const isOpen = ({ state }: VersionRow): boolean => state === 'DRAFT' || state === 'PROPOSED'

export function nextNumber(versions: readonly VersionRow[]): number {
  return (versions[0]?.number ?? 0) + 1
}

type Draft = { readonly ruleId: string; readonly number: number; readonly rule: Rule; readonly document: RuleDocument | null; /** Of a version that ends its rule. */ readonly endsBecause?: string }

/** A version that is being written; its id. */
export async function writeVersion(work: Work, { ruleId, number, rule, document, endsBecause }: Draft): Promise<string> {
  const id = work.newId()
  await insertVersion(work.trx, { id, district_key: work.districtKey, rule_id: ruleId, number, rule: JSON.stringify(rule), document: document && JSON.stringify(document), ends_because: endsBecause ?? null, state: 'DRAFT', written_at: work.now, written_by_id: work.actor.accountId, written_by: work.actor.name })
  return id
}

export async function viewOf(work: Work, ruleId: string, id: string): Promise<RuleVersion> {
  const versions = await listVersionRows(work.trx, work.districtKey, ruleId)
  return versionView(work, versions.find((row) => row.id === id)!, versions, await documentsWithText())
}

/** What was left empty is not there. */
export function ruleOf({ key: id, title, of, when, near, aid, amount, alert, clause }: RuleText): Rule {
  return { id, title: inBoth(title), of, when, ...(near !== undefined && { near }), ...(aid !== undefined && { aid }), ...(amount && { amount: { yuan: amount.yuan, ...(amount.clause && { clause: amount.clause }) } }), ...(alert && { alert: { ...alert, advice: inBoth(alert.advice) } }), clause: { ...clause, document: bare(clause.document) } }
}

// A title is set between its marks where it is shown.
const bare = (title: string): string => /^\s*《(.+)》\s*$/.exec(title)?.[1] ?? title

const inBoth = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ zh, en: en || zh })
