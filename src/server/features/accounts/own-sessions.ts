import type { OwnSession } from '#contract/sessions.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { deleteSessionById, listSessionsOf } from './accounts.queries.ts'

/** Where whoever asks is signed in, the latest first. */
export async function listOwnSessions(work: Work, here: Uint8Array): Promise<OwnSession[]> {
  const rows = await listSessionsOf(work.trx, work.actor.accountId, work.now)
  return rows.map((row) => ({ id: row.id, agent: row.agent, since: row.created_at, seenAt: row.seen_at, isHere: Buffer.from(row.token_hash).equals(here) }))
}

/** Ends one's own session somewhere else. */
export async function endOwnSession(work: Work, id: string): Promise<void> {
  if (!(await deleteSessionById(work.trx, work.actor.accountId, id))) throw problem('NOT_FOUND')
  work.record({ action: 'end-session', objectType: 'account', objectId: work.actor.accountId, areaPath: work.actor.areaPath })
}
