import { z } from 'zod'
import { roles } from '#domain/access/access.ts'
import { areaId, byId, date, id, password, route, text } from './route.ts'

export const role = z.enum(roles)
const code = z.string().trim().regex(/^\d{6}$/)

export const session = z.object({
  account: z.object({
    id: z.uuid(),
    login: z.string(),
    name: z.string(),
    role,
    department: z.string().nullable(),
    isPrincipal: z.boolean(),
    mustChange: z.boolean(),
    /** Name of the area where the account stands, when it looks at another one. */
    homeName: z.string(),
  }),
  area: z.object({ id: areaId, name: z.string(), level: z.string(), path: z.string() }).nullable(),
  actions: z.array(z.string()),
  /** Minutes without a sign of life after which the screen is locked. */
  idleMinutes: z.number().int(),
  /** For somebody above districts: those to look at. */
  districts: z.array(z.object({ id: areaId, name: z.string() })),
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
  /** The code of the second step, where the account has one. */
  body: z.object({ login: text(100), password, code: code.optional() }),
  response: session,
})
export const getSession = route('GET /api/session', { access: 'signed-in', response: session })
export const signOut = route('DELETE /api/session', { access: 'signed-in' })
/** The district that somebody of a city looks at from now on. */
export const chooseDistrict = route('PUT /api/session/district', { access: 'signed-in', body: z.object({ districtId: areaId }), response: session })
export const changePassword = route('PUT /api/session/password', {
  access: 'signed-in',
  body: z.object({ current: password, next: password }),
})

/** Where somebody is signed in. */
export const ownSession = z.object({ id, agent: z.string(), since: z.string(), seenAt: z.string(), isHere: z.boolean() })
export type OwnSession = z.infer<typeof ownSession>
export const listSessions = route('GET /api/sessions', { access: 'signed-in', response: z.object({ rows: z.array(ownSession), hasTotp: z.boolean() }) })
export const endSession = route('DELETE /api/sessions/:id', { access: 'signed-in', params: byId })

/** A second step at sign-in, by the codes of RFC 6238: a secret to take down, then a code that shows it was. */
export const beginTotp = route('POST /api/session/totp', { access: 'signed-in', body: z.object({ password }), response: z.object({ secret: z.string(), uri: z.string() }) })
export const confirmTotp = route('PUT /api/session/totp', { access: 'signed-in', body: z.object({ code }) })
export const dropTotp = route('POST /api/session/totp/drop', { access: 'signed-in', body: z.object({ password }) })

/** The first administrator of a real database, with the one-time token printed at first start. */
export const setUp = route('POST /api/setup', {
  access: 'anyone',
  body: z.object({ token: password, login: text(60), name: text(60), password, districtName: text(60), districtCode: text(12) }),
  response: session,
})
