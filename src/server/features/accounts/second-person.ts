import type { Role } from '#domain/access/access.ts'
import { mayConfirm } from '#domain/access/manage-accounts.ts'
import type { Work } from '../../http/work.ts'
import { listAccountsOf, type AccountWithArea } from './accounts.queries.ts'
import { isOpen } from './actor-of.ts'

type Touched = Pick<AccountWithArea, 'id' | 'role' | 'area_path' | 'unconfirmed_by'>

/**
 * By whom an account is unconfirmed after it was made, opened or given a password: by an administrator, as long as there is
 * anybody else who could confirm it. Whoever stands above as an officer sees the personal data already.
 */
export async function unconfirmedBy(work: Work, account: Pick<Touched, 'id' | 'role' | 'area_path'>): Promise<string | null> {
  if (work.actor.role !== 'administrator' || account.id === work.actor.accountId) return null
  const isSecond = (other: AccountWithArea) =>
    other.id !== account.id && other.unconfirmed_by === null && !work.actor.samePerson.includes(other.id) && isOpen(other, work.today) && mayConfirm({ role: other.role as Role, areaPath: other.area_path }, { role: account.role as Role, areaPath: account.area_path })
  return (await listAccountsOf(work.trx, work.districtKey)).some(isSecond) ? work.actor.accountId : null
}

/** Whether whoever works is the second person for an account that waits for one. */
export function isSecondPerson({ actor }: Work, account: Touched): boolean {
  if (account.unconfirmed_by === null || actor.samePerson.includes(account.unconfirmed_by) || actor.samePerson.includes(account.id)) return false
  return mayConfirm({ role: actor.role, areaPath: actor.areaPath }, { role: account.role as Role, areaPath: account.area_path })
}
