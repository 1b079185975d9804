import { problem } from '#domain/problem/problem.ts'
import type { Services, Work } from '../../http/work.ts'
import { findAccountById, updateAccount } from './accounts.queries.ts'
import { confirmPassword } from './confirm-password.ts'
import { base32, secretBytes, stepOfCode, totpUri } from './totp.ts'

const issuer = '兜底 Doudi'

/** A secret for an authenticator; it counts once a code made with it has come back. */
export async function beginTotp(services: Services, work: Work, password: string): Promise<{ secret: string; uri: string }> {
  const account = await findAccountById(work.trx, work.actor.accountId)

  if (!account) throw problem('NOT_SIGNED_IN')
  await confirmPassword(services, work.actor, password)

  const bytes = work.random.bytes(secretBytes)
  await updateAccount(work.trx, account.id, { totp_pending_sealed: work.sealing.seal(bytes) })

  work.record({ action: 'begin-totp', objectType: 'account', objectId: account.id, areaPath: account.area_path })
  const secret = base32(bytes)
  return { secret, uri: totpUri(secret, account.login, issuer) }
}

export async function confirmTotp(work: Work, code: string): Promise<void> {
  const account = await findAccountById(work.trx, work.actor.accountId)

  if (!account?.totp_pending_sealed) throw problem('CODE_WRONG')
  const step = stepOfCode(work.sealing.open(account.totp_pending_sealed), code, work.now)
  if (step === undefined) throw problem('CODE_WRONG')

  await updateAccount(work.trx, account.id, { totp_sealed: account.totp_pending_sealed, totp_pending_sealed: null, totp_step: step })

  work.record({ action: 'confirm-totp', objectType: 'account', objectId: account.id, areaPath: account.area_path })
}

export async function dropTotp(services: Services, work: Work, password: string): Promise<void> {
  await confirmPassword(services, work.actor, password)

  await updateAccount(work.trx, work.actor.accountId, { totp_sealed: null, totp_pending_sealed: null })

  work.record({ action: 'remove-totp', objectType: 'account', objectId: work.actor.accountId, areaPath: work.actor.areaPath, details: { login: work.actor.login } })
}
