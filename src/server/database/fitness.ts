import type pg from 'pg'
import { problem } from '#domain/problem/problem.ts'
import { enterScope } from './scope.ts'

/** Refuses a server that is too old or a database that is not UTF-8. */
export async function checkFitness(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version_num') AS version, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()`,
  )
  const found = rows[0] as { version: string; encoding: string }
  if (Number(found.version) < 150000) throw problem('DATABASE_UNSUITABLE', { reason: 'version', found: found.version })
  if (found.encoding !== 'UTF8') throw problem('DATABASE_UNSUITABLE', { reason: 'encoding', found: found.encoding })
}

/** Refuses a locale under which Chinese has no letters: names could not be searched by likeness. */
export async function checkNameSearch(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ likeness: number; locale: string }>(`SELECT similarity('张桂兰', '张桂花') AS likeness, datctype AS locale FROM pg_database WHERE datname = current_database()`)
  const found = rows[0] as { likeness: number; locale: string }
  if (found.likeness === 0) throw problem('DATABASE_UNSUITABLE', { reason: 'locale', found: found.locale })
}

/** Refuses to serve when a wrong or an empty scope sees a row that it must not see. */
export async function checkScopes(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    for (const scope of ['', 'somewhere/else/']) {
      await client.query('BEGIN')
      for (const text of enterScope(scope)) await client.query(text)
      const { rows } = await client.query('SELECT 1 FROM scope_sentinel')
      await client.query('ROLLBACK')
      if (rows.length > 0) throw problem('DATABASE_UNSUITABLE', { reason: 'scope', found: scope })
    }
  } finally {
    client.release()
  }
}
