import type { Account } from '#contract/accounts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { deleteSessionsOf, findAccountById, lockAdministrators, updateAccount } from './accounts.queries.ts'
import { accountView } from './account-view.ts'
import { checkPasswordStrength, hashPassword } from './password.ts'

/** Closes or re-opens an account, or gives it a new password. Whoever is signed in with it is signed out. */
export async function changeAccount(work: Work, id: string, change: { isDisabled: boolean } | { password: string }): Promise<Account> {
  const account = await findAccountById(work.trx, id)

  if (!account || account.district_key !== work.districtKey) throw problem('NOT_FOUND')
  if ('isDisabled' in change && id === work.actor.accountId) throw problem('NOT_ALLOWED')
  // Two administrators who close each other at the same moment take turns: the second is none any more.
  const closesAdministrator = 'isDisabled' in change && change.isDisabled && account.role === 'administrator'
  if (closesAdministrator && !(await lockAdministrators(work.trx, work.districtKey)).includes(work.actor.accountId)) throw problem('NOT_ALLOWED')

  if ('password' in change) checkPasswordStrength(change.password, account.login)

  const stored = 'password' in change ? { password_hash: await hashPassword(change.password), failures: 0, locked_until: null } : { is_disabled: change.isDisabled }
  await updateAccount(work.trx, id, stored)
  await deleteSessionsOf(work.trx, id)

  const action = 'password' in change ? 'reset-password' : change.isDisabled ? 'close-account' : 'open-account'
  await work.record({ action, objectType: 'account', objectId: id, areaPath: account.area_path, details: { login: account.login } })
  return accountView({ ...account, ...('isDisabled' in change ? { is_disabled: change.isDisabled } : { locked_until: null }) }, work.now)
}
