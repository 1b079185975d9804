import { z } from 'zod'
import type { KeyHousehold, listKeyHouseholds as contract } from '#contract/key-households.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { keyFilter } from './key-filter.ts'
import { countKeyRows, listKeyRows } from './key-households.queries.ts'
import { keyView } from './key-view.ts'

const cursor = z.tuple([z.number().int(), z.number().int(), z.string(), z.uuid()])
const usual = 100

/** Households and persons to be followed, whoever is to be seen first at the top. */
export async function listKeys(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<{ rows: KeyHousehold[]; next: string | null; total: number }> {
  const { plan } = await getRunningCampaign(work, campaignId)
  const filter = await keyFilter(work, campaignId, query)
  const limit = query.limit ?? usual
  const found = await listKeyRows(work.trx, work.districtKey, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => keyView(row, plan, work.today)),
    next: last && found.length > limit ? writeCursor([last.sort_group, last.sort_day, last.sound, last.id]) : null,
    total: await countKeyRows(work.trx, work.districtKey, filter),
  }
}
