import { z } from 'zod'
import type { listScreened as contract, ScreenedRow } from '#contract/screening.ts'
import { screenHousehold } from '#domain/policy/screen-household.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findPlace, type AreaRow } from '../areas/public.ts'
import { townNameOf } from '../findings/public.ts'
import { factsBehindRules, loadHouseholdFacts } from '../registry/public.ts'
import type { ValidRule } from '../rules/public.ts'
import { readerOf } from '../telling/public.ts'
import { areaAsked, ruleAsked } from './figures.ts'
import { countResultRows, listHouseholdsAt, listResultRows } from './rows.queries.ts'

type Query = z.output<(typeof contract)['query']>
type Page = { rows: ScreenedRow[]; next: string | null; total: number }

const cursor = z.tuple([z.string().max(400), z.uuid(), z.uuid()])
const usual = 100

/** Those behind a number of a rule. */
export async function listScreened(work: Work, ruleId: string, query: Query): Promise<Page> {
  const area = await areaAsked(work, query.area)
  const rule = await ruleAsked(work, ruleId)
  return query.outcome === 'UNKNOWN' ? listUndecided(work, rule, area, query) : listKept(work, rule, area, query.outcome, query)
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

/** Of those that cannot be decided no row is kept: in a village they are few enough to be computed. Problem: INPUT_INVALID above a village. */
async function listUndecided(work: Work, rule: ValidRule, area: AreaRow, query: Query): Promise<Page> {
  if (area.level === 'district' || area.level === 'city') throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'area', code: 'VILLAGE_NEEDED' }] })
  const place = (await findPlace(work.trx, work.districtKey, 'id', area.id))!
  const households = await listHouseholdsAt(work.trx, work.districtKey, work.actor.scope, area.path, query.search?.trim())
  const facts = await loadHouseholdFacts(work, households.map((one) => one.id))
  const reader = await readerOf(work)
  const all = households.flatMap((household): ScreenedRow[] => {
    const own = facts.get(household.id)
    const undecided = own ? screenHousehold([rule], own).filter((one) => one.outcome === 'UNKNOWN' && (query.missing === undefined || one.missing.includes(query.missing))) : []
    return undecided.map(({ personId, missing }) => ({
      householdId: household.id, personId, headName: household.head_name, personName: own?.members.find((member) => member.personId === personId)?.name ?? null,
      areaName: area.name, townName: area.level === 'village' ? (place.above_name ?? '') : area.name, address: reader.text(household.address), since: null, nextLook: null, why: [], missing: [...missing],
    }))
  })
  const after = readCursor(query.after, cursor)
  const begin = after ? all.findIndex((row) => row.householdId === after[1] && (row.personId ?? row.householdId) === after[2]) + 1 : 0
  const limit = query.limit ?? usual
  const rows = all.slice(begin, begin + limit)
  const last = rows.at(-1)
  return { rows, next: last && begin + limit < all.length ? writeCursor([area.path, last.householdId, last.personId ?? last.householdId]) : null, total: all.length }
}
