import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromRows } from '#server/database/from-rows.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer('bare')
})
afterAll(() => server?.close())

test.each([1, 10, 11, 40])('%i rows are selected from as they were given', async (count) => {
  const rows = Array.from({ length: count }, (_, at) => ({ name: ['', '甲,"\\}', 'NULL'][at % 3]!, day: at % 2 === 0 ? '2026-02-28' : null, size: at }))
  const found = await sql<{ name: string; day: string | null; size: number }>`SELECT r.name, r.day, r.size FROM ${fromRows({ name: 'text', day: 'date', size: 'integer' }, rows)} AS r(name, day, size) ORDER BY r.size`.execute(server.serving.services.database)
  expect(found.rows).toEqual(rows)
})
