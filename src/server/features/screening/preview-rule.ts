import type { z } from 'zod'
import type { previewRule as contract, RulePreview } from '#contract/screening.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { isSound, namesOfParts, partsOfRule } from '#domain/policy/rule-parts.ts'
import type { Work } from '../../http/work.ts'
import { askedOfRule, complaintViews, listValidRules } from '../rules/public.ts'
import { countChanges } from './changes.queries.ts'
import type { KeptColumns } from './kept-columns.ts'
import { depthBelow, mostNamed, shownPreview } from './shown-preview.ts'

/** Who would enter and who would leave if a rule read so, by place and by kind of people, with what it costs; or what is wrong with it. */
export async function previewRule(work: Work, kept: KeptColumns, { ruleId, on = work.today, ...asked }: z.output<(typeof contract)['body']>): Promise<RulePreview> {
  const rule = askedOfRule(asked)
  const parts = partsOfRule(rule)
  if (!isSound(parts)) return { complaints: complaintViews(parts), reading: null, readAt: null, found: null }
  const valid = await listValidRules(work, work.today)
  const published = valid.find((one) => one.ruleId === ruleId && one.of === rule.of)
  const names = [parts, ...valid.map((one) => one.parts)].flatMap(namesOfParts)
  const answer = await kept.preview(work.actor, { names: [...new Set(names)], asOf: on < work.today ? work.today : on, changes: await countChanges(work.trx, work.districtKey, addDays(work.today, -1)) }, [{ rule, published: published?.rule, depth: depthBelow(work), most: mostNamed }])
  if ('reading' in answer) return { complaints: [], reading: answer.reading, readAt: null, found: null }
  return { complaints: [], reading: null, readAt: answer.readAt.toISOString(), found: await shownPreview(work, answer.previews[0]!) }
}
