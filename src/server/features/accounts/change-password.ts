import { problem } from '#domain/problem/problem.ts'
import type { Services, Work } from '../../http/work.ts'
import { deleteSessionsOf, findAccountById, updateAccount } from './accounts.queries.ts'
import { confirmPassword } from './confirm-password.ts'
import { checkPasswordStrength, hashPassword } from './password.ts'

/** One's own password; every session of the account ends, this one too. Failures count towards the lock of the account. */
export async function changePassword(services: Services, work: Work, input: { current: string; next: string }): Promise<void> {
  const account = await findAccountById(work.trx, work.actor.accountId)

  if (!account) throw problem('NOT_SIGNED_IN')
  await confirmPassword(services, work.actor, input.current)

  checkPasswordStrength(input.next, account.login)
  // One that somebody else knows is not kept.
  if (account.must_change && input.next.normalize('NFKC') === input.current.normalize('NFKC')) throw problem('PASSWORD_SAME')

  await updateAccount(work.trx, account.id, { password_hash: await hashPassword(input.next), must_change: false })
  await deleteSessionsOf(work.trx, account.id)

  work.record({ action: 'change-password', objectType: 'account', objectId: account.id, areaPath: account.area_path })
}
