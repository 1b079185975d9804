import type { z } from 'zod'
import type { getRule as contract, RuleSummary } from '#contract/rules.ts'
import { isSound, partsOfRule } from '#domain/policy/rule-parts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { documentsWithText } from './rule-documents.ts'
import { findRule, listVersionRows, type VersionRow } from './rules.queries.ts'
import { validOn } from './valid-rules.ts'
import { mayDecide, versionView } from './version-view.ts'

/** The rules of the district: what holds, what will, and what is being written. */
export async function listRules(work: Work): Promise<RuleSummary[]> {
  const rows = await listVersionRows(work.trx, work.districtKey)
  return [...Map.groupBy(rows, (row) => row.rule_id)].map(([id, own]) => summary(work, id, own)).toSorted((a, b) => (a.title.zh < b.title.zh ? -1 : 1))
}

function summary(work: Work, id: string, own: readonly VersionRow[]): RuleSummary {
  const [valid] = validOn(own, work.today)
  const open = own.find((row) => row.state === 'DRAFT' || row.state === 'PROPOSED')
  const [coming] = own.filter((row) => row.state === 'PUBLISHED' && row.effective_from! > work.today).toSorted((a, b) => (a.effective_from! < b.effective_from! ? -1 : 1))
  const { rule } = valid ?? own[0]!
  return {
    id,
    title: rule.title,
    of: rule.of,
    aid: rule.aid ?? null,
    raisesAlerts: rule.alert !== undefined,
    valid: valid ? { number: valid.number, from: valid.effective_from!, isBroken: !isSound(partsOfRule(valid.rule)) } : null,
    coming: coming ? { from: coming.effective_from!, ends: coming.ends_because !== null } : null,
    open: open ? { id: open.id, number: open.number, ...standing(open), mayDecide: mayDecide(work, open) } : null,
    last: standing(own[0]!),
  }
}

function standing(row: VersionRow): RuleSummary['last'] {
  return { state: row.state as RuleSummary['last']['state'], ends: row.ends_because !== null }
}

/** A rule with every version it ever had, the newest first. */
export async function getRule(work: Work, id: string): Promise<z.input<(typeof contract)['response']>> {
  const rule = await findRule(work.trx, work.districtKey, id)
  if (!rule) throw problem('NOT_FOUND')
  const [rows, textsOf] = [await listVersionRows(work.trx, work.districtKey, id), await documentsWithText()]
  return { id, key: rule.key, versions: rows.map((row) => versionView(work, row, rows, textsOf)) }
}
