import type { Account } from '#contract/accounts.ts'
import type { Role } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { deleteSessionsOf, lockAdministrators, updateAccount, type AccountWithArea } from './accounts.queries.ts'
import { managedAccount } from './account-place.ts'
import { accountView } from './account-view.ts'
import { checkHolder, type HolderInput } from './check-holder.ts'
import { auditPath } from './create-account.ts'
import { checkPasswordStrength, hashPassword } from './password.ts'
import { unconfirmedBy } from './second-person.ts'

const pathOf = (work: Work, account: AccountWithArea): string => auditPath(work, { path: account.area_path, district_key: account.district_key })

/** Name, reach, signature, end of contract and how to call somebody. What the person does goes on; the next request sees it. */
export async function changeAccount(work: Work, id: string, input: HolderInput & { readonly name: string }, departments: readonly string[]): Promise<Account> {
  const account = await managedAccount(work, id)

  const holder = await checkHolder(work, account.role as Role, input, departments, id)

  await updateAccount(work.trx, id, { name: input.name, ...holder })

  const { department, is_principal: isPrincipal, until_date: until } = holder
  work.record({ action: 'change-account', objectType: 'account', objectId: id, areaPath: pathOf(work, account), details: { login: account.login, isPrincipal, ...(department !== null && { department }), ...(until !== null && { until }) } })
  return accountView({ ...account, name: input.name, ...holder }, work)
}

/** Closes or re-opens an account. Whoever is signed in with it is signed out. */
export async function setAccountState(work: Work, id: string, isDisabled: boolean): Promise<Account> {
  const account = await managedAccount(work, id)

  if (id === work.actor.accountId) throw problem('NOT_ALLOWED')
  // Two administrators who close each other at the same moment take turns: the second is none any more.
  if (isDisabled && account.role === 'administrator' && !(await lockAdministrators(work.trx, account.district_key)).includes(work.actor.accountId)) throw problem('NOT_ALLOWED')

  const unconfirmed = isDisabled ? account.unconfirmed_by : await unconfirmedBy(work, account)
  await updateAccount(work.trx, id, { is_disabled: isDisabled, unconfirmed_by: unconfirmed, ...(!isDisabled && { successor_id: null }) })
  await deleteSessionsOf(work.trx, id)

  work.record({ action: isDisabled ? 'close-account' : 'open-account', objectType: 'account', objectId: id, areaPath: pathOf(work, account), details: { login: account.login } })
  return accountView({ ...account, is_disabled: isDisabled, unconfirmed_by: unconfirmed }, work)
}

/** A new password from whoever stands above, to be changed when it is first used; it opens a locked account. Every session ends. */
export async function resetPassword(work: Work, id: string, password: string): Promise<Account> {
  const account = await managedAccount(work, id)

  checkPasswordStrength(password, account.login)

  const change = { password_hash: await hashPassword(password), failures: 0, locked_until: null, must_change: true, unconfirmed_by: await unconfirmedBy(work, account) }
  await updateAccount(work.trx, id, change)
  await deleteSessionsOf(work.trx, id)

  work.record({ action: 'reset-password', objectType: 'account', objectId: id, areaPath: pathOf(work, account), details: { login: account.login } })
  return accountView({ ...account, ...change }, work)
}

/** The second step of somebody whose authenticator is gone. Every session ends. */
export async function removeTotp(work: Work, id: string): Promise<Account> {
  const account = await managedAccount(work, id)

  const unconfirmed = await unconfirmedBy(work, account)
  await updateAccount(work.trx, id, { totp_sealed: null, totp_pending_sealed: null, unconfirmed_by: unconfirmed })
  await deleteSessionsOf(work.trx, id)

  work.record({ action: 'remove-totp', objectType: 'account', objectId: id, areaPath: pathOf(work, account), details: { login: account.login } })
  return accountView({ ...account, totp_sealed: null, unconfirmed_by: unconfirmed }, work)
}
