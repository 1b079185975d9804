import type { FastifyReply, FastifyRequest } from 'fastify'
import * as contract from '#contract/accounts.ts'
import * as sessions from '#contract/sessions.ts'
import { problem } from '#domain/problem/problem.ts'
import { exampleAccounts } from '../../example/accounts.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { InHand } from '../../http/in-hand.ts'
import { performRead } from '../../http/perform.ts'
import type { Services } from '../../http/work.ts'
import { hasAdministrator } from './accounts.queries.ts'
import { changeAccount, removeTotp, resetPassword, setAccountState } from './change-account.ts'
import { changePassword } from './change-password.ts'
import { chooseDistrict } from './choose-district.ts'
import { confirmAccount } from './confirm-account.ts'
import { createAccount } from './create-account.ts'
import { districtsOf } from './district-of.ts'
import { cookieName, findPresent, type Present } from './find-actor.ts'
import { handOver, previewHandOver } from './hand-over.ts'
import { listAccounts, listDirectory, type SoundOf } from './list-accounts.ts'
import { endOwnSession, listOwnSessions } from './own-sessions.ts'
import { beginTotp, confirmTotp, dropTotp } from './own-totp.ts'
import { sessionOf } from './session-of.ts'
import { setUp, type FindFirstArea } from './set-up.ts'
import { signIn, signOut } from './sign-in.ts'

/** What accounts need of features that stand on accounts themselves. */
export interface Neighbours {
  /** What features have in the hands of an account, for a successor. */
  readonly inHand: readonly InHand[]
  readonly firstArea: FindFirstArea
  /** Line departments that the notices name. */
  departmentsOf(): Promise<{ id: string; title: { zh: string; en: string } }[]>
  readonly soundOf: SoundOf
}

export function mountAccounts(endpoints: Endpoints, services: Services, { inHand, firstArea, departmentsOf, soundOf }: Neighbours): void {
  mountSessions(endpoints, services, firstArea)
  const departments = async () => (await departmentsOf()).map((one) => one.id)
  endpoints.wideRead(contract.listAccounts, (work) => listAccounts(work, soundOf))
  endpoints.wideWrite(contract.createAccount, async (work, { body }) => createAccount(work, body, await departments()))
  endpoints.wideWrite(contract.changeAccount, async (work, { params, body }) => changeAccount(work, params.id, body, await departments()))
  endpoints.wideWrite(contract.setAccountState, (work, { params, body }) => setAccountState(work, params.id, body.isDisabled))
  endpoints.wideWrite(contract.resetPassword, (work, { params, body }) => resetPassword(work, params.id, body.password))
  endpoints.wideWrite(contract.removeTotp, (work, { params }) => removeTotp(work, params.id))
  endpoints.wideWrite(contract.confirmAccount, (work, { params }) => confirmAccount(work, params.id))
  endpoints.wideRead(contract.getHandOver, (work, { params }) => previewHandOver(work, inHand, params.id))
  endpoints.wideWrite(contract.handOver, (work, { params, body }) => handOver(work, inHand, params.id, body.successorId))
  endpoints.read(contract.listDepartments, async () => ({ rows: await departmentsOf() }))
  endpoints.wideRead(contract.listDirectory, (work) => listDirectory(work, soundOf))
}

function mountSessions(endpoints: Endpoints, services: Services, firstArea: FindFirstArea): void {
  const present = async (request: FastifyRequest): Promise<Present> => {
    const found = await findPresent(services, request)
    if (!found) throw problem('NOT_SIGNED_IN')
    return found
  }
  const giveCookie = (reply: FastifyReply, token: string, hours: number): void =>
    void reply.setCookie(cookieName, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: services.isBehindTls, maxAge: hours * 3600 })

  endpoints.open(sessions.getAbout, async () => ({
    kind: services.kind,
    needsSetup: !(await hasAdministrator(services.database)),
    today: services.clock.today(),
    version: services.version,
    exampleAccounts: services.kind === 'example' ? exampleAccounts.map(({ login, password, name, role, areaName }) => ({ login, password, name, role, areaName })) : [],
  }))
  endpoints.open(sessions.signIn, async ({ request, reply }, { body }) => {
    const { session, token, hours } = await signIn(services, { ...body, agent: agentOf(request) })
    giveCookie(reply, token, hours)
    return session
  })
  endpoints.open(sessions.setUp, async ({ request, reply }, { body }) => {
    await setUp(services, firstArea, body)
    const { session, token, hours } = await signIn(services, { ...body, agent: agentOf(request) })
    giveCookie(reply, token, hours)
    return session
  })
  endpoints.open(sessions.getSession, async ({ request }) => {
    const { actor, rules, account } = await present(request)
    return sessionOf(actor, rules, await districtsOf(services, account))
  })
  endpoints.open(sessions.signOut, async ({ request, reply }) => {
    const found = await findPresent(services, request)
    if (found) await signOut(services, found.actor, request.cookies[cookieName] as string)
    reply.clearCookie(cookieName, { path: '/' })
    return {}
  })
  endpoints.open(sessions.chooseDistrict, async ({ request }, { body }) => {
    const here = await present(request)
    const { actor, districts } = await chooseDistrict(services, here, body.districtId)
    return sessionOf(actor, here.rules, districts)
  })
  endpoints.open(sessions.listSessions, async ({ request }) => {
    const { actor, account, tokenHash } = await present(request)
    return { rows: await performRead(services, actor, 'wide', (work) => listOwnSessions(work, tokenHash)), hasTotp: account.totp_sealed !== null }
  })
  endpoints.wideWrite(sessions.endSession, async (work, { params }) => {
    await endOwnSession(work, params.id)
    return {}
  })
  endpoints.wideWrite(sessions.changePassword, async (work, { body }) => {
    await changePassword(services, work, body)
    return {}
  })
  endpoints.wideWrite(sessions.beginTotp, (work, { body }) => beginTotp(services, work, body.password))
  endpoints.wideWrite(sessions.confirmTotp, async (work, { body }) => {
    await confirmTotp(work, body.code)
    return {}
  })
  endpoints.wideWrite(sessions.dropTotp, async (work, { body }) => {
    await dropTotp(services, work, body.password)
    return {}
  })
}

function agentOf(request: FastifyRequest): string {
  return String(request.headers['user-agent'] ?? '')
}
