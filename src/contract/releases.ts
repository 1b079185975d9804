import { z } from 'zod'
import { byId, id, page, paging, route, said, text, words } from './route.ts'

export const releaseState = z.enum(['ASKED', 'RELEASED', 'REFUSED'])

/** What left, or is to leave, above the own level: to whom, for what, how many rows, by whose decision. */
export const release = z.object({
  id,
  campaignId: id,
  versionId: id,
  title: words,
  areaName: z.string(),
  number: z.number().int(),
  receiver: z.string(),
  purpose: z.string(),
  rows: z.number().int(),
  hash: z.string(),
  state: releaseState,
  askedBy: z.string(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string(),
})
export type Release = z.infer<typeof release>

export const listReleases = route('GET /api/releases', { access: 'release.read', query: z.object({ state: releaseState.optional(), version: id.optional(), ...paging }), response: page(release) })
/** Asked by an officer of the district; asked by the person in charge, it is released at once. */
export const askRelease = route('POST /api/deliverable-versions/:id/releases', { access: 'release.ask', params: byId, body: z.object({ receiver: text(100), purpose: text(200) }), response: release })
export const decideRelease = route('POST /api/releases/:id/decide', { access: 'release.ask', params: byId, body: z.object({ isReleased: z.boolean(), reason: said(200) }), response: release })
