import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAreas, previewAreaChange, type AreaChange } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { readImport, runImport } from '#contract/imports.ts'
import { addJob, type JobName } from '#server/jobs/queue.ts'
import { onServer } from '../setup/global.ts'
import { importRoster, proposed } from '../setup/import-roster.ts'
import { putHousehold } from '../setup/put-household.ts'
import { putRule } from '../setup/put-rule.ts'
import { csvRoster, rosterHeadings, testId } from '../setup/roster-sheet.ts'
import { startServer, type TestServer } from '../setup/server.ts'
import type { Moment } from '../setup/under-fire.ts'
import { checkWhole } from './check-whole.ts'

// Each job is cut twice on one server and left alone on another: in the end both have the same.

type Ask = () => Promise<unknown>

/** For every job there is: what it needs, then the one write that asks for it. A job that is left out does not compile. */
const scenarios: { readonly [N in JobName]: (server: TestServer) => Promise<Ask> } = {
  async 'run-import'(server) {
    const officer = await server.as('quxian')
    const rows = Array.from({ length: 300 }, (_, at) => ({ 户编号: `${at}`, 姓名: `田${String.fromCodePoint(0x5000 + at)}`, 身份证号: testId(`19${40 + (at % 50)}-03-0${1 + (at % 9)}`, at, '30'), '镇（街道）': '河口镇', '村（居）': '西湾村' }))
    const read = await officer.ask(readImport, { params: { id: await campaignOf(server) }, query: { name: '名册.csv' }, body: csvRoster(rosterHeadings, rows) })
    return () => officer.ask(runImport, { params: { id: read.id }, body: { fields: proposed(read) } })
  },
  async 'undo-import'(server) {
    const officer = await server.as('quxian')
    const rows = Array.from({ length: 60 }, (_, at) => ({ 户编号: `${at}`, 姓名: `沙${String.fromCodePoint(0x5100 + at)}`, 身份证号: testId(`19${40 + (at % 50)}-04-0${1 + (at % 9)}`, at, '31'), '镇（街道）': '河口镇', '村（居）': '西湾村' }))
    const done = await importRoster(officer, await campaignOf(server), csvRoster(rosterHeadings, rows))
    await untilIdle(server)
    // Asked for as a small import never asks.
    await onServer(server.connection, (client) => client.query(`UPDATE roster_import SET state = 'UNDOING' WHERE id = $1`, [done.id]))
    return asking(server, 'undo-import', { ...(await onBehalf(server, 'quxian')), importId: done.id })
  },
  async 'find-duplicates'(server) {
    const campaignId = await campaignOf(server)
    for (const name of ['闾丘小明', '闾丘晓明']) await putHousehold(server.connection, { campaignId, areaName: '西湾村', people: [{ name, birthDate: '1948-04-05', facts: { phone: '13900000031' } }] })
    const payload = await onBehalf(server, 'quxian')
    return asking(server, 'find-duplicates', payload)
  },
  async 'change-areas'(server) {
    const officer = await server.as('quxian')
    const areas = (await officer.ask(listAreas, { query: {} })).rows
    const idOf = (name: string) => areas.find((area) => area.name === name)!.id
    const change: AreaChange = { kind: 'merge', areaId: idOf('西湾村'), others: [idOf('柳圩村')], into: idOf('西湾村'), on: '2026-11-21' }
    const { hash } = await officer.ask(previewAreaChange, { body: { change } })
    const { districtKey, accountId } = await onBehalf(server, 'quxian')
    const changeId = '01890000-0000-7000-8000-0000000000c4'
    // Asked for as a small district never asks: what is large is a matter of thousands of households.
    await onServer(server.connection, (client) =>
      client.query(`INSERT INTO area_change (id, district_key, kind, area_id, on_date, asked, details, state, progress, by_id, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, '{}', 'QUEUED', '{"done":0,"of":1}', $7, '李芳', '2026-11-21T09:00:00+08:00')`, [changeId, districtKey, change.kind, change.areaId, change.on, JSON.stringify({ change, hash }), accountId]),
    )
    return asking(server, 'change-areas', { districtKey, accountId, changeId })
  },
  async 'refresh-labels'(server) {
    await onServer(server.connection, (client) => client.query(`UPDATE household SET labels_as_of = NULL`))
    return asking(server, 'refresh-labels', { evenOfToday: true })
  },
  async screen(server) {
    await putRule(server, { id: 'many', of: 'person', when: 'person.age >= 60', alert: { by: 'village', withinDays: 10, advice: { zh: '上门看看', en: 'Go and see' } } })
    await putHousehold(server.connection, { campaignId: await campaignOf(server), areaName: '西湾村', people: [{ name: '鲜于大山', birthDate: '1940-04-05' }] })
    return asking(server, 'screen', {})
  },
  async 'fill-search'(server) {
    await onServer(server.connection, (client) => client.query(`UPDATE person SET is_findable = false, name_pinyin = ''; UPDATE household SET head_pinyin = ''`))
    return asking(server, 'fill-search', {})
  },
  async 'prune-keys'(server) {
    await onServer(server.connection, (client) => client.query(`UPDATE idempotency SET created_at = '2026-01-01'; UPDATE session SET expires_at = '2026-01-01'`))
    return asking(server, 'prune-keys', {})
  },
}

const asking = <N extends JobName>({ serving }: TestServer, name: N, payload: Parameters<typeof addJob<N>>[2]): Ask => () => serving.services.database.transaction().execute((trx) => addJob(trx, name, payload))

async function campaignOf(server: TestServer): Promise<string> {
  return (await (await server.as('quxian')).ask(listCampaigns, {})).rows[0]!.id
}

function onBehalf(server: TestServer, login: string): Promise<{ districtKey: string; accountId: string }> {
  return onServer(server.connection, async (client) => (await client.query<{ districtKey: string; accountId: string }>(`SELECT account.id AS "accountId", area.district_key AS "districtKey" FROM account JOIN area ON area.id = account.area_id WHERE login = $1`, [login])).rows[0]!)
}

/** Works the queue off; what failed is tried again at once instead of after a rest. */
async function untilIdle({ connection }: TestServer): Promise<void> {
  await onServer(connection, async (client) => {
    for (let tries = 0; tries < 1500; tries += 1) {
      const { rows } = await client.query('SELECT 1 FROM graphile_worker.jobs')
      if (rows.length === 0) return
      await client.query(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND locked_at IS NULL`)
      await sleep(20)
    }
    throw new Error('the queue does not become empty')
  })
}

/** How many rows there are of everything, and of what the jobs write into rows that are there. */
function figures({ connection }: TestServer): Promise<Record<string, number>> {
  return onServer(connection, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`)
    const asked = [
      ...tables.map(({ name }) => [name, `SELECT count(*) FROM "${name}"`]),
      ['sounds', `SELECT count(*) FROM person WHERE name_pinyin <> ''`],
      ['heads', `SELECT count(*) FROM household WHERE head_pinyin <> ''`],
      ['labelled', 'SELECT count(*) FROM household WHERE labels_as_of IS NOT NULL'],
      ['places', 'SELECT count(DISTINCT area_path) FROM household'],
    ]
    const { rows } = await client.query<{ name: string; count: number }>(asked.map(([name, sql]) => `SELECT '${name}' AS name, (${sql})::int AS count`).join(' UNION ALL '))
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
  })
}

let alone: TestServer
let struck: TestServer
beforeAll(async () => {
  ;[alone, struck] = [await startServer('opened'), await startServer('opened')]
  await Promise.all([untilIdle(alone), untilIdle(struck)])
})
afterAll(async () => {
  await alone?.close()
  await struck?.close()
})

// Pruning comes last: it signs everybody out.
test.each(Object.keys(scenarios) as JobName[])('%s, cut at a writing statement, begins again and ends as if nothing had happened', async (name) => {
  const quiet = await scenarios[name](alone)
  await quiet()
  await untilIdle(alone)
  const expected = await figures(alone)

  const ask = await scenarios[name](struck)
  await untilIdle(struck)
  const [at, moment] = placeOf(name)
  const hit = await struck.fire!.cutJob(at, moment, ask)
  for (let tries = 0; hit() === undefined && tries < 500; tries += 1) await sleep(10)
  expect(hit(), 'nothing was cut').toBeDefined()
  expect(await checkWhole(struck.connection)).toEqual([])
  await untilIdle(struck)
  expect(await figures(struck)).toEqual(expected)
  expect(await checkWhole(struck.connection)).toEqual([])
})

function placeOf(name: JobName): [number, Moment] {
  const moments: readonly Moment[] = ['before', 'during', 'after']
  const at = Object.keys(scenarios).indexOf(name)
  return [1 + ((at * 5) % 4), moments[at % 3]!]
}
