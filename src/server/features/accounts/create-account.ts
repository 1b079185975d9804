import type { Account } from '#contract/accounts.ts'
import { roleLevels, type Role } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findAreaById, insertAccount } from './accounts.queries.ts'
import { accountView } from './account-view.ts'
import { checkPasswordStrength, hashPassword } from './password.ts'

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly areaId: string
  readonly password: string
}

export async function createAccount(work: Work, input: NewAccount): Promise<Account> {
  const area = await findAreaById(work.trx, input.areaId)

  if (!area || area.district_key !== work.districtKey) throw problem('NOT_FOUND')

  if (!(roleLevels[input.role] as readonly string[]).includes(area.level)) throw problem('AREA_NOT_FOR_ROLE', { role: input.role, level: area.level })
  checkPasswordStrength(input.password, input.login)

  const account = {
    id: work.newId(),
    login: input.login,
    name: input.name,
    role: input.role,
    area_id: area.id,
    password_hash: await hashPassword(input.password),
    created_at: work.now,
  }
  if (!(await insertAccount(work.trx, account))) throw problem('LOGIN_TAKEN', { login: input.login })

  await work.record({ action: 'create-account', objectType: 'account', objectId: account.id, areaPath: area.path, details: { login: input.login, role: input.role } })
  return accountView({ ...account, area_name: area.name, is_disabled: false, locked_until: null, last_seen_at: null }, work.now)
}
