import { lockedMinutes } from '#domain/access/session-rules.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Actor, Services } from '../../http/work.ts'
import { countFailure, findAccountById } from './accounts.queries.ts'
import { isPassword } from './password.ts'
import { rulesOf } from './rules-of.ts'

/** Before something is signed: the password again. Failures count towards the lock of the account. */
export async function confirmPassword(services: Services, actor: Actor, password: string): Promise<void> {
  const now = services.clock.now()
  const account = await findAccountById(services.apart, actor.accountId)
  if (!account) throw problem('NOT_SIGNED_IN')
  if (account.locked_until && Date.parse(account.locked_until) > now.getTime()) {
    throw problem('SIGN_IN_LOCKED', { until: account.locked_until, minutes: Math.ceil((Date.parse(account.locked_until) - now.getTime()) / 60_000) })
  }
  if (await isPassword(password, account.password_hash)) return
  const { failuresAllowed } = await rulesOf(services.apart, account.district_key)
  await countFailure(services.apart, account.id, failuresAllowed, new Date(now.getTime() + lockedMinutes * 60_000))
  throw problem('PASSWORD_WRONG')
}
