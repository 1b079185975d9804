import type { Account } from '#contract/accounts.ts'
import { roleLevels, type Role } from '#domain/access/access.ts'
import { mayManage } from '#domain/access/manage-accounts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findAreaById, insertAccount } from './accounts.queries.ts'
import { isInCharge } from './account-place.ts'
import { accountView, managerOf } from './account-view.ts'
import { checkHolder, type HolderInput } from './check-holder.ts'
import { checkPasswordStrength, hashPassword } from './password.ts'
import { unconfirmedBy } from './second-person.ts'

export interface NewAccount extends HolderInput {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly areaId: string
  readonly password: string
  /** Of a password that many accounts of an example share, so that it is made once. */
  readonly passwordHash?: string
  /** False for a password that its owner has chosen. */
  readonly mustChange?: boolean
}

/** A new account, by whoever stands above it; its password is to be changed when it is first used. `departments`: those that a notice names. */
export async function createAccount(work: Work, input: NewAccount, departments: readonly string[] = []): Promise<Account> {
  const area = await findAreaById(work.trx, input.areaId)

  if (!area || !(await isInCharge(work, area))) throw problem('NOT_FOUND')
  if (!mayManage(managerOf(work), { role: input.role, areaPath: area.path })) throw problem('NOT_ALLOWED')

  if (!(roleLevels[input.role] as readonly string[]).includes(area.level)) throw problem('AREA_NOT_FOR_ROLE', { role: input.role, level: area.level })
  checkPasswordStrength(input.password, input.login)
  const holder = await checkHolder(work, input.role, input, departments)
  const id = work.newId()
  const unconfirmed = input.mustChange === false ? null : await unconfirmedBy(work, { id, role: input.role, area_path: area.path })

  const account = {
    ...holder,
    id,
    login: input.login,
    name: input.name,
    role: input.role,
    area_id: area.id,
    password_hash: input.passwordHash ?? (await hashPassword(input.password)),
    must_change: input.mustChange ?? true,
    created_at: work.now,
    unconfirmed_by: unconfirmed,
  }
  if (!(await insertAccount(work.trx, account))) throw problem('LOGIN_TAKEN', { login: input.login })

  const { department, is_principal: isPrincipal, until_date: until } = holder
  work.record({ action: 'create-account', objectType: 'account', objectId: account.id, areaPath: auditPath(work, area), details: { login: input.login, role: input.role, ...(department !== null && { department }), ...(isPrincipal && { isPrincipal }), ...(until !== null && { until }), ...(unconfirmed !== null && { waits: true }) } })
  return accountView({ ...account, area_name: area.name, area_path: area.path, is_disabled: false, locked_until: null, last_seen_at: null, totp_sealed: null }, work)
}

/** The trail of a district holds what was done above it too, where the district looks. */
export function auditPath(work: Work, area: { readonly path: string; readonly district_key: string }): string {
  return area.district_key === work.districtKey ? area.path : work.actor.areaPath
}
