import { z } from 'zod'
import type { AlertSample, AlertSampleRow, drawAlertSample as contract, listSampledUnseen as unseenContract, lookAtSampled as lookContract } from '#contract/alerts.ts'
import { problem } from '#domain/problem/problem.ts'
import { wilsonInterval } from '#domain/sampling/wilson.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { pathAsked } from './list-alerts.ts'
import { countUnseen, describeFrame, drawFrom, insertSample, listSampled, listSamples, updateSampled, type SampledRow, type SampleRow } from './samples.queries.ts'

const cursor = z.tuple([z.uuid()])
const usual = 100

/** Draws households outside all alerts: their look tells how many in need no rule finds. */
export async function drawAlertSample(work: Work, { areaId, size, seed: given }: z.output<(typeof contract)['body']>): Promise<AlertSample> {
  const { trx, districtKey, today } = work
  const areaPath = await pathAsked(work, areaId)
  const seed = given?.trim() || Buffer.from(work.random.bytes(16)).toString('hex')
  const { frame, hash } = await describeFrame(trx, districtKey, areaPath, today)
  const drawn = await drawFrom(trx, districtKey, areaPath, today, seed, size)
  const id = work.newId()
  await insertSample(
    trx,
    { district_key: districtKey, id, area_path: areaPath, seed, frame, frame_hash: hash, size: drawn.length, drawn_at: work.now, drawn_by: work.actor.name },
    drawn.map((one, at) => ({ district_key: districtKey, id: work.newId(), area_path: one.area_path, sample_id: id, household_id: one.id, place: at + 1 })),
  )

  work.record({ action: 'draw-alert-sample', objectType: 'alert-sample', objectId: id, areaPath, details: { seed, frame, size: drawn.length } })
  return sampleView((await listSamples(trx, districtKey, work.actor.scope, today, id))[0]!)
}

/** Samples drawn in the scope. What they tell is told once every drawn household was looked at, or is none any more: those that are looked at first are not drawn by chance among them. */
export async function listAlertSamples(work: Work): Promise<AlertSample[]> {
  return (await listSamples(work.trx, work.districtKey, work.actor.scope, work.today)).map(sampleView)
}

export async function getAlertSample(work: Work, id: string): Promise<AlertSample & { rows: AlertSampleRow[] }> {
  const [sample] = await listSamples(work.trx, work.districtKey, work.actor.scope, work.today, id)
  if (!sample) throw problem('NOT_FOUND')
  return { ...sampleView(sample), rows: (await listSampled(work.trx, work.districtKey, work.actor.scope, work.today, { sampleId: id })).map(rowView) }
}

/** Drawn households at which nobody looked yet, those drawn first before others. */
export async function listSampledUnseen(work: Work, query: z.output<(typeof unseenContract)['query']>): Promise<{ rows: AlertSampleRow[]; next: string | null; total: number }> {
  const limit = query.limit ?? usual
  const { trx, districtKey } = work
  const found = await listSampled(trx, districtKey, work.actor.scope, work.today, { unseenAfter: readCursor(query.after, cursor)?.[0] ?? '', limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows: rows.map(rowView), next: found.length > limit && last ? writeCursor([last.id]) : null, total: await countUnseen(trx, districtKey, work.actor.scope, work.today) }
}

/** What somebody found who looked; a later look takes the place of an earlier one. Other samples that wait for a look at the same household have it too. */
export async function lookAtSampled(work: Work, id: string, { isMissed, note }: z.output<(typeof lookContract)['body']>): Promise<AlertSampleRow> {
  const [row] = await listSampled(work.trx, work.districtKey, work.actor.scope, work.today, { id })
  if (!row) throw problem('NOT_FOUND')

  await updateSampled(work.trx, work.districtKey, row, { is_missed: isMissed, note, looked_on: work.today, by_name: work.actor.name })

  work.record({ action: 'look-at-sampled', objectType: 'alert-sample', objectId: row.sample_id, areaPath: row.area_path, details: { householdId: row.household_id, isMissed } })
  return rowView({ ...row, is_missed: isMissed, note, looked_on: work.today, by_name: work.actor.name })
}

function sampleView(row: SampleRow): AlertSample {
  return { id: row.id, areaName: row.area_name, seed: row.seed, frame: row.frame, frameHash: row.frame_hash, size: row.size, drawnAt: row.drawn_at, drawnBy: row.drawn_by, looked: row.looked, missed: row.missed, gone: row.gone, estimate: (row.looked + row.gone === row.size && wilsonInterval(row.missed, row.looked)) || null }
}

function rowView(row: SampledRow): AlertSampleRow {
  return { id: row.id, place: row.place, householdId: row.household_id, headName: row.head_name, areaName: row.area_name, isMissed: row.is_missed, isGone: row.is_gone, note: row.note, lookedOn: row.looked_on, by: row.by_name }
}
