import { createHash } from 'node:crypto'
import type { Session } from '#contract/sessions.ts'
import { problem } from '#domain/problem/problem.ts'
import { performJob } from '../../http/perform.ts'
import type { Actor, Services } from '../../http/work.ts'
import { countFailure, deleteSession, findAccountByLogin, insertSession, updateAccount } from './accounts.queries.ts'
import { actorOf } from './actor-of.ts'
import { hashPassword, isPassword } from './password.ts'
import { sessionOf } from './session-of.ts'
import { countStranger, strangerLock } from './stranger-failures.ts'

export const failuresAllowed = 5
export const lockedMinutes = 15
export const sessionHours = 12

let decoy: Promise<string> | undefined

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Checks a login and opens a session. Whether the login exists does not show, neither in the answer nor in the time it takes. */
export async function signIn(services: Services, login: string, password: string): Promise<{ session: Session; token: string }> {
  const now = services.clock.now()
  const account = await findAccountByLogin(services.database, login)
  const until = account ? account.locked_until : strangerLock(services, login)
  if (until !== null && Date.parse(until) > now.getTime()) throw problem('SIGN_IN_LOCKED', { until, minutes: Math.ceil((Date.parse(until) - now.getTime()) / 60_000) })
  decoy ??= hashPassword('nobody has this password')
  const isRight = await isPassword(password, account?.password_hash ?? (await decoy))
  if (!account || account.is_disabled || !isRight) {
    const lockedUntil = new Date(now.getTime() + lockedMinutes * 60_000)
    if (!account) countStranger(services, login, failuresAllowed, lockedUntil)
    else if (!isRight) await countFailure(services.database, account.id, failuresAllowed, lockedUntil)
    throw problem('SIGN_IN_FAILED')
  }
  const token = Buffer.from(services.random.bytes(32)).toString('base64url')
  const actor = actorOf(account)
  await performJob(services, actor, 'wide', async (work) => {
    await insertSession(work.trx, { token_hash: tokenHash(token), account_id: account.id, created_at: now, seen_at: now, expires_at: new Date(now.getTime() + sessionHours * 3_600_000) })
    await updateAccount(work.trx, account.id, { failures: 0, locked_until: null, last_seen_at: now })
    await work.record({ action: 'sign-in', objectType: 'account', objectId: account.id, areaPath: account.area_path })
  })
  return { session: sessionOf(actor), token }
}

/** Ends the session of a token. */
export async function signOut(services: Services, actor: Actor, token: string): Promise<void> {
  await performJob(services, actor, 'wide', async (work) => {
    await deleteSession(work.trx, tokenHash(token))
    await work.record({ action: 'sign-out', objectType: 'account', objectId: actor.accountId, areaPath: actor.areaPath })
  })
}
