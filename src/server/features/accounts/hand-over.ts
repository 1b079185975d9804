import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { InHand } from '../../http/in-hand.ts'
import type { Work } from '../../http/work.ts'
import { deleteSessionsOf, findAccountById, listAccountsOf, updateAccount, type AccountWithArea } from './accounts.queries.ts'
import { managedAccount } from './account-place.ts'
import { isOpen } from './actor-of.ts'

type Things = { kind: string; count: number }[]

/** What would go to a successor, and who could be one: somebody of the same role whose area holds that of the leaver. */
export async function previewHandOver(work: Work, all: readonly InHand[], id: string): Promise<{ things: Things; successors: { id: string; name: string; login: string; areaName: string }[] }> {
  const account = await managedAccount(work, id)
  const things: Things = []
  for (const one of all) things.push({ kind: one.kind, count: await one.count(work, id) })
  const successors = (await listAccountsOf(work.trx, work.districtKey)).filter((other) => isFit(account, other, work.today))
  return { things: things.filter(({ count }) => count > 0), successors: successors.map((one) => ({ id: one.id, name: one.name, login: one.login, areaName: one.area_name })) }
}

/** Closes the account of somebody who leaves and gives all that was in hand to a successor. */
export async function handOver(work: Work, all: readonly InHand[], id: string, successorId: string): Promise<{ things: Things }> {
  const account = await managedAccount(work, id)
  const successor = await findAccountById(work.trx, successorId)

  if (id === work.actor.accountId || account.role === 'administrator') throw problem('NOT_ALLOWED')

  if (!successor || !isFit(account, successor, work.today)) throw problem('SUCCESSOR_UNFIT')

  const things: Things = []
  for (const one of all) things.push({ kind: one.kind, count: await one.move(work, account, successor) })
  const moved = things.filter(({ count }) => count > 0)
  await updateAccount(work.trx, id, { is_disabled: true, successor_id: successor.id })
  await deleteSessionsOf(work.trx, id)

  await work.record({ action: 'hand-over-account', objectType: 'account', objectId: id, areaPath: account.area_path, details: { login: account.login, successor: successor.login, ...Object.fromEntries(moved.map(({ kind, count }) => [kind, count])) } })
  return { things: moved }
}

function isFit(leaver: AccountWithArea, other: AccountWithArea, today: string): boolean {
  return other.id !== leaver.id && other.role === leaver.role && other.department === leaver.department && other.institution === leaver.institution && isOpen(other, today) && isWithin(leaver.area_path, other.area_path)
}
