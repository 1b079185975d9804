import type {} from '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { sessionRules, type SessionRules } from '#domain/access/session-rules.ts'
import type { Actor, Services } from '../../http/work.ts'
import { findAccountBySession, touchSession, type SessionAccount } from './accounts.queries.ts'
import { actorOf, isOpen } from './actor-of.ts'
import { districtAt } from './district-of.ts'
import { tokenHash } from './token.ts'

export const cookieName = 'doudi'
const touchedEvery = 60_000

export interface Present {
  readonly account: SessionAccount
  readonly actor: Actor
  readonly rules: SessionRules
  readonly tokenHash: Buffer
}

/** Who a request comes from, by its session cookie, with what is known of the session. */
export async function findPresent(services: Services, request: FastifyRequest): Promise<Present | undefined> {
  const token = request.cookies[cookieName]
  if (!token) return undefined
  const hash = tokenHash(token)
  const now = services.clock.now()
  const account = await findAccountBySession(services.database, hash, now)
  if (!account || account.unconfirmed_by !== null || !isOpen(account, services.clock.today())) return undefined
  const rules = sessionRules(account.rules)
  const idle = now.getTime() - Date.parse(account.seen_at)
  if (idle > rules.idleMinutes * 60_000 + touchedEvery) return undefined
  if (idle > touchedEvery) await touchSession(services.database, hash, account.id, now)
  const actor = actorOf(account, await districtAt(services, account, account.chosen_district))
  return { account, actor, rules, tokenHash: hash }
}

/** Who a request comes from, by its session cookie. */
export async function findActor(services: Services, request: FastifyRequest): Promise<Actor | undefined> {
  return (await findPresent(services, request))?.actor
}
