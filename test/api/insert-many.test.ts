import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertMany } from '#server/database/insert-many.ts'
import { scopedTransaction, wideTransaction, type Trx } from '#server/database/transaction.ts'
import { rowsOf } from './setup/put-household.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer('bare')
})
afterAll(() => server?.close())

const columns = { district_key: 'text', headings_digest: 'text', fields: 'jsonb', used_at: 'timestamptz' } as const
const at = new Date('2026-11-21T01:00:00Z')

type Inside = (run: (trx: Trx) => Promise<void>) => Promise<void>
const inside: Readonly<Record<string, Inside>> = {
  'where everything is seen': (run) => wideTransaction(server.serving.services.database, run),
  'in a scope': (run) => scopedTransaction(server.serving.services.database, 'somewhere/', run),
}

/** Texts that somebody could have typed, as text and inside JSON. */
async function through(texts: readonly string[], within: Inside): Promise<unknown> {
  const rows = texts.map((text, place) => ({ district_key: text, headings_digest: `${place}`, fields: JSON.stringify({ [text]: text }), used_at: at }))
  await within((trx) => insertMany(trx, 'heading_mapping', columns, rows))
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
])('rows hold what was given, few and many: %s', async (_, few) => {
  const many = Array.from({ length: 30 }, (_, place) => few[place % few.length]!)
  for (const texts of [few, many]) {
    const given = texts.map((text) => ({ district_key: text, fields: { [text]: text } }))
    for (const [where, within] of Object.entries(inside)) expect(await through(texts, within), where).toEqual(given)
  }
})

test.each([1, 30])('every type comes out as it was given, and nothing where nothing was: %i times', async (times) => {
  const areaPath = '990001000000/990001101000/990001101201/'
  const place = { district_key: '990001000000', area_path: areaPath, household_id: randomUUID(), source: 'desk', kind: 'DIBAO' }
  const aid = Array.from({ length: times }, () => [
    { ...place, id: randomUUID(), person_id: randomUUID(), from_date: '1999-12-31', to_date: '2024-02-29', amount_fen: 12_345_678_901, as_of: '2000-01-01' },
    { ...place, id: randomUUID().toUpperCase(), person_id: null, from_date: null, to_date: null, amount_fen: null, as_of: null },
  ]).flat()
  const persons = Array.from({ length: times }, () => ({ district_key: place.district_key, id: randomUUID(), area_path: areaPath, name: '甲', citizen_id_sealed: Uint8Array.of(0, 1, 255), citizen_id_mask: '', facts: '{"a": [1, "乙"]}', created_at: new Date('1987-06-05T04:03:02.001Z'), is_findable: false }))
  const named = persons.map(({ id }) => ({ ...place, import_id: id, places: '[]', imported: -7 }))
  const scoped = { district_key: 'text', id: 'uuid', area_path: 'text' } as const
  await wideTransaction(server.serving.services.database, async (trx) => {
    await insertMany(trx, 'aid', { ...scoped, household_id: 'uuid', person_id: 'uuid', kind: 'text', from_date: 'date', to_date: 'date', amount_fen: 'bigint', source: 'text', as_of: 'date' }, aid)
    await insertMany(trx, 'person', { ...scoped, name: 'text', citizen_id_sealed: 'bytea', citizen_id_mask: 'text', facts: 'jsonb', created_at: 'timestamptz', is_findable: 'boolean' }, persons)
    await insertMany(trx, 'import_household', { district_key: 'text', area_path: 'text', import_id: 'uuid', household_id: 'uuid', places: 'jsonb', imported: 'integer' }, named as never)
  })
  const stored = await rowsOf<Record<string, unknown>>(server.connection, 'SELECT a.id, a.person_id, a.from_date::text, a.to_date::text, a.amount_fen::text, a.as_of::text FROM aid a')
  const byId = (rows: readonly Record<string, unknown>[]) => rows.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
  expect(byId(stored)).toEqual(byId(aid.map(({ id, person_id, from_date, to_date, amount_fen, as_of }) => ({ id: id.toLowerCase(), person_id, from_date, to_date, amount_fen: amount_fen === null ? null : String(amount_fen), as_of }))))
  const people = await rowsOf<Record<string, unknown>>(server.connection, `SELECT citizen_id_sealed, facts, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') AS at, is_findable, imported FROM person p JOIN import_household i ON i.import_id = p.id`)
  expect(people).toEqual(Array.from({ length: times }, () => ({ citizen_id_sealed: Buffer.of(0, 1, 255), facts: { a: [1, '乙'] }, at: '1987-06-05 04:03:02.001', is_findable: false, imported: -7 })))
  for (const table of ['aid', 'person', 'import_household']) await rowsOf(server.connection, `DELETE FROM ${table}`)
})

test('more than one message, and what is no day or no id', async () => {
  const { database } = server.serving.services
  const long = '长'.repeat(400_000)
  const rows = Array.from({ length: 5000 }, (_, place) => ({ district_key: 'x', headings_digest: `${place}`, fields: JSON.stringify({ is: place === 17 ? long : 'x' }), used_at: at }))
  await wideTransaction(database, (trx) => insertMany(trx, 'heading_mapping', columns, rows))
  expect(await rowsOf(server.connection, `SELECT count(*)::int AS count, max(length(fields->>'is')) AS longest FROM heading_mapping`)).toEqual([{ count: 5000, longest: 400_000 }])
  await rowsOf(server.connection, 'DELETE FROM heading_mapping')
  const wrong = { district_key: 'x', area_path: 'x/', import_id: randomUUID(), household_id: randomUUID(), places: '[]', imported: 1 }
  const types = { district_key: 'text', area_path: 'text', import_id: 'uuid', household_id: 'uuid', places: 'jsonb', imported: 'integer' } as const
  const put = (row: object) => wideTransaction(database, (trx) => insertMany(trx, 'import_household', types, Array.from({ length: 30 }, () => ({ ...wrong, ...row })) as never))
  await expect(put({ household_id: 'nobody' })).rejects.toThrow('no uuid')
  await expect(put({ places: '{' })).rejects.toMatchObject({ code: '22P02' })
  await expect(put({ district_key: null })).rejects.toMatchObject({ code: '23502' })
  const day = (to_date: string) => wideTransaction(database, (trx) => insertMany(trx, 'aid', { to_date: 'date' }, Array.from({ length: 30 }, () => ({ to_date })) as never))
  for (const no of ['2023-02-29', '2023-2-1', 'today']) await expect(day(no)).rejects.toThrow('no day')
})
