import type { AreaLevel, Role } from '#domain/access/access.ts'
import type { Actor } from '../../http/work.ts'
import type { AccountWithArea } from './accounts.queries.ts'

/** An account as the one who acts. An administrator reaches no personal data, so its scope is empty. */
export function actorOf(account: AccountWithArea): Actor {
  const role = account.role as Role
  return {
    accountId: account.id,
    login: account.login,
    name: account.name,
    role,
    areaId: account.area_id,
    areaName: account.area_name,
    level: account.area_level as AreaLevel,
    areaPath: account.area_path,
    scope: role === 'administrator' ? '' : account.area_path,
    districtKey: account.district_key,
  }
}
