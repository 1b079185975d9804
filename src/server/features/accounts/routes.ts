import type { FastifyReply } from 'fastify'
import * as contract from '#contract/accounts.ts'
import * as sessions from '#contract/sessions.ts'
import { problem } from '#domain/problem/problem.ts'
import { exampleAccounts } from '../../example/accounts.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { Services } from '../../http/work.ts'
import { hasAdministrator, listAccountsOf } from './accounts.queries.ts'
import { accountView } from './account-view.ts'
import { changeAccount } from './change-account.ts'
import { changePassword } from './change-password.ts'
import { createAccount } from './create-account.ts'
import { cookieName, findActor } from './find-actor.ts'
import { sessionOf } from './session-of.ts'
import { setUp } from './set-up.ts'
import { sessionHours, signIn, signOut } from './sign-in.ts'

export function mountAccounts(endpoints: Endpoints, services: Services): void {
  endpoints.open(sessions.getAbout, async () => ({
    kind: services.kind,
    needsSetup: !(await hasAdministrator(services.database)),
    today: services.clock.today(),
    version: services.version,
    exampleAccounts: services.kind === 'example' ? [...exampleAccounts] : [],
  }))
  endpoints.open(sessions.signIn, async ({ reply }, { body }) => {
    const { session, token } = await signIn(services, body.login, body.password)
    giveCookie(reply, token)
    return session
  })
  endpoints.open(sessions.setUp, async ({ reply }, { body }) => {
    await setUp(services, body)
    const { session, token } = await signIn(services, body.login, body.password)
    giveCookie(reply, token)
    return session
  })
  endpoints.open(sessions.getSession, async ({ request }) => {
    const actor = await findActor(services, request)
    if (!actor) throw problem('NOT_SIGNED_IN')
    return sessionOf(actor)
  })
  endpoints.open(sessions.signOut, async ({ request, reply }) => {
    const actor = await findActor(services, request)
    if (actor) await signOut(services, actor, request.cookies[cookieName] as string)
    reply.clearCookie(cookieName, { path: '/' })
    return {}
  })
  endpoints.wideWrite(sessions.changePassword, async (work, { body }) => {
    await changePassword(services, work, body)
    return {}
  })
  endpoints.wideRead(contract.listAccounts, async (work) => ({
    rows: (await listAccountsOf(work.trx, work.districtKey)).map((account) => accountView(account, work.now)),
  }))
  endpoints.wideWrite(contract.createAccount, (work, { body }) => createAccount(work, body))
  endpoints.wideWrite(contract.setAccountState, (work, { params, body }) => changeAccount(work, params.id, { isDisabled: body.isDisabled }))
  endpoints.wideWrite(contract.resetPassword, (work, { params, body }) => changeAccount(work, params.id, { password: body.password }))
}

function giveCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, { path: '/', httpOnly: true, sameSite: 'strict', maxAge: sessionHours * 3600 })
}
