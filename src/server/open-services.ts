import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { problem } from '#domain/problem/problem.ts'
import { systemClock, type Clock } from './clock.ts'
import { openDatabase, openPool, type Connection } from './database/connect.ts'
import { checkFitness, checkNameSearch, checkScopes } from './database/fitness.ts'
import { migrate } from './database/migrate.ts'
import { findSetting, setSetting } from './database/settings.ts'
import type { Services } from './http/work.ts'
import { prepareQueue } from './jobs/worker.ts'
import { systemRandom, type Random } from './random.ts'
import { readKeys } from './sealing/key-files.ts'
import { sealingWith, type SealingKeys } from './sealing/sealing.ts'

export interface OpenOptions {
  readonly connection: Connection
  readonly keysDir: string
  /** What a database that is new becomes. */
  readonly kindWhenNew: 'example' | 'real'
  readonly log: Logger
  readonly clock?: Clock
  readonly random?: Random
  /** Keys handed over instead of read from their folder. */
  readonly keys?: SealingKeys
  readonly pool?: pg.Pool
}

/** Opens the database, brings it up to date, and hands out what everything else stands on. */
export async function openServices(options: OpenOptions): Promise<Services & { isNew: boolean }> {
  const { log, clock = systemClock, random = systemRandom } = options
  const pool = options.pool ?? openPool(options.connection)
  await checkFitness(pool)
  await prepareQueue(pool, log)
  await migrate(pool, clock.now())
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
  if (known === undefined) await setSetting(database, 'kind', kind)

  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  return { database, pool, clock, random, sealing, log, kind, version, setupToken: undefined, isNew: known === undefined }
}
