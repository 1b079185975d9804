import type { VisitPaper } from '#contract/visits.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { recogniseScan, storeAttachment } from '../attachments/public.ts'
import { mustReach } from '../reach/public.ts'
import { insertPaper } from './papers.queries.ts'
import { findVisit } from './visits.queries.ts'

/** The scan of the form that was signed by hand, or a photo, beside its visit; also when that was handed in long ago. Every one is kept. */
export async function addPaper(work: Work, visitId: string, kind: VisitPaper['kind'], name: string, bytes: Uint8Array): Promise<VisitPaper> {
  const { trx, districtKey, actor } = work
  const visit = await findVisit(trx, districtKey, visitId)
  if (!visit) throw problem('NOT_FOUND')
  await mustReach(work, visit.household_id)

  const scan = recogniseScan(bytes, name)

  const stored = await storeAttachment(work, { areaPath: visit.household_path, ...scan, bytes })
  const paper = { id: work.newId(), kind, attachment_id: stored.id, name: scan.name, at: work.now }
  await insertPaper(trx, { ...paper, district_key: districtKey, area_path: visit.household_path, visit_id: visitId, household_id: visit.household_id, by_id: actor.accountId, by_name: actor.name })

  work.record({ action: 'add-paper', objectType: 'visit', objectId: visitId, areaPath: visit.household_path, details: { kind, name: scan.name, digest: stored.digest } })
  return { id: paper.id, kind, attachmentId: stored.id, name: scan.name, at: work.now.toISOString(), by: actor.name }
}
