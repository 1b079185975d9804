import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { getToday, listCampaigns, listDuties, type Stuck } from '#contract/campaigns.ts'
import { listFindings } from '#contract/findings.ts'
import { listEntries } from '#contract/rosters.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

// A leader sees first what turned red since yesterday, and every number of it counts exactly the rows that it opens.

let server: TestServer
let leader: Person
let id: string
beforeAll(async () => {
  server = await startServer('example')
  leader = await server.as('lingdao')
  id = (await leader.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(() => server?.close())

/** How many rows the office shows behind a number. */
async function rowsBehind({ kind, areaId }: Stuck, due: string): Promise<number> {
  const params = { id }
  switch (kind) {
    case 'visit-again-due': return (await leader.ask(listEntries, { params, query: { coverage: 'AGAIN_DUE', again: due, area: areaId, limit: 1 } })).total
    case 'findings-overdue': return (await leader.ask(listFindings, { params, query: { overdue: 'true', due, area: areaId, limit: 1 } })).total
    case 'deliverable-late': return owed(areaId, due, 'deliverables')
    case 'duty-late': return owed(areaId, due, 'campaign')
    default: throw new Error(`${kind} is not of the example`)
  }
}

// A town with its villages, the district by itself.
async function owed(areaId: string, due: string, place: string): Promise<number> {
  const { rows: areas } = await leader.ask(listAreas, { query: {} })
  const there = areas.filter((area) => area.id === areaId || (area.parentId === areaId && area.level === 'village')).map((area) => area.id)
  return (await leader.ask(listDuties, { params: { id } })).rows.filter((duty) => there.includes(duty.areaId) && duty.due === due && duty.place === place && duty.state === 'late').length
}

test('what was due yesterday and is not done has turned red today, and is old the day after', async () => {
  const kinds = new Set<string>()
  for (let days = 0; days < 14; days += 1) {
    leader = await server.as('lingdao')
    const { date, turnedRed, stuck } = await leader.ask(getToday, { query: {} })
    const yesterday = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
    for (const one of turnedRed) {
      kinds.add(one.kind)
      expect([date, one.kind, one.areaName, await rowsBehind(one, yesterday)]).toEqual([date, one.kind, one.areaName, one.count])
      // All of it is stuck, with what has been stuck for longer.
      expect(stuck.find((other) => other.kind === one.kind && other.areaId === one.areaId)?.count).toBeGreaterThanOrEqual(one.count)
    }
    server.clock.moveDays(1)
  }
  expect([...kinds].sort()).toEqual(['deliverable-late', 'duty-late', 'findings-overdue'])
})

test('whoever has a desk reads what waits there instead', async () => {
  expect((await (await server.as('quxian')).ask(getToday, { query: {} })).turnedRed).toEqual([])
})
