import { z } from 'zod'
import { roles } from '#domain/access/access.ts'
import { areaId, date, route, text } from './route.ts'

export const role = z.enum(roles)

export const session = z.object({
  account: z.object({ id: z.uuid(), login: z.string(), name: z.string(), role }),
  area: z.object({ id: areaId, name: z.string(), level: z.string(), path: z.string() }).nullable(),
  actions: z.array(z.string()),
})
export type Session = z.infer<typeof session>

export const about = z.object({
  /** `new` until the first administrator has been made. */
  kind: z.enum(['example', 'real']),
  needsSetup: z.boolean(),
  today: date,
  version: z.string(),
  /** Named accounts to try; only ever filled in an example. */
  exampleAccounts: z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), role, areaName: z.string() })),
})
export type About = z.infer<typeof about>

export const getAbout = route('GET /api/about', { access: 'anyone', response: about })
export const signIn = route('POST /api/session', {
  access: 'anyone',
  body: z.object({ login: text(100), password: z.string().min(1).max(200) }),
  response: session,
})
export const getSession = route('GET /api/session', { access: 'signed-in', response: session })
export const signOut = route('DELETE /api/session', { access: 'signed-in' })
export const changePassword = route('PUT /api/session/password', {
  access: 'signed-in',
  body: z.object({ current: z.string().max(200), next: z.string().min(1).max(200) }),
})
/** The first administrator of a real database, with the one-time token printed at first start. */
export const setUp = route('POST /api/setup', {
  access: 'anyone',
  body: z.object({ token: text(100), login: text(60), name: text(60), password: z.string().min(1).max(200), districtName: text(60), districtCode: text(12) }),
  response: session,
})
