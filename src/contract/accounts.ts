import { z } from 'zod'
import { areaId, byId, date, id, password, route, said, text, untrimmed, words } from './route.ts'
import { role } from './sessions.ts'

const code = untrimmed(60).regex(/^[a-z][a-z0-9-]{0,59}$/)

/** What a person can be reached by, and what the account is for beside its role. */
const about = {
  /** Code of the line department, of a department-officer. */
  department: code.nullable(),
  /** Of the institution whose residents an institution-worker sees. */
  institution: said(60).nullable(),
  /** The person in charge, who signs for the area. */
  isPrincipal: z.boolean(),
  /** Last day of the contract. */
  until: date.nullable(),
  phone: said(40),
  post: said(60),
}

export const account = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role,
  areaId: areaId,
  areaName: z.string(),
  ...about,
  isDisabled: z.boolean(),
  isLocked: z.boolean(),
  /** The last day of the contract is over. */
  isEnded: z.boolean(),
  mustChange: z.boolean(),
  hasTotp: z.boolean(),
  lastSeenAt: z.string().nullable(),
  /** It waits for a second person: an administrator made it, opened it or gave it a password. */
  isUnconfirmed: z.boolean(),
  /** Whether whoever asks is such a second person. */
  mayConfirm: z.boolean(),
  /** Whether whoever asks may change it. */
  isMine: z.boolean(),
})
export type Account = z.infer<typeof account>

export const listAccounts = route('GET /api/accounts', { access: 'account.manage', response: z.object({ rows: z.array(account), roles: z.array(role) }) })
export const createAccount = route('POST /api/accounts', {
  access: 'account.manage',
  body: z.object({
    login: text(60),
    name: text(60),
    role,
    areaId,
    password,
    department: about.department.optional(),
    institution: about.institution.optional(),
    isPrincipal: z.boolean().optional(),
    until: date.nullable().optional(),
    phone: said(40).optional(),
    post: said(60).optional(),
  }),
  response: account,
})
export const changeAccount = route('PUT /api/accounts/:id', {
  access: 'account.manage',
  params: byId,
  body: z.object({ name: text(60), ...about }),
  response: account,
})
export const setAccountState = route('PUT /api/accounts/:id/state', {
  access: 'account.manage',
  params: byId,
  body: z.object({ isDisabled: z.boolean() }),
  response: account,
})
export const resetPassword = route('PUT /api/accounts/:id/password', { access: 'account.manage', params: byId, body: z.object({ password }), response: account })
/** The second person says that an account is that of the one whose name it bears. */
export const confirmAccount = route('PUT /api/accounts/:id/confirmation', { access: 'account.manage', params: byId, response: account })
/** For somebody whose telephone with the codes is gone. */
export const removeTotp = route('DELETE /api/accounts/:id/totp', { access: 'account.manage', params: byId, response: account })

/**
 * What somebody has in hand, by kind, and who could be the successor. `goes`: to the `successor`; `by-hand`, when only a name says
 * whose it is and somebody else has it too; nowhere, since it is the `unit`'s.
 */
export const handOverPreview = z.object({
  things: z.array(z.object({ kind: z.string(), count: z.number().int(), goes: z.enum(['successor', 'by-hand', 'unit']) })),
  successors: z.array(z.object({ id, name: z.string(), login: z.string(), areaName: z.string() })),
})
export const getHandOver = route('GET /api/accounts/:id/hand-over', { access: 'account.manage', params: byId, response: handOverPreview })
/** Closes an account and gives what it had in hand to another. */
export const handOver = route('POST /api/accounts/:id/hand-over', {
  access: 'account.manage',
  params: byId,
  body: z.object({ successorId: id }),
  response: z.object({ things: handOverPreview.shape.things }),
})

/** Line departments named by the notices that are carried out here. */
export const listDepartments = route('GET /api/departments', { access: 'plan.read', response: z.object({ rows: z.array(z.object({ id: z.string(), title: words })) }) })

/** The working team: who can be called about what, in one's own area and above it (J-63). */
export const listDirectory = route('GET /api/directory', {
  access: 'directory.read',
  response: z.object({
    rows: z.array(z.object({ areaId, areaName: z.string(), level: z.string(), name: z.string(), role, department: z.string().nullable(), post: z.string(), phone: z.string(), isPrincipal: z.boolean() })),
  }),
})
