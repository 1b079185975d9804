import { z } from 'zod'
import type { listHits as route, MatchHit } from '#contract/matching.ts'
import { isWithin } from '#domain/access/access.ts'
import { proposedFollowUp, type DatasetCode } from '#domain/matching/datasets.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { countHits, listHitRows, type HitRow } from './hits.queries.ts'
import type { Kept } from './keep-found.ts'
import { saidAtOf } from './said-at.ts'

const cursor = z.tuple([z.uuid()])
const usual = 50

/** Hits of one's own area, the youngest first. */
export async function listHits(work: Work, query: z.output<typeof route.query>): Promise<z.input<typeof route.response>> {
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && (!area || !isWithin(area.path, work.actor.scope))) throw problem('NOT_FOUND')

  const limit = query.limit ?? usual
  const filter = { scope: area?.path ?? work.actor.scope, state: query.state, isUndone: query.undone === 'true', dataset: query.dataset, run: query.run, isFresh: query.fresh === 'true' && query.run !== undefined, name: query.name, household: query.household }
  const found = await listHitRows(work.trx, work.districtKey, filter, work.today, readCursor(query.after, cursor)?.[0], limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows: rows.map((row) => view(work, row)), next: found.length > limit && last ? writeCursor([last.id]) : null, total: await countHits(work.trx, work.districtKey, filter) }
}

function view(work: Work, row: HitRow): MatchHit {
  const kept = JSON.parse(work.sealing.openText(row.kept_sealed)) as Kept
  return {
    id: row.id,
    dataset: row.dataset as DatasetCode,
    householdId: row.household_id,
    headName: row.head_name,
    personId: row.person_id,
    personName: row.person_name,
    maskedId: row.masked_id,
    birthDate: row.birth_date,
    areaName: row.area_name,
    aid: row.aid,
    kept: Object.entries(kept).map(([field, text]) => ({ field, text })),
    name: row.name_agreement,
    score: row.score,
    reasons: row.reasons as MatchHit['reasons'],
    foundAt: row.found_at,
    firstDate: row.first_date,
    lastDate: row.last_date,
    lastRunId: row.last_run_id,
    places: row.places,
    state: row.state as MatchHit['state'],
    proposes: proposedFollowUp(row.dataset as DatasetCode, { isAlone: row.is_alone, isAidOwn: row.is_aid_own }),
    follow: row.follow as MatchHit['follow'],
    reason: row.reason,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    done: row.done_at === null ? null : { at: row.done_at, by: row.done_by ?? '', what: row.done_what ?? '' },
    saidAt: saidAtOf(row),
  }
}
