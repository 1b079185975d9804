import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { refreshStaleLabels } from '#server/features/registry/refresh-stale-labels.ts'
import { putHousehold } from './setup/put-household.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
beforeAll(async () => void (server = await startServer('opened')))
afterAll(() => server?.close())

test('labels that are computed anew in the background are those of what somebody writes meanwhile', async () => {
  const campaignId = (await (await server.as('quxian')).ask(listCampaigns, {})).rows[0]!.id
  const put = async (name: string) => (await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name, birthDate: '1975-01-01' }] })).householdId
  const [busy, free] = [await put('正在写'), await put('没人写')]
  const writer = new pg.Client(server.connection)
  await writer.connect()
  try {
    const isCovered = async (id: string) => (await writer.query<{ covered: boolean }>(`SELECT labels::text LIKE '%"dibao"%' AS covered FROM household WHERE id = $1`, [id])).rows[0]!.covered
    await writer.query('BEGIN')
    await writer.query('SELECT 1 FROM household WHERE id = $1 FOR UPDATE', [busy])
    await writer.query(`INSERT INTO aid (district_key, area_path, id, household_id, person_id, kind, from_date, amount_fen, source) SELECT district_key, area_path, gen_random_uuid(), id, NULL, 'DIBAO', '2024-01-01', 60000, 'desk:seed' FROM household WHERE id = $1`, [busy])
    await writer.query('UPDATE household SET labels_as_of = NULL WHERE id = ANY($1)', [[busy]])

    const refreshing = refreshStaleLabels(server.serving.services, true)
    await expect.poll(async () => (await writer.query<{ waits: boolean }>(`SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid') AS waits`)).rows[0]!.waits).toBe(true)
    await writer.query('COMMIT')
    await refreshing

    expect(await isCovered(busy)).toBe(true)
    expect(await isCovered(free)).toBe(false)
  } finally {
    await writer.end()
  }
})
