import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertMany } from '#server/database/insert-many.ts'
import { rowsOf } from './setup/put-household.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer('bare')
})
afterAll(() => server?.close())

const columns = { district_key: 'text', headings_digest: 'text', fields: 'jsonb', used_at: 'timestamptz' } as const
const at = new Date('2026-11-21T01:00:00Z')

/** Texts that somebody could have typed, as text and inside JSON. */
async function through(texts: readonly string[]): Promise<unknown> {
  const rows = texts.map((text, place) => ({ district_key: text, headings_digest: `${place}`, fields: JSON.stringify({ [text]: text }), used_at: at }))
  await server.serving.services.database.transaction().execute((trx) => insertMany(trx, 'heading_mapping', columns, rows))
  const found = await rowsOf<{ district_key: string; fields: Record<string, string> }>(server.connection, 'SELECT district_key, fields FROM heading_mapping ORDER BY headings_digest::int')
  await rowsOf(server.connection, 'DELETE FROM heading_mapping')
  return found
}

test.each([
  ['whatever a text can hold', ['', 'NULL', '{a,b}', '"', '\\', "'", '\\x1f', 'E\'\\x1f\'', '甲,乙\n丙\t', '𠀀', ' ']],
  ['the sign that stands between texts', ['甲', '乙\x1f丙', '丁']],
  ['the sign that stands for nothing', ['甲', '\x1e', '\x1e\x1f', '']],
  ['nothing but nothing', ['', '']],
  ['a single row', ['甲']],
])('many rows hold what was given: %s', async (_, texts) => {
  expect(await through(texts)).toEqual(texts.map((text) => ({ district_key: text, fields: { [text]: text } })))
})
