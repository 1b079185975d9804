import { isWithin, type Role } from '#domain/access/access.ts'
import { mayManage } from '#domain/access/manage-accounts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { findAccountById, listDistrictsBelow, type AccountWithArea } from './accounts.queries.ts'
import { managerOf } from './account-view.ts'

/**
 * Whether accounts at an area are this work's to look at: its own district, and the city above when nobody else's district
 * lies below that city, or when whoever works stands there.
 */
export async function isInCharge(work: Work, area: Pick<Row<'area'>, 'id' | 'level' | 'district_key' | 'path'>): Promise<boolean> {
  if (area.district_key === work.districtKey) return work.actor.role === 'administrator' || isWithin(area.path, work.actor.areaPath)
  if (area.level !== 'city' || work.actor.role !== 'administrator') return false
  if (work.actor.home.areaId === area.id) return true
  const districts = await listDistrictsBelow(work.trx, area.id)
  return districts.length === 1 && districts[0]?.district_key === work.districtKey
}

/** An account that whoever works may change. Problems: NOT_FOUND out of reach, NOT_ALLOWED for one's own level and above. */
export async function managedAccount(work: Work, id: string): Promise<AccountWithArea> {
  const account = await findAccountById(work.trx, id)
  if (!account || !(await isInCharge(work, { id: account.area_id, level: account.area_level, district_key: account.district_key, path: account.area_path }))) throw problem('NOT_FOUND')
  if (!mayManage(managerOf(work), { role: account.role as Role, areaPath: account.area_path })) throw problem('NOT_ALLOWED')
  return account
}
