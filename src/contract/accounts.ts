import { z } from 'zod'
import { areaId, byId, id, route, text } from './route.ts'
import { role } from './sessions.ts'

export const account = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role,
  areaId: areaId,
  areaName: z.string(),
  isDisabled: z.boolean(),
  isLocked: z.boolean(),
  lastSeenAt: z.string().nullable(),
})
export type Account = z.infer<typeof account>

export const listAccounts = route('GET /api/accounts', { access: 'account.manage', response: z.object({ rows: z.array(account) }) })
export const createAccount = route('POST /api/accounts', {
  access: 'account.manage',
  body: z.object({ login: text(60), name: text(60), role, areaId, password: z.string().min(1).max(200) }),
  response: account,
})
export const setAccountState = route('PUT /api/accounts/:id/state', {
  access: 'account.manage',
  params: byId,
  body: z.object({ isDisabled: z.boolean() }),
  response: account,
})
export const resetPassword = route('PUT /api/accounts/:id/password', {
  access: 'account.manage',
  params: byId,
  body: z.object({ password: z.string().min(1).max(200) }),
  response: account,
})
