import { z } from 'zod'
import { id, page, paging, route } from './route.ts'

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
  query: z.object({ action: z.string().max(60).optional(), object: z.string().max(60).optional(), ...paging }),
  response: page(auditEntry),
})
