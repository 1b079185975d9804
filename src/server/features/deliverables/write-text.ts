import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findPlace, type PlaceKey } from './find-place.ts'
import { putText } from './texts.queries.ts'

/** What a person writes into a section of a report; nothing else ever stands there. */
export async function writeText(work: Work, key: PlaceKey & { section: string }, no: number | undefined, written: { body: string; version: number }): Promise<{ version: number }> {
  const { campaign, deliverable, area, occurrence } = await findPlace(work, key, no)
  const section = deliverable.sections.find((candidate) => candidate.id === key.section && candidate.text !== undefined)
  if (!section) throw problem('NOT_FOUND')

  if (area.path !== work.actor.areaPath) throw problem('NOT_ALLOWED')

  // A report leaves the office; ids have no place in its texts.
  const body = hideCitizenIds(written.body)
  const place = { districtKey: work.districtKey, campaignId: campaign.id, code: deliverable.id, areaPath: area.path, occurrence: occurrence.no }
  const version = await putText(work.trx, place, { id: work.newId(), section: section.id, body, version: written.version, at: work.now, by: work.actor.name })
  if (version === undefined) throw problem('CHANGED_MEANWHILE', {})

  work.record({ action: 'write-deliverable-text', objectType: 'deliverable', objectId: `${campaign.id}/${deliverable.id}`, areaPath: area.path, details: { code: deliverable.id, section: section.id, length: body.length } })
  return { version }
}
