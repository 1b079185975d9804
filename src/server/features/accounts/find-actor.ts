import type {} from '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type { Actor, Services } from '../../http/work.ts'
import { findAccountBySession, touchSession } from './accounts.queries.ts'
import { actorOf } from './actor-of.ts'
import { tokenHash } from './sign-in.ts'

export const cookieName = 'doudi'
const touchedEvery = 60_000

/** Who a request comes from, by its session cookie. */
export async function findActor(services: Services, request: FastifyRequest): Promise<Actor | undefined> {
  const token = request.cookies[cookieName]
  if (!token) return undefined
  const hash = tokenHash(token)
  const now = services.clock.now()
  const account = await findAccountBySession(services.database, hash, now)
  if (!account) return undefined
  if (now.getTime() - Date.parse(account.seen_at) > touchedEvery) await touchSession(services.database, hash, account.id, now)
  return actorOf(account)
}
