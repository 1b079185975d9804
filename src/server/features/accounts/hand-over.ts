import type { z } from 'zod'
import type { handOverPreview } from '#contract/accounts.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { InHand, Party } from '../../http/in-hand.ts'
import type { Work } from '../../http/work.ts'
import { deleteSessionsOf, findAccountById, listAccountsOf, updateAccount, type AccountWithArea } from './accounts.queries.ts'
import { managedAccount } from './account-place.ts'
import { isOpen } from './actor-of.ts'

type Things = z.output<typeof handOverPreview>['things']

/** What somebody has in hand and where it would go, and who could be the successor: of the same role, with an area that holds the leaver's. */
export async function previewHandOver(work: Work, all: readonly InHand[], id: string): Promise<z.input<typeof handOverPreview>> {
  const account = await managedAccount(work, id)
  const others = await listAccountsOf(work.trx, work.districtKey)
  const successors = others.filter((other) => isFit(account, other, work.today))
  return { things: await thingsOf(work, all, account, others), successors: successors.map((one) => ({ id: one.id, name: one.name, login: one.login, areaName: one.area_name })) }
}

/** Closes the account of somebody who leaves and gives what was in hand to a successor; what cannot be given without asking is named. */
export async function handOver(work: Work, all: readonly InHand[], id: string, successorId: string): Promise<{ things: Things }> {
  const account = await managedAccount(work, id)
  const successor = await findAccountById(work.trx, successorId)

  if (id === work.actor.accountId || account.role === 'administrator') throw problem('NOT_ALLOWED')

  if (!successor || !isFit(account, successor, work.today)) throw problem('SUCCESSOR_UNFIT')

  const things: Things = []
  for (const thing of await thingsOf(work, all, account, await listAccountsOf(work.trx, work.districtKey))) {
    const one = all.find(({ kind }) => kind === thing.kind) as InHand
    things.push(thing.goes === 'successor' && one.by !== 'unit' ? { ...thing, count: await one.move(work, partyOf(account), partyOf(successor)) } : thing)
  }
  await updateAccount(work.trx, id, { is_disabled: true, successor_id: successor.id })
  await deleteSessionsOf(work.trx, id)

  const counts = (goes: Things[number]['goes']) => Object.fromEntries(things.filter((one) => one.goes === goes && one.count > 0).map(({ kind, count }) => [kind, count]))
  const byHand = counts('by-hand')
  work.record({ action: 'hand-over-account', objectType: 'account', objectId: id, areaPath: account.area_path, details: { login: account.login, successor: successor.login, ...counts('successor'), ...(Object.keys(byHand).length > 0 && { byHand }) } })
  return { things }
}

async function thingsOf(work: Work, all: readonly InHand[], account: AccountWithArea, others: readonly AccountWithArea[]): Promise<Things> {
  const hasNamesake = others.some((other) => other.name === account.name && !other.is_disabled && !account.same_person.includes(other.id))
  const things: Things = []
  for (const one of all) {
    const count = await one.count(work, partyOf(account))
    if (count > 0) things.push({ kind: one.kind, count, goes: one.by === 'unit' ? 'unit' : one.by === 'name' && hasNamesake ? 'by-hand' : 'successor' })
  }
  return things
}

function partyOf({ id, name, area_path: areaPath, department, post, phone }: AccountWithArea): Party {
  return { id, name, areaPath, department, post, phone }
}

function isFit(leaver: AccountWithArea, other: AccountWithArea, today: string): boolean {
  return other.id !== leaver.id && other.role === leaver.role && other.department === leaver.department && other.institution === leaver.institution && isOpen(other, today) && isWithin(leaver.area_path, other.area_path)
}
