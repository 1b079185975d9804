import type { Account } from '#contract/accounts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { isInCharge } from './account-place.ts'
import { accountView } from './account-view.ts'
import { findAccountById, updateAccount } from './accounts.queries.ts'
import { auditPath } from './create-account.ts'
import { isSecondPerson } from './second-person.ts'

/** The second person says that an account is that of the one whose name it bears. Problems: NOT_FOUND, NOT_ALLOWED. */
export async function confirmAccount(work: Work, id: string): Promise<Account> {
  const account = await findAccountById(work.trx, id)
  if (!account || !(await isInCharge(work, { id: account.area_id, level: account.area_level, district_key: account.district_key, path: account.area_path }))) throw problem('NOT_FOUND')

  if (!isSecondPerson(work, account)) throw problem('NOT_ALLOWED')

  await updateAccount(work.trx, id, { unconfirmed_by: null })

  work.record({ action: 'confirm-account', objectType: 'account', objectId: id, areaPath: auditPath(work, { path: account.area_path, district_key: account.district_key }), details: { login: account.login, role: account.role } })
  return accountView({ ...account, unconfirmed_by: null }, work)
}
