import type { DeliverableVersion } from '#contract/deliverables.ts'
import { canonicalJson } from '#domain/reporting/canonical-json.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Services, Work } from '../../http/work.ts'
import { confirmPassword, mustBePrincipal } from '../accounts/public.ts'
import { markDuties } from '../campaigns/public.ts'
import { insertVersion } from './deliverables.queries.ts'
import { rowCountOf } from './content.ts'
import { findPlace, type PlaceKey } from './find-place.ts'
import { standingContent } from './standing-content.ts'
import { versionView } from './version-view.ts'
import { sayInDocument } from './words.ts'

/**
 * The principal of a town signs what was on the screen and hands it in (J-43): rows, words and digests of templates are
 * frozen under their hash. Handed in once, it is handed in again only after it was returned.
 */
export async function submitDeliverable(services: Services, work: Work, key: PlaceKey, no: number | undefined, signature: { password: string; hash: string }): Promise<DeliverableVersion> {
  const place = await findPlace(work, key, no)
  const { campaign, deliverable, area, occurrence } = place

  if (area.path !== work.actor.areaPath) throw problem('NOT_ALLOWED')
  mustBePrincipal(work)
  await confirmPassword(services, work.actor, signature.password)

  const { content, hash, notReady, versions: [latest] } = await standingContent(work, place)
  if (latest?.state === 'SUBMITTED') throw problem('DELIVERABLE_STATE', { state: latest.state, number: latest.number })
  if (hash !== signature.hash) throw problem('DELIVERABLE_CHANGED')
  if (notReady.length > 0) throw problem('DELIVERABLE_NOT_READY', { rows: notReady })

  const head = {
    district_key: work.districtKey,
    id: work.newId(),
    area_path: area.path,
    campaign_id: campaign.id,
    code: deliverable.id,
    occurrence: occurrence.no,
    number: (latest?.number ?? 0) + 1,
    state: 'SUBMITTED',
    hash,
    row_count: rowCountOf(content),
    template_digests: JSON.stringify(Object.fromEntries(content.templates.map(({ path, digest }) => [path, digest]))),
    cut_off: content.cutOff,
    signed_by_id: work.actor.accountId,
    signed_by: work.actor.name,
    signed_at: work.now,
  }
  await insertVersion(work.trx, { ...head, content_sealed: work.sealing.seal(canonicalJson(content)) })
  await markDuties(work, campaign, { deliverable: deliverable.id }, area.path, true, sayInDocument('duty-note', { number: head.number, signer: work.actor.name }), occurrence.no)

  work.record({ action: 'submit-deliverable', objectType: 'deliverable', objectId: head.id, areaPath: area.path, details: { code: head.code, occurrence: head.occurrence, number: head.number, hash, rows: head.row_count } })
  return versionView(
    { ...head, template_digests: {}, signed_at: work.now.toISOString(), returned_by: null, returned_at: null, returned_reason: null },
    { title: deliverable.title, areaId: area.id, areaName: area.name },
  )
}
