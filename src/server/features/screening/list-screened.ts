import { z } from 'zod'
import type { listScreened as contract, ScreenedRow } from '#contract/screening.ts'
import { screenHousehold, subjectsIn } from '#domain/policy/screen-household.ts'
import { isListed, type CountedOutcome } from '#domain/policy/screen-outcome.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import type { AreaRow } from '../areas/public.ts'
import { townNameOf } from '../findings/public.ts'
import { factsBehindRules, loadHouseholdFacts } from '../registry/public.ts'
import type { ValidRule } from '../rules/public.ts'
import { readerOf } from '../telling/public.ts'
import { areaAsked, ruleAsked } from './figures.ts'
import { listPlacesWith } from './figures.queries.ts'
import { countResultRows, listHouseholdLines, listResultRows, type HouseholdLine, type HouseholdsAsked } from './rows.queries.ts'

type Query = z.output<(typeof contract)['query']>
type Page = { rows: ScreenedRow[]; next: string | null; total: number }

const cursor = z.tuple([z.string().max(400), z.uuid(), z.uuid()])
const usual = 100
/** So many households are looked at for one page, and found by one search. */
const [mostLookedAt, mostFound] = [3000, 500]

type ComputedRow = Omit<ScreenedRow, 'why'> & { readonly areaPath: string }

/** Those behind a number of a rule. */
export async function listScreened(work: Work, ruleId: string, query: Query): Promise<Page> {
  const area = await areaAsked(work, query.area)
  const rule = await ruleAsked(work, ruleId)
  const { outcome } = query
  return isListed(outcome) ? listKept(work, rule, area, outcome, query) : listComputed(work, rule, area, outcome, query)
}

async function listKept(work: Work, { ruleId, rule }: ValidRule, area: AreaRow, outcome: string, query: Query): Promise<Page> {
  const filter = { districtKey: work.districtKey, scope: work.actor.scope, areaPath: area.path, ruleId, outcome, search: query.search?.trim() }
  const limit = query.limit ?? usual
  const found = await listResultRows(work.trx, filter, readCursor(query.after, cursor), limit + 1)
  const reader = await readerOf(work)
  const rows = found.slice(0, limit)
  const why = await factsBehindRules(work, rows.map((row) => ({ householdId: row.household_id, personId: row.person_id, rule })))
  const last = rows.at(-1)
  return {
    rows: rows.map((row, at) => ({ householdId: row.household_id, personId: row.person_id, headName: row.head_name, personName: row.person_name, areaName: row.area_name, townName: townNameOf(row), address: reader.text(row.address), since: row.since, nextLook: row.next_look, why: why[at]!, missing: [] })),
    next: last && found.length > limit ? writeCursor([last.area_path, last.household_id, last.subject_id]) : null,
    total: await countResultRows(work.trx, filter),
  }
}

/** Of what is only counted no row is kept: village by village they are few enough to be computed. */
async function listComputed(work: Work, rule: ValidRule, area: AreaRow, outcome: CountedOutcome, query: Query): Promise<Page> {
  const limit = query.limit ?? usual
  const after = readCursor(query.after, cursor)
  const rows: ComputedRow[] = []
  let looked = 0
  const { batches, total } = await whereComputed(work, rule, area, outcome, query)
  let isMore = false
  for (const next of batches(after?.[0])) {
    const households = await next()
    const all = await computed(work, rule, outcome, query.missing, households)
    rows.push(...all.slice(after ? all.findIndex((row) => isAt(row, after)) + 1 : 0))
    looked += households.length
    isMore = rows.length > limit || (rows.length > 0 && looked >= mostLookedAt)
    if (isMore) break
  }
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const why = outcome === 'UNKNOWN' ? [] : await factsBehindRules(work, shown.map(({ householdId, personId }) => ({ householdId, personId, rule: rule.rule })))
  return { rows: shown.map(({ areaPath: _, ...row }, at) => ({ ...row, why: why[at] ?? [] })), next: isMore && last ? writeCursor([last.areaPath, last.householdId, last.personId ?? last.householdId]) : null, total: total ?? rows.length }
}

/** Households to be looked at, place by place from a path on; of one place alone, or of a search, how many fit shows when all are computed. */
async function whereComputed({ trx, districtKey, actor }: Work, { ruleId }: ValidRule, area: AreaRow, outcome: CountedOutcome, { missing = '', search }: Query) {
  const list = (asked: HouseholdsAsked) => listHouseholdLines(trx, districtKey, actor.scope, asked)
  const words = search?.trim()
  if (words) {
    const found = await list({ within: area.path, search: words, most: mostFound + 1 })
    if (found.length > mostFound) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'search', code: 'TOO_MANY_FOUND' }] })
    return { batches: () => [() => Promise.resolve(found)] }
  }
  if (area.level === 'village') return { batches: () => [() => list({ at: area.path })] }
  const places = await listPlacesWith(trx, districtKey, actor.scope, area.path, { ruleId, outcome, missing })
  return { batches: (from = '') => places.filter(({ path }) => path >= from).map(({ path }) => () => list({ at: path })), total: places.reduce((sum, { count }) => sum + count, 0) }
}

async function computed(work: Work, rule: ValidRule, outcome: CountedOutcome, fact: string | undefined, households: readonly HouseholdLine[]): Promise<ComputedRow[]> {
  const facts = await loadHouseholdFacts(work, households.map((one) => one.id))
  const reader = await readerOf(work)
  return households.flatMap((household) => {
    const own = facts.get(household.id)
    if (!own) return []
    const found = outcome === 'ALL' ? subjectsIn(own, rule.of).map((personId) => ({ personId, missing: [] })) : screenHousehold([rule], own).filter((one) => one.outcome === outcome && (fact === undefined || one.missing.includes(fact)))
    return found.map(({ personId, missing }) => ({
      areaPath: household.area_path, householdId: household.id, personId, headName: household.head_name, personName: own.members.find((member) => member.personId === personId)?.name ?? null,
      areaName: household.area_name, townName: townNameOf(household), address: reader.text(household.address), since: null, nextLook: null, missing: [...missing],
    }))
  })
}

function isAt(row: ComputedRow, [path, householdId, subjectId]: z.output<typeof cursor>): boolean {
  return row.areaPath === path && row.householdId === householdId && (row.personId ?? row.householdId) === subjectId
}
