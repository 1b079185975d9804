import type { z } from 'zod'
import type { listAccounts as contract, listDirectory as directory } from '#contract/accounts.ts'
import { isWithin, levels, roles, type Role } from '#domain/access/access.ts'
import { managedRoles } from '#domain/access/manage-accounts.ts'
import { inOrder } from '#domain/reporting/place-and-name.ts'
import type { Work } from '../../http/work.ts'
import { listAccountsOf, type AccountWithArea } from './accounts.queries.ts'
import { isInCharge } from './account-place.ts'
import { accountView } from './account-view.ts'
import { isOpen } from './actor-of.ts'

/** How a name sounds, by which lists are ordered. */
export type SoundOf = (name: string) => { readonly order: string }

/** Accounts that whoever asks has to do with: an administrator all of the district, an officer those in its area; by area, then by how the names sound. */
export async function listAccounts(work: Work, soundOf: SoundOf): Promise<z.input<(typeof contract)['response']>> {
  const rows = []
  for (const account of (await listAccountsOf(work.trx, work.districtKey)).sort((a, b) => byAreaAndName(a, b, soundOf))) {
    const area = { id: account.area_id, level: account.area_level, district_key: account.district_key, path: account.area_path }
    if (await isInCharge(work, area)) rows.push(accountView(account, work))
  }
  return { rows, roles: [...managedRoles(work.actor.role, roles)] }
}

/** Not in the list of people to call: who runs the machine and who audits. */
const unlisted: readonly Role[] = ['administrator', 'auditor']

/** Who can be called about what: open accounts of one's own area and of the areas above it, from the highest unit down; inside one, whoever signs comes first. */
export async function listDirectory(work: Work, soundOf: SoundOf): Promise<z.input<(typeof directory)['response']>> {
  const { areaPath } = work.actor
  const accounts = (await listAccountsOf(work.trx, work.districtKey)).filter((one) => {
    const isNear = one.area_level === 'city' || isWithin(one.area_path, areaPath) || isWithin(areaPath, one.area_path)
    return isNear && isOpen(one, work.today) && !unlisted.includes(one.role as Role)
  })
  const level = (one: AccountWithArea) => (levels as readonly string[]).indexOf(one.area_level)
  accounts.sort((a, b) => level(a) - level(b) || inOrder(a.area_code, b.area_code) || Number(b.is_principal) - Number(a.is_principal) || byAreaAndName(a, b, soundOf))
  return {
    rows: accounts.map((one) => ({ areaId: one.area_id, areaName: one.area_name, level: one.area_level, name: one.name, role: one.role as Role, department: one.department, post: one.post, phone: one.phone, isPrincipal: one.is_principal })),
  }
}

function byAreaAndName(a: AccountWithArea, b: AccountWithArea, soundOf: SoundOf): number {
  return inOrder(a.area_code, b.area_code) || inOrder(soundOf(a.name).order, soundOf(b.name).order) || inOrder(a.name, b.name) || inOrder(a.login, b.login)
}
