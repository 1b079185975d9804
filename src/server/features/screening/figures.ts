import type { z } from 'zod'
import type { AreaFigures, getScreening as contract, getScreeningAreas as areasContract, RuleFigures } from '#contract/screening.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea, listAreasOf, type AreaRow } from '../areas/public.ts'
import { listValidRules, ruleSource, type ValidRule } from '../rules/public.ts'
import { findState, listCounts, type CountLine } from './figures.queries.ts'

/** What the rules of the district come to in an area: how many should have what they do not, and the like. */
export async function getScreening(work: Work, areaId: string | undefined): Promise<z.input<(typeof contract)['response']>> {
  const area = await areaAsked(work, areaId)
  const rules = await listValidRules(work, work.today)
  const lines = Map.groupBy(await listCounts(work.trx, work.districtKey, work.actor.scope, area.path, { below: false }), (line) => line.rule_id)
  const { as_of, pending } = await findState(work.trx, work.districtKey, work.actor.scope, area.path)
  return { asOf: as_of, pending, rules: rules.map((rule) => ({ ...headOf(rule), ...countsOf(lines.get(rule.ruleId) ?? []) })) }
}

/** The same of one rule for each area directly below. */
export async function getScreeningAreas(work: Work, ruleId: string, areaId: string | undefined): Promise<z.input<(typeof areasContract)['response']>> {
  const area = await areaAsked(work, areaId)
  const rule = await ruleAsked(work, ruleId)
  const lines = Map.groupBy(await listCounts(work.trx, work.districtKey, work.actor.scope, area.path, { below: true, ruleId }), (line) => withEnd(line.path))
  const below = new Map((await listAreasOf(work.trx, work.districtKey)).map((one) => [one.path, one]))
  const rows = [...lines].flatMap(([path, own]): AreaFigures[] => {
    const at = below.get(path)
    return at ? [{ areaId: at.id, name: at.name, isVillage: at.level === 'village', ...countsOf(own) }] : []
  })
  const codeOf = (id: string) => [...below.values()].find((one) => one.id === id)?.code ?? ''
  return { rule: headOf(rule), rows: rows.toSorted((a, b) => (codeOf(a.areaId) < codeOf(b.areaId) ? -1 : 1)) }
}

const withEnd = (path: string) => (path.endsWith('/') ? path : `${path}/`)

/** The area that is asked for, or the one of the account. Problem: NOT_FOUND outside its scope. */
export async function areaAsked(work: Work, areaId: string | undefined): Promise<AreaRow> {
  const area = await findArea(work.trx, work.districtKey, areaId ?? work.actor.areaId)
  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')
  return area
}

/** Problem: NOT_FOUND for a rule that does not hold today. */
export async function ruleAsked(work: Work, ruleId: string): Promise<ValidRule> {
  const rule = (await listValidRules(work, work.today)).find((one) => one.ruleId === ruleId)
  if (!rule) throw problem('NOT_FOUND')
  return rule
}

export function headOf({ ruleId, number, rule, from, document }: ValidRule): Omit<RuleFigures, keyof ReturnType<typeof countsOf>> {
  return { ruleId, number, title: rule.title, of: rule.of, aid: rule.aid ?? null, hasNear: rule.near !== undefined, from, ...ruleSource(rule, document) }
}

function countsOf(lines: readonly CountLine[]): Omit<AreaFigures, 'areaId' | 'name' | 'isVillage'> {
  const of = (outcome: string): number => lines.find((line) => line.outcome === outcome && line.missing === '')?.count ?? 0
  const missing = lines.filter((line) => line.missing !== '').map((line) => ({ fact: line.missing, count: line.count }))
  return {
    all: of('ALL'), should: of('SHOULD'), shouldNot: of('SHOULD_NOT'), receives: of('RECEIVES'), holds: of('HOLDS'), near: of('NEAR'), unknown: of('UNKNOWN'), failed: of('FAILED'),
    missing: missing.toSorted((a, b) => b.count - a.count || (a.fact < b.fact ? -1 : 1)),
  }
}
