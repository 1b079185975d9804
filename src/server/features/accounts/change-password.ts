import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { deleteSessionsOf, findAccountById, updateAccount } from './accounts.queries.ts'
import { checkPasswordStrength, hashPassword, isPassword } from './password.ts'

/** One's own password; every session of the account ends, this one too. */
export async function changePassword(work: Work, input: { current: string; next: string }): Promise<void> {
  const account = await findAccountById(work.trx, work.actor.accountId)

  if (!account || !(await isPassword(input.current, account.password_hash))) throw problem('PASSWORD_WRONG')

  checkPasswordStrength(input.next, account.login)

  await updateAccount(work.trx, account.id, { password_hash: await hashPassword(input.next) })
  await deleteSessionsOf(work.trx, account.id)

  await work.record({ action: 'change-password', objectType: 'account', objectId: account.id, areaPath: account.area_path })
}
