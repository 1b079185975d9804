import { z } from 'zod'
import type { askRelease as asking, decideRelease as deciding, listReleases as listing, Release } from '#contract/releases.ts'
import { needsRelease } from '#domain/plan/needs-release.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { mustBePrincipal } from '../accounts/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import type { VersionRow } from './deliverables.queries.ts'
import { openVersion } from './get-version.ts'
import { countReleaseRows, decideReleaseRow, findRelease, insertRelease, listReceivers, listReleaseRows, type ReleaseRow } from './releases.queries.ts'

const usual = 50
const cursor = z.tuple([z.iso.datetime(), z.uuid()])

/** Lets a version leave above the own level to a named receiver, or asks the person in charge to (J-64). */
export async function askRelease(work: Work, versionId: string, { receiver, purpose }: z.output<(typeof asking)['body']>): Promise<Release> {
  const { row } = await openVersion(work, versionId)

  if (row.state !== 'SUBMITTED') throw problem('DELIVERABLE_STATE', { state: row.state, number: row.number })

  const id = work.newId()
  const isDecided = work.actor.isPrincipal
  await insertRelease(work.trx, {
    district_key: work.districtKey,
    id,
    area_path: row.area_path,
    campaign_id: row.campaign_id,
    version_id: versionId,
    code: row.code,
    receiver,
    purpose,
    row_count: row.row_count,
    hash: row.hash,
    state: isDecided ? 'RELEASED' : 'ASKED',
    asked_by_id: work.actor.accountId,
    asked_by: work.actor.name,
    asked_at: work.now,
    ...(isDecided && { decided_by: work.actor.name, decided_at: work.now }),
  })

  work.record({ action: 'ask-release', objectType: 'deliverable', objectId: versionId, areaPath: row.area_path, details: { code: row.code, number: row.number, receiver, rows: row.row_count, hash: row.hash, isReleased: isDecided } })
  return shown(work, id)
}

/** The person in charge of the lead lets it leave, or says why not. */
export async function decideRelease(work: Work, id: string, { isReleased, reason }: z.output<(typeof deciding)['body']>): Promise<Release> {
  const row = await findRelease(work.trx, work.districtKey, work.actor.scope, id)

  if (!row) throw problem('NOT_FOUND')
  mustBePrincipal(work)

  if (!isReleased && reason === '') throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'reason', code: 'REASON_MISSING' }] })
  const isDone = await decideReleaseRow(work.trx, work.districtKey, id, { state: isReleased ? 'RELEASED' : 'REFUSED', decided_by: work.actor.name, decided_at: work.now, reason })
  if (!isDone) throw problem('CASE_STATE')

  work.record({ action: 'decide-release', objectType: 'deliverable', objectId: row.version_id, areaPath: row.area_path, details: { code: row.code, number: row.number, receiver: row.receiver, rows: row.row_count, isReleased, ...(reason !== '' && { reason }) } })
  return shown(work, id)
}

/** What left above the own level and what waits to, the newest first. */
export async function listReleases(work: Work, query: z.output<(typeof listing)['query']>): Promise<z.input<(typeof listing)['response']>> {
  const filter = { scope: work.actor.scope, state: query.state, versionId: query.version }
  const limit = query.limit ?? usual
  const found = await listReleaseRows(work.trx, work.districtKey, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: await Promise.all(rows.map((row) => releaseView(work, row))),
    next: last && found.length > limit ? writeCursor([last.asked_at, last.id]) : null,
    total: await countReleaseRows(work.trx, work.districtKey, filter),
  }
}

/** To whom a version may leave with whoever asks. Problem: NOT_RELEASED for one that leaves above the own level and nobody released. */
export async function mustBeReleased(work: Work, row: VersionRow): Promise<readonly string[]> {
  const { plan } = await getRunningCampaign(work, row.campaign_id)
  const deliverable = plan.deliverables.find((one) => one.id === row.code)
  const receivers = await listReceivers(work.trx, work.districtKey, row.id)
  if (receivers.length === 0 && needsRelease(plan, deliverable?.to ?? '', work.actor.home.level)) throw problem('NOT_RELEASED')
  return receivers
}

async function shown(work: Work, id: string): Promise<Release> {
  return releaseView(work, (await findRelease(work.trx, work.districtKey, work.actor.scope, id)) as ReleaseRow)
}

async function releaseView(work: Work, row: ReleaseRow): Promise<Release> {
  const { plan } = await getRunningCampaign(work, row.campaign_id)
  return {
    id: row.id,
    campaignId: row.campaign_id,
    versionId: row.version_id,
    title: plan.deliverables.find((one) => one.id === row.code)?.title ?? { zh: row.code, en: row.code },
    areaName: row.area_name,
    number: row.number,
    receiver: row.receiver,
    purpose: row.purpose,
    rows: row.row_count,
    hash: row.hash,
    state: row.state as Release['state'],
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
  }
}
