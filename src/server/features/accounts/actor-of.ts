import type { AreaLevel, Role } from '#domain/access/access.ts'
import { reachOf } from '#domain/access/reach.ts'
import type { Actor } from '../../http/work.ts'
import type { AccountWithArea } from './accounts.queries.ts'

/** The place an account acts in: an area with its district. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly districtKey: string
}

/**
 * An account as the one who acts. An administrator reaches no personal data, so its scope is empty.
 * @param at the district that somebody above districts looks at; otherwise the account's own area
 */
export function actorOf(account: AccountWithArea, at?: Place): Actor {
  const role = account.role as Role
  const level = account.area_level as AreaLevel
  const place = at ?? { id: account.area_id, name: account.area_name, path: account.area_path, districtKey: account.district_key }
  return {
    accountId: account.id,
    login: account.login,
    name: account.name,
    role,
    areaId: place.id,
    areaName: place.name,
    level: at ? 'district' : level,
    areaPath: place.path,
    scope: role === 'administrator' ? '' : place.path,
    districtKey: place.districtKey,
    reach: reachOf({ role, accountId: account.id, department: account.department, institution: account.institution }),
    department: account.department,
    institution: account.institution,
    isPrincipal: account.is_principal,
    mustChange: account.must_change,
    home: { areaId: account.area_id, areaName: account.area_name, level },
    samePerson: account.same_person,
  }
}

/** Whether an account may act at all today: it is open, and its contract has not ended. */
export function isOpen(account: Pick<AccountWithArea, 'is_disabled' | 'until_date'>, today: string): boolean {
  return !account.is_disabled && (account.until_date === null || account.until_date >= today)
}
