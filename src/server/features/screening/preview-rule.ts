import type { z } from 'zod'
import type { PreviewedRow, previewRule as contract, RulePreview } from '#contract/screening.ts'
import type { Previewed, PreviewCounts } from '#domain/policy/preview.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { isSound, partsOfRule } from '#domain/policy/rule-parts.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { complaintViews, listValidRules } from '../rules/public.ts'
import { countChanges } from './changes.queries.ts'
import type { KeptColumns } from './kept-columns.ts'
import { listNames } from './rows.queries.ts'

const most = 50
const nothing = { complaints: [], reading: null, readAt: null, total: null, areas: [], entering: [], leaving: [], failure: null }

/** Who would enter and who would leave if a rule read so, town by town; or what is wrong with it. */
export async function previewRule(work: Work, kept: KeptColumns, { ruleId, of, when, on = work.today }: z.output<(typeof contract)['body']>): Promise<RulePreview> {
  const parts = partsOfRule({ of, when })
  if (!isSound(parts)) return { ...nothing, complaints: complaintViews(parts) }
  const valid = await listValidRules(work, work.today)
  const published = valid.find((rule) => rule.ruleId === ruleId && rule.of === of)
  const names = [...new Set([...parts.when.names, ...valid.flatMap((rule) => rule.parts.when.names)])]
  const depth = work.actor.areaPath.split('/').length
  const found = await kept.preview(work.actor, { names, asOf: on < work.today ? work.today : on, changes: await countChanges(work.trx, work.districtKey, addDays(work.today, -1)) }, { of, when, published: published?.rule.when, depth, most })
  if ('reading' in found) return { ...nothing, reading: found.reading }

  const areas = new Map((await listAreasOf(work.trx, work.districtKey)).map((area) => [area.path, area]))
  const lines = [...found.preview.byArea].flatMap(([path, counts]) => (areas.has(path) ? [{ area: areas.get(path)!, counts }] : []))
  const { failure } = found.preview
  const named = await namesOf(work, [...found.preview.entering, ...found.preview.leaving, ...(failure ? [failure.at] : [])])
  const [failedAt] = failure ? named(failure.at) : []
  return {
    ...nothing,
    readAt: found.readAt.toISOString(),
    total: [...found.preview.byArea.values()].reduce(sum, { all: 0, holds: 0, enters: 0, leaves: 0, unknown: 0, failed: 0 }),
    areas: lines.toSorted((a, b) => (a.area.code < b.area.code ? -1 : 1)).map(({ area, counts }) => ({ areaId: area.id, name: area.name, ...counts })),
    entering: found.preview.entering.flatMap(named),
    leaving: found.preview.leaving.flatMap(named),
    failure: failure && failedAt ? { code: failure.code, at: failedAt } : null,
  }
}

function sum(a: PreviewCounts, b: PreviewCounts): PreviewCounts {
  return { all: a.all + b.all, holds: a.holds + b.holds, enters: a.enters + b.enters, leaves: a.leaves + b.leaves, unknown: a.unknown + b.unknown, failed: a.failed + b.failed }
}

async function namesOf(work: Work, found: readonly Previewed[]): Promise<(one: Previewed) => PreviewedRow[]> {
  const rows = await listNames(work.trx, work.districtKey, work.actor.scope, found)
  const byKey = new Map(rows.map((row) => [`${row.household_id} ${row.person_id ?? ''}`, row]))
  return ({ householdId, personId }) => {
    const row = byKey.get(`${householdId} ${personId ?? ''}`)
    return row ? [{ householdId, personId, name: row.person_name ?? row.head_name, headName: row.head_name, areaName: row.area_name }] : []
  }
}
