import type { Session } from '#contract/sessions.ts'
import { problem } from '#domain/problem/problem.ts'
import { lockedMinutes } from '#domain/access/session-rules.ts'
import { performJob } from '../../http/perform.ts'
import type { Actor, Services } from '../../http/work.ts'
import { countFailure, deleteSession, findAccountByLogin, insertSession, takeTotpStep, updateAccount, type AccountWithArea } from './accounts.queries.ts'
import { actorOf, isOpen } from './actor-of.ts'
import { districtAt, districtsOf } from './district-of.ts'
import { hashPassword, isPassword } from './password.ts'
import { rulesOf } from './rules-of.ts'
import { sessionOf } from './session-of.ts'
import { countStranger, strangerLock } from './stranger-failures.ts'
import { tokenHash } from './token.ts'
import { stepOfCode } from './totp.ts'

let decoy: Promise<string> | undefined

export interface Credentials {
  readonly login: string
  readonly password: string
  readonly code?: string | undefined
  /** What the browser says of itself. */
  readonly agent: string
}

/** Checks a login and opens a session. Whether the login exists does not show, neither in the answer nor in the time it takes. */
export async function signIn(services: Services, { login, password, code, agent }: Credentials): Promise<{ session: Session; token: string; hours: number }> {
  const now = services.clock.now()
  const account = await findAccountByLogin(services.database, login)
  const rules = await rulesOf(services.database, account?.district_key)
  const until = account ? account.locked_until : strangerLock(services, login)
  if (until !== null && Date.parse(until) > now.getTime()) throw problem('SIGN_IN_LOCKED', { until, minutes: Math.ceil((Date.parse(until) - now.getTime()) / 60_000) })
  decoy ??= hashPassword('nobody has this password')
  const isRight = await isPassword(password, account?.password_hash ?? (await decoy))
  const lockedUntil = new Date(now.getTime() + lockedMinutes * 60_000)
  if (!account || !isOpen(account, services.clock.today()) || !isRight) {
    if (!account) countStranger(services, login, rules.failuresAllowed, lockedUntil)
    else if (!isRight) await countFailure(services.database, account.id, rules.failuresAllowed, lockedUntil)
    throw problem('SIGN_IN_FAILED')
  }
  if (account.unconfirmed_by !== null) throw problem('ACCOUNT_UNCONFIRMED')
  if (account.totp_sealed) {
    if (code === undefined) throw problem('CODE_NEEDED')
    if (!(await isCode(services, account, code, now))) {
      await countFailure(services.database, account.id, rules.failuresAllowed, lockedUntil)
      throw problem('CODE_WRONG')
    }
  }
  const token = Buffer.from(services.random.bytes(32)).toString('base64url')
  const actor = actorOf(account, await districtAt(services, account, null))
  await performJob(services, actor, 'wide', async (work) => {
    await insertSession(work.trx, {
      id: work.newId(),
      token_hash: tokenHash(token),
      account_id: account.id,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + rules.sessionHours * 3_600_000),
      agent: agent.slice(0, 200),
    })
    await updateAccount(work.trx, account.id, { failures: 0, locked_until: null, last_seen_at: now })
    work.record({ action: 'sign-in', objectType: 'account', objectId: account.id, areaPath: account.area_path })
  })
  return { session: sessionOf(actor, rules, await districtsOf(services, account)), token, hours: rules.sessionHours }
}

async function isCode(services: Services, account: AccountWithArea, code: string, now: Date): Promise<boolean> {
  const step = stepOfCode(services.sealing.open(account.totp_sealed as Uint8Array), code, now)
  return step !== undefined && takeTotpStep(services.database, account.id, step)
}

/** Ends the session of a token. */
export async function signOut(services: Services, actor: Actor, token: string): Promise<void> {
  await performJob(services, actor, 'wide', async (work) => {
    await deleteSession(work.trx, tokenHash(token))
    work.record({ action: 'sign-out', objectType: 'account', objectId: actor.accountId, areaPath: actor.areaPath })
  })
}
