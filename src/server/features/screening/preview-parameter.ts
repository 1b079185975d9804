import type { z } from 'zod'
import type { ParameterPreview, PreviewFound, previewParameter as contract } from '#contract/screening.ts'
import { isWithin } from '#domain/access/access.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { findIndicator } from '#domain/policy/indicators.ts'
import { isParameterValue, type Parameter } from '#domain/policy/parameters.ts'
import { namesOfParts, type RuleParts } from '#domain/policy/rule-parts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { listValidRules } from '../rules/public.ts'
import { countChanges } from './changes.queries.ts'
import type { KeptColumns } from './kept-columns.ts'
import { depthBelow, mostNamed, shownPreview } from './shown-preview.ts'

// Whatever is written down next corrects all before it.
const last = '9999-12-31T00:00:00Z'

/** Of each rule that a parameter decides, who would enter and who would leave with another value of it, on the day on which that begins. Problems: NOT_FOUND, INPUT_INVALID. */
export async function previewParameter(work: Work, kept: KeptColumns, { name, areaId, hukou, from, value }: z.output<(typeof contract)['body']>): Promise<ParameterPreview> {
  const area = await findArea(work.trx, work.districtKey, areaId)
  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')
  if (!isParameterValue(name, value)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'value', code: 'invalid_value' }] })

  const asOf = from < work.today ? work.today : from
  const rules = (await listValidRules(work, asOf)).filter((rule) => reads(rule.parts, `parameter.${name}`))
  if (rules.length === 0) return { reading: null, readAt: null, rules: [] }
  const changed: Parameter = { name, areaPath: area.path, hukou, from, value, recordedAt: last }
  const needed = { names: [...new Set(rules.flatMap((rule) => namesOfParts(rule.parts)))], asOf, changed, changes: await countChanges(work.trx, work.districtKey, addDays(work.today, -1)) }
  const answer = await kept.preview(work.actor, needed, rules.map(({ rule }) => ({ rule, published: rule, depth: depthBelow(work), most: mostNamed })))
  if ('reading' in answer) return { reading: answer.reading, readAt: null, rules: [] }
  const found: PreviewFound[] = []
  for (const preview of answer.previews) found.push(await shownPreview(work, preview))
  return { reading: null, readAt: answer.readAt.toISOString(), rules: rules.map(({ ruleId, rule, of, parts }, at) => ({ ruleId, title: rule.title, of, isPriced: parts.amount !== undefined, found: found[at]! })) }
}

/** Whether a rule reads a parameter, itself or by an indicator that is computed from it. */
function reads(parts: RuleParts, parameter: string): boolean {
  return namesOfParts(parts).some((name) => name === parameter || findIndicator(name)?.from?.includes(parameter))
}
