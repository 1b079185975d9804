import { z } from 'zod'
import { areaId, date, id, page, paging, route } from './route.ts'

export const auditEntry = z.object({
  id,
  at: z.string(),
  byName: z.string(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  areaName: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export const listAudit = route('GET /api/audit', {
  access: 'audit.read',
  query: z.object({
    action: z.string().max(60).optional(),
    /** The id of a thing; of a household also what was done to others and names it. */
    object: z.string().max(60).optional(),
    /** Part of the name of whoever did it. */
    by: z.string().max(60).optional(),
    /** The first and the last day. */
    from: date.optional(),
    until: date.optional(),
    area: areaId.optional(),
    ...paging,
  }),
  response: page(auditEntry),
})
