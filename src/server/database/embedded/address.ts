import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { systemRandom } from '../../random.ts'
import { databaseUser } from './initialise-cluster.ts'

/** How the embedded server is reached; handed to the driver as it is. */
export interface EmbeddedConnection {
  /** Socket directory, or 127.0.0.1 where there are no Unix sockets. */
  host: string
  port: number
  user: string
  password?: string
  database: 'postgres'
}

export type Transport = 'socket' | 'loopback'

/** A socket needs no password: only the owner can enter its directory. A port is open to every user of the machine. */
export function connectionTo(host: string, port: number, password: string | undefined): EmbeddedConnection {
  return { host, port, user: databaseUser, database: 'postgres', ...(password === undefined ? {} : { password }) }
}

/** The password of the loopback transport, made once per data directory. */
export async function loopbackPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'password')
  try {
    return await readFile(file, 'utf8')
  } catch {
    const password = Buffer.from(systemRandom.bytes(24)).toString('base64url')
    await writeFile(file, password, { mode: 0o600, flag: 'wx' })
    return password
  }
}

export function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/**
 * Asks the server who it is.
 * @returns its version and cluster directory, or undefined when it does not answer
 */
export async function ask(connection: EmbeddedConnection): Promise<{ version: string; clusterDir: string } | undefined> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ version: string; cluster: string }>(
      "SELECT split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('data_directory') AS cluster",
    )
    const row = rows[0]
    return row === undefined ? undefined : { version: row.version, clusterDir: row.cluster }
  })
}

/** Ends what a killed parent's connections may still be doing in an adopted server. */
export async function endOtherSessions(connection: EmbeddedConnection): Promise<void> {
  await withClient(connection, async (client) => {
    await client.query(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
    )
  })
}

async function withClient<T>(connection: EmbeddedConnection, work: (client: pg.Client) => Promise<T>): Promise<T | undefined> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000, query_timeout: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}
