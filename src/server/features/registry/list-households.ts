import { z } from 'zod'
import type { listHouseholds as contract, RegisteredHousehold } from '#contract/households.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { readerOf } from '../telling/public.ts'
import { countHouseholds, listHouseholdPage, type HouseholdFilter } from './list-households.queries.ts'

const cursor = z.tuple([z.string(), z.string(), z.string(), z.uuid()])
const usual = 50

/** The households of an area that the registry knows and in which somebody lives, on a roster or not. */
export async function listHouseholds(work: Work, areaId: string, query: z.output<(typeof contract)['query']>): Promise<{ rows: RegisteredHousehold[]; next: string | null; total: number }> {
  const area = await findArea(work.trx, work.districtKey, areaId)
  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')

  const filter: HouseholdFilter = { who: work, scope: work.actor.scope, today: work.today, areaPath: area.path, campaignId: query.campaign, isListed: query.listed === undefined ? undefined : query.listed === 'true' }
  const reader = await readerOf(work)
  const after = readCursor(query.after, cursor)
  const limit = query.limit ?? usual
  const found = await listHouseholdPage(work.trx, filter, after && { areaPath: after[0], sound: after[1], name: after[2], id: after[3] }, limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => ({ id: row.id, headName: row.head_name, areaName: row.area_name ?? '', address: reader.text(row.address), members: row.members, isListed: row.is_listed })),
    next: last ? writeCursor([last.area_path, last.head_pinyin, last.head_name, last.id]) : null,
    total: await countHouseholds(work.trx, filter),
  }
}
