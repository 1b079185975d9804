import type { Account } from '#contract/accounts.ts'
import type { Role } from '#domain/access/access.ts'
import { mayManage, type Holder } from '#domain/access/manage-accounts.ts'
import type { Work } from '../../http/work.ts'
import { isSecondPerson } from './second-person.ts'
import type { AccountWithArea } from './accounts.queries.ts'

export type Stored = Omit<AccountWithArea, 'password_hash' | 'failures' | 'created_at' | 'same_person' | 'area_parent' | 'area_code' | 'area_level' | 'district_key' | 'totp_pending_sealed' | 'totp_step' | 'successor_id'>

export function accountView(account: Stored, work: Work): Account {
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    role: account.role as Role,
    areaId: account.area_id,
    areaName: account.area_name,
    department: account.department,
    institution: account.institution,
    isPrincipal: account.is_principal,
    until: account.until_date,
    phone: account.phone,
    post: account.post,
    isDisabled: account.is_disabled,
    isLocked: account.locked_until !== null && Date.parse(account.locked_until) > work.now.getTime(),
    isEnded: account.until_date !== null && account.until_date < work.today,
    mustChange: account.must_change,
    hasTotp: account.totp_sealed !== null,
    lastSeenAt: account.last_seen_at,
    isUnconfirmed: account.unconfirmed_by !== null,
    mayConfirm: isSecondPerson(work, account),
    isMine: mayManage(managerOf(work), { role: account.role as Role, areaPath: account.area_path }),
  }
}

/** Whoever works, as one who makes and changes accounts. */
export function managerOf({ actor }: Work): Holder {
  return { role: actor.role, areaPath: actor.areaPath }
}
