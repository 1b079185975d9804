import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { AreaLevel, Role } from '#domain/access/access.ts'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import type { Send, Trx } from '../database/transaction.ts'
import type { JobName, JobPayload } from '../jobs/queue.ts'
import type { Random } from '../random.ts'
import type { Sealing } from '../sealing/sealing.ts'

/** What the composition root hands to everything. */
export interface Services {
  readonly database: Database
  /**
   * A few connections of their own, for what is written beside a transaction that is open: it must stay when that one is
   * taken back, and it must not wait for a connection while holding one.
   */
  readonly apart: Database
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly random: Random
  readonly sealing: Sealing
  readonly log: Logger
  /** An example takes only ids of the test region, a real database refuses them. */
  readonly kind: 'example' | 'real'
  readonly version: string
  /** Whether browsers come through HTTPS: the cookie of a session then goes no other way. */
  readonly isBehindTls: boolean
  /** What follows from every write at its end, from the audit entries it made. */
  readonly afterWrite?: (work: Work, entries: readonly AuditRecord[]) => Promise<void>
  /** One-time token for the first administrator; undefined once there is one. */
  setupToken: string | undefined
}

/** The account on whose behalf something is done, with where it stands. */
export interface Actor {
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly areaId: string
  readonly areaName: string
  readonly level: AreaLevel
  /** Path of its area; what it may reach. Empty for an administrator, who sees no personal data. */
  readonly scope: string
  readonly areaPath: string
  readonly districtKey: string
  /** Key of the households it reaches inside its scope; null when it reaches all of them. */
  readonly reach: string | null
  /** Code of its line department, for a department-officer. */
  readonly department: string | null
  readonly institution: string | null
  /** Whether it is the person in charge, who signs for its area. */
  readonly isPrincipal: boolean
  /** Its password was set by somebody else: it may do nothing before it has one of its own. */
  readonly mustChange: boolean
  /** Where its account stands; above the area it looks at for somebody of a city. */
  readonly home: { readonly areaId: string; readonly areaName: string; readonly level: AreaLevel }
  /** Its own account and the others of the same person. */
  readonly samePerson: readonly string[]
}

export interface AuditRecord {
  /** verb-noun, as the file of the use case is called. */
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly areaPath: string
  /** Other areas whose rows changed: where something came from. */
  readonly changedAt?: readonly string[]
  readonly details?: Record<string, unknown>
}

/** One piece of work: a transaction in the actor's scope, with the time at which it began. */
export interface Work {
  readonly trx: Trx
  readonly actor: Actor
  readonly districtKey: string
  readonly now: Date
  readonly today: PlainDate
  readonly sealing: Sealing
  readonly random: Random
  readonly kind: 'example' | 'real'
  /** Households of which something changed that rules look at; what the rules of the district come to for them is looked at again at the end. */
  readonly changedHouseholds: Set<string>
  newId(): string
  /** Writes the audit entry, which is there when the transaction is. A write that commits without one is a fault. */
  record(entry: AuditRecord): void
  /** Puts a job on the queue in the same transaction. */
  enqueue<N extends JobName>(name: N, payload: JobPayload[N]): void
  /** Nobody waits for a statement whose answer nothing depends on: not for its end, nor for its failure, with which the write fails. */
  readonly send: Send
}

export interface FileReply {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Why the copy carries no line that says who took it: it is somebody's own original, kept byte by byte, or holds nothing of persons. */
  readonly unmarked?: 'ORIGINAL' | 'NOBODY'
}
