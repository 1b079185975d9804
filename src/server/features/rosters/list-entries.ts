import { z } from 'zod'
import type { listEntries as route, RosterEntry } from '#contract/rosters.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { hiddenSources, seesRestricted } from '#domain/registry/shown-sources.ts'
import { partsOfSources } from '#domain/roster/part-of.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign, type RunningCampaign } from '../campaigns/public.ts'
import { countEntryPage, listEntryPage, type EntryFilter, type EntryPlace } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'

type Query = z.output<typeof route.query>

export async function listEntries(work: Work, campaignId: string, query: Query): Promise<{ rows: RosterEntry[]; next: string | null; total: number }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const filter: EntryFilter = {
    who: work,
    scope: work.actor.scope,
    areaPath: query.area === undefined ? undefined : await pathOf(work, query.area),
    part: query.part,
    coverage: query.coverage,
    againOn: query.again,
    label: query.label,
    source: query.source === undefined || query.source === 'none' ? undefined : knownSource(work, campaign, query.source),
    sourceless: query.source === 'none' ? { in: partsOfSources(campaign.plan), but: hiddenSources(campaign.plan.sources, work.actor.role) } : undefined,
    team: query.team,
    lacking: query.lacking === 'true' ? campaign.plan.sources.flatMap(({ id, asks = [] }) => (asks.some((ask) => ask.required) ? [{ source: id, asks: asks.filter((ask) => ask.required).map((ask) => ask.id) }] : [])) : undefined,
    isUnplaced: query.unplaced === undefined ? undefined : query.unplaced === 'true',
    importId: query.import,
    search: query.search?.trim(),
    state: query.state ?? 'LISTED',
    today: work.today,
  }
  const limit = query.limit ?? 50
  const found = await listEntryPage(work.trx, work.districtKey, campaign.id, filter, placeOf(query.after), limit + 1)
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    rows: await entryViews(work, campaign, page),
    next: last ? writeCursor([last.area_path, last.head_pinyin, last.head_name, last.household_id]) : null,
    total: await countEntryPage(work.trx, work.districtKey, campaign.id, filter),
  }
}

/** A restricted source cannot be asked for by those who may not know of it: the answer would tell. */
function knownSource(work: Work, { plan }: RunningCampaign, id: string): string {
  const source = plan.sources.find((one) => one.id === id)
  if (!source || (source.restricted && !seesRestricted(plan.sources, work.actor.role))) throw problem('NOT_FOUND')
  return id
}

async function pathOf(work: Work, areaId: string): Promise<string> {
  const area = await findArea(work.trx, work.districtKey, areaId)
  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')
  return area.path
}

function placeOf(after: string | undefined): EntryPlace | undefined {
  const keys = readCursor(after, z.tuple([z.string(), z.string(), z.string(), z.uuid()]))
  return keys && { areaPath: keys[0], sound: keys[1], name: keys[2], householdId: keys[3] }
}
