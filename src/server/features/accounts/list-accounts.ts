import type { z } from 'zod'
import type { listAccounts as contract, listDirectory as directory } from '#contract/accounts.ts'
import { isWithin, roles, type Role } from '#domain/access/access.ts'
import { managedRoles } from '#domain/access/manage-accounts.ts'
import type { Work } from '../../http/work.ts'
import { listAccountsOf } from './accounts.queries.ts'
import { isInCharge } from './account-place.ts'
import { accountView } from './account-view.ts'
import { isOpen } from './actor-of.ts'

/** Accounts that whoever asks has to do with: an administrator all of the district, an officer those in its area. */
export async function listAccounts(work: Work): Promise<z.input<(typeof contract)['response']>> {
  const rows = []
  for (const account of await listAccountsOf(work.trx, work.districtKey)) {
    const area = { id: account.area_id, level: account.area_level, district_key: account.district_key, path: account.area_path }
    if (await isInCharge(work, area)) rows.push(accountView(account, work))
  }
  return { rows, roles: [...managedRoles(work.actor.role, roles)] }
}

/** Not in the list of people to call: who runs the machine and who audits. */
const unlisted: readonly Role[] = ['administrator', 'auditor']

/** Who can be called about what: open accounts of one's own area and of the areas above it. */
export async function listDirectory(work: Work): Promise<z.input<(typeof directory)['response']>> {
  const { areaPath } = work.actor
  const accounts = (await listAccountsOf(work.trx, work.districtKey)).filter((one) => {
    const isNear = one.area_level === 'city' || isWithin(one.area_path, areaPath) || isWithin(areaPath, one.area_path)
    return isNear && isOpen(one, work.today) && !unlisted.includes(one.role as Role)
  })
  return {
    rows: accounts.map((one) => ({ areaId: one.area_id, areaName: one.area_name, level: one.area_level, name: one.name, role: one.role as Role, department: one.department, post: one.post, phone: one.phone, isPrincipal: one.is_principal })),
  }
}
