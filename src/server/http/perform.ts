import { createHash } from 'node:crypto'
import { uuidSequence } from '#domain/id/uuid-sequence.ts'
import { problem } from '#domain/problem/problem.ts'
import { holdAreas } from '../database/area-turn.queries.ts'
import { insertAuditEntry } from '../database/audit.queries.ts'
import { findAnswer, keepAnswer, takeKey } from '../database/idempotency.queries.ts'
import { scopedTransaction, wideTransaction, type Send, type Trx } from '../database/transaction.ts'
import { addJob } from '../jobs/queue.ts'
import { packed, unpacked } from './kept-answer.ts'
import type { Actor, AuditRecord, Services, Work } from './work.ts'

export type Reach = 'scope' | 'wide'

interface Begun {
  readonly work: Work
  readonly entries: readonly AuditRecord[]
}

function workIn(services: Services, actor: Actor, trx: Trx, key: string | null, send: Send): Begun {
  const entries: AuditRecord[] = []
  const now = services.clock.now()
  const newId = uuidSequence(now.getTime(), (count) => services.random.bytes(count))
  const work: Work = {
    trx,
    actor,
    districtKey: actor.districtKey,
    now,
    today: services.clock.today(),
    sealing: services.sealing,
    random: services.random,
    kind: services.kind,
    changedHouseholds: new Set(),
    newId,
    send,
    enqueue: (name, payload) => send(addJob(trx, name, payload)),
    record(entry) {
      entries.push(entry)
      const row = {
        district_key: actor.districtKey,
        id: newId(),
        area_path: entry.areaPath,
        at: now,
        account_id: actor.accountId,
        by_name: actor.name,
        action: entry.action,
        object_type: entry.objectType,
        object_id: entry.objectId,
        details: JSON.stringify(entry.details ?? {}),
        idempotency_key: key,
      }
      send(insertAuditEntry(trx, row))
    },
  }
  return { work, entries }
}

/** Runs work in a transaction. */
function inReach<T>(services: Services, actor: Actor, reach: Reach, key: string | null, run: (begun: Begun) => Promise<T>): Promise<T> {
  const inTransaction = (trx: Trx, send: Send): Promise<T> => run(workIn(services, actor, trx, key, send))
  return reach === 'wide' ? wideTransaction(services.database, inTransaction) : scopedTransaction(services.database, actor.scope, inTransaction)
}

/** An answer that is made of what was read, without asking for more: it is made while its transaction ends. */
export class Making<T> {
  readonly make: () => T | Promise<T>

  constructor(make: () => T | Promise<T>) {
    this.make = make
  }
}

/** Runs a read in the actor's scope. */
export async function performRead<T>(services: Services, actor: Actor, reach: Reach, read: (work: Work) => Promise<T | Making<T>>): Promise<T> {
  let made: Promise<T> | undefined
  const answer = await inReach(services, actor, reach, null, async ({ work }) => {
    const found = await read(work)
    if (!(found instanceof Making)) return found
    // By then the end of the transaction is on its way.
    made = new Promise(setImmediate).then(found.make)
    made.catch(() => undefined)
    return undefined as T
  })
  return made ?? answer
}

export interface WriteRequest {
  readonly key: string
  readonly route: string
  /** What was asked, to tell a repetition from another request under the same key. */
  readonly digestOf: readonly (string | Uint8Array)[]
  /** It changes areas itself, and takes them when it does; every other write holds them as they are. */
  readonly changesAreas?: boolean
}

/**
 * Runs a write once: the change, its audit entry, its jobs and its answer under the idempotency key are one transaction.
 * The same key again gets the same answer; the same key for something else is refused.
 */
export function performWrite<T>(services: Services, actor: Actor, reach: Reach, request: WriteRequest, write: (work: Work) => Promise<T>): Promise<T> {
  const digest = createHash('sha256').update(request.route)
  for (const piece of request.digestOf) digest.update('\0').update(piece)
  // Keyed, because what was asked may hold a password.
  const requestDigest = Buffer.from(services.sealing.index(digest.digest('hex')))
  return inReach(services, actor, reach, request.key, async ({ work, entries }) => {
    const { trx } = work
    const [isFirst] = await Promise.all([
      takeKey(trx, { district_key: actor.districtKey, key: request.key, account_id: actor.accountId, route: request.route, request_digest: requestDigest, created_at: work.now }),
      request.changesAreas ? undefined : holdAreas(trx, actor.districtKey),
    ])
    if (!isFirst) return repeated<T>(services, actor, trx, request, requestDigest)
    const answer = await write(work)
    if (entries.length === 0) throw new Error(`${request.route} wrote without an audit entry`)
    const kept = services.sealing.seal(packed(JSON.stringify(answer ?? {})))
    work.send(keepAnswer(trx, actor.districtKey, request.key, kept))
    await services.afterWrite?.(work, entries)
    return answer
  })
}

async function repeated<T>(services: Services, actor: Actor, trx: Trx, request: WriteRequest, digest: Buffer): Promise<T> {
  const first = await findAnswer(trx, actor.districtKey, request.key)
  const isSame = first && first.account_id === actor.accountId && digest.equals(first.request_digest) && first.response_sealed
  if (!isSame) throw problem('IDEMPOTENCY_KEY_REUSED')
  return JSON.parse(unpacked(services.sealing.open(first.response_sealed as Uint8Array))) as T
}

/** Runs work that carries no idempotency key, on behalf of an account: a job, signing in and out. */
export function performJob<T>(services: Services, actor: Actor, reach: Reach, run: (work: Work) => Promise<T>): Promise<T> {
  return inReach(services, actor, reach, null, async ({ work, entries }) => {
    const done = await run(work)
    await services.afterWrite?.(work, entries)
    return done
  })
}
