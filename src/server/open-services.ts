import type pg from 'pg'
import type { Logger } from 'pino'
import { problem } from '#domain/problem/problem.ts'
import { systemClock, type Clock } from './clock.ts'
import { openDatabase, openPool, type Connection } from './database/connect.ts'
import { checkFitness, checkNameSearch, checkScopes } from './database/fitness.ts'
import { migrate } from './database/migrate.ts'
import { findSetting, setSetting } from './database/settings.ts'
import type { Services } from './http/work.ts'
import { afterWrite } from './features/after-write.ts'
import { prepareQueue } from './jobs/worker.ts'
import { systemRandom, type Random } from './random.ts'
import { readKeys } from './sealing/key-files.ts'
import { sealingWith, type SealingKeys } from './sealing/sealing.ts'
import { readVersion } from './version.ts'

export interface OpenOptions {
  readonly connection: Connection
  readonly keysDir: string
  /** What a database that is new becomes. */
  readonly kindWhenNew: 'example' | 'real'
  /** Refuse a database that is of the other kind already. */
  readonly mustBe?: 'example' | 'real'
  readonly log: Logger
  readonly clock?: Clock
  readonly random?: Random
  /** Keys handed over instead of read from their folder. */
  readonly keys?: SealingKeys
  readonly pool?: pg.Pool
  /** Browsers come through HTTPS. */
  readonly isBehindTls?: boolean
}

/**
 * Opens the database, brings it up to date, and hands out what everything else stands on.
 * Problems: DATABASE_UNSUITABLE, DATABASE_RIGHTS_MISSING, DATABASE_KIND, KEYS_MISSING, KEYS_WRONG.
 */
export async function openServices(options: OpenOptions): Promise<Services & { isNew: boolean }> {
  const pool = options.pool ?? openPool(options.connection)
  try {
    return await openOn(pool, options)
  } catch (error) {
    if (!options.pool) await pool.end()
    throw error
  }
}

async function openOn(pool: pg.Pool, options: OpenOptions): Promise<Services & { isNew: boolean }> {
  const { log, clock = systemClock, random = systemRandom } = options
  await checkFitness(pool)
  await bringUpToDate(pool, log, clock)
  await checkNameSearch(pool)
  await checkScopes(pool)
  const database = openDatabase(pool)

  const fingerprint = (await findSetting(database, 'keys')) as string | undefined
  const keys = options.keys ?? (await readKeys(options.keysDir, fingerprint === undefined, random))
  const sealing = sealingWith(keys, random)
  if (fingerprint !== undefined && fingerprint !== sealing.fingerprint) throw problem('KEYS_WRONG', { folder: options.keysDir })
  if (fingerprint === undefined) await setSetting(database, 'keys', sealing.fingerprint)

  const known = (await findSetting(database, 'kind')) as Services['kind'] | undefined
  const kind = known ?? options.kindWhenNew
  if (options.mustBe !== undefined && kind !== options.mustBe) throw problem('DATABASE_KIND', { kind, wanted: options.mustBe })
  if (known === undefined) await setSetting(database, 'kind', kind)

  const version = await readVersion()
  return { database, apart: openDatabase(openPool(options.connection, 2)), pool, clock, random, sealing, log, kind, version, isBehindTls: options.isBehindTls ?? false, setupToken: undefined, afterWrite, isNew: known === undefined }
}

async function bringUpToDate(pool: pg.Pool, log: Logger, clock: Clock): Promise<void> {
  try {
    await prepareQueue(pool, log)
    await migrate(pool, clock.now())
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    if (code === '42501') throw problem('DATABASE_RIGHTS_MISSING', { reason: message })
    throw error
  }
}
