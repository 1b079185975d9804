import type { Role } from '#domain/access/access.ts'
import { areCompatible } from '#domain/access/separation.ts'
import { readPhone } from '#domain/id/phone.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAccountsByPhone, listAccountsOf } from './accounts.queries.ts'

/** What an account is for beside its role, as it is asked for. */
export interface HolderInput {
  readonly name: string
  readonly department?: string | null | undefined
  readonly institution?: string | null | undefined
  readonly isPrincipal?: boolean | undefined
  readonly until?: string | null | undefined
  readonly phone?: string | undefined
  readonly post?: string | undefined
}

const signers: readonly Role[] = ['district-officer', 'town-officer', 'village-worker']

/**
 * What is stored of it. `departments`: those that a notice names. Problems: ACCOUNT_INCOMPLETE for a role without what decides its reach or its end, ROLES_INCOMPATIBLE
 * when the same person (by the telephone number) holds a role that does not go together with this one, NAMESAKE_UNCLEAR when
 * somebody of the same name does and only numbers could tell that these are two people.
 */
export async function checkHolder(work: Work, role: Role, input: HolderInput, departments: readonly string[], ownId?: string) {
  const department = role === 'department-officer' ? (input.department ?? null) : null
  if (role === 'department-officer' && (department === null || !departments.includes(department))) throw problem('ACCOUNT_INCOMPLETE', { field: 'department' })
  if (role === 'surveyor' && !input.until) throw problem('ACCOUNT_INCOMPLETE', { field: 'until' })
  const written = input.phone?.trim() ?? ''
  const phone = written === '' ? '' : readPhone(written)
  if (phone === undefined) throw problem('ACCOUNT_INCOMPLETE', { field: 'phone' })
  if (phone !== '') await refuseOtherHat(work, role, phone, ownId)
  await refuseUnclear(work, role, input.name, phone, ownId)
  return {
    department,
    institution: role === 'institution-worker' ? input.institution?.trim() || null : null,
    is_principal: signers.includes(role) && (input.isPrincipal ?? false),
    until_date: input.until ?? null,
    phone,
    post: input.post?.trim() ?? '',
  }
}

async function refuseOtherHat(work: Work, role: Role, phone: string, ownId: string | undefined): Promise<void> {
  const others = (await listAccountsByPhone(work.trx, phone)).filter((one) => one.id !== ownId && !one.is_disabled)
  const clash = others.find((one) => !areCompatible(one.role as Role, role))
  // Who it is, is not told: it may be somebody of another district.
  if (clash) throw problem('ROLES_INCOMPATIBLE', { role, other: clash.role })
}

async function refuseUnclear(work: Work, role: Role, name: string, phone: string, ownId: string | undefined): Promise<void> {
  const namesakes = (await listAccountsOf(work.trx, work.districtKey)).filter((one) => one.name === name.trim() && one.id !== ownId && !one.is_disabled)
  const clash = namesakes.find((one) => !areCompatible(one.role as Role, role) && (phone === '' || one.phone === ''))
  if (clash) throw problem('NAMESAKE_UNCLEAR', { name: clash.name })
}
