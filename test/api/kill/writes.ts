import { randomUUID } from 'node:crypto'
import type { Client } from '#client/call.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { settleFindings } from '#contract/findings.ts'
import { readImport, runImport, type RosterImport } from '#contract/imports.ts'
import { listHouseholdDifferences, settleDifference, startVisit, submitVisit, type Visit } from '#contract/visits.ts'
import type { Connection } from '#server/database/connect.ts'
import { putFoundProblem } from '../setup/found-problem.ts'
import { onServer } from '../setup/global.ts'
import { proposed } from '../setup/import-roster.ts'
import { putHousehold } from '../setup/put-household.ts'
import { csvRoster, rosterHeadings, testId } from '../setup/roster-sheet.ts'
import { answered, foundProblem, soundSubmission } from '../setup/sound-submission.ts'
import type { KilledServer } from './killed-server.ts'

/** A write under a key of its own. Sent again it gives the same answer. */
export interface KeyedCall {
  readonly name: string
  send(): Promise<unknown>
}

/** A write under fire: calls one after the other, each made from the answers before it, and what they set going. */
export interface Attempt {
  readonly calls: readonly ((answers: readonly unknown[]) => KeyedCall)[]
  /** Whether all that the calls set going has come to its end. */
  isSettled(answers: readonly unknown[]): Promise<boolean>
}

/** What can be killed. A new kind of write is added here and to `checkWhole`. */
export interface KilledWrite {
  readonly name: string
  prepare(server: KilledServer, round: number): Promise<Attempt>
}

const headings = [...rosterHeadings, '居住状况', '残疾类别']

const importing: KilledWrite = {
  name: 'import',
  async prepare(server, round) {
    const officer = await server.as('quxian')
    const campaignId = await firstCampaign(officer)
    const file = csvRoster(headings, rosterOf(round))
    return {
      calls: [
        () => keyed('read-import', (idempotencyKey) => officer.call(readImport, { params: { id: campaignId }, query: { name: `名册${round}.csv` }, body: file, idempotencyKey })),
        ([read]) => keyed('run-import', (idempotencyKey) => officer.call(runImport, { params: { id: (read as RosterImport).id }, body: { fields: proposed(read as RosterImport) }, idempotencyKey })),
      ],
      isSettled: async ([read]) => {
        const state = await stateOf(server.connection, 'roster_import', (read as RosterImport).id)
        if (state === 'FAILED') throw new Error('the import failed')
        return state === 'DONE' && (await isIdle(server.connection))
      },
    }
  },
}

/** 700 households, two in three with a second member, some rows bad; the same in no two rounds. */
function rosterOf(round: number): Record<string, string>[] {
  return Array.from({ length: 1100 }, (_, at) => {
    const household = Math.floor((at * 7) / 11)
    const day = 1 + (at % 28)
    const id = testId(`${1930 + (at % 60)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(day).padStart(2, '0')}`, at % 1000, String(20 + round))
    return {
      户编号: `${round}-${household}`,
      姓名: `李${String.fromCodePoint(0x4e00 + at, 0x5000 + round)}`,
      身份证号: at % 50 === 9 ? `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}` : id,
      '镇（街道）': '河口镇',
      '村（居）': ['西湾村', '柳圩村', '竹林村', ''][household % 4] as string,
      联系电话: `138${String(10_000_000 + at)}`,
      救助类型: household % 3 === 0 ? '低保' : '',
      居住状况: at % 2 === 0 ? '独居' : '',
    }
  })
}

const visiting: KilledWrite = {
  name: 'visit',
  async prepare(server, round) {
    const worker = await server.as('wenchang')
    const campaignId = await firstCampaign(worker)
    const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: `走访户${round}`, birthDate: '1944-02-03', facts: { livingState: 'WITH_FAMILY' } }, { name: '家人', relation: '10', birthDate: '1946-02-03' }], aid: ['DIBAO'] })
    const visit: Visit = await worker.call(startVisit, { body: { campaignId, householdId } })
    const submission = soundSubmission(visit, { problems: [foundProblem(), foundProblem({ kind: 'house-unsafe' })] })
    return {
      calls: [() => keyed('submit-visit', (idempotencyKey) => worker.call(submitVisit, { params: { id: visit.id }, body: { submission }, idempotencyKey }))],
      isSettled: async () => (await stateOf(server.connection, 'visit', visit.id)) === 'SUBMITTED',
    }
  },
}

/** Two who worked from the same state: the second hands in under fire, then somebody chooses between what they said. */
const differing: KilledWrite = {
  name: 'second visit',
  async prepare(server, round) {
    const worker = await server.as('wenchang')
    const other = await server.as('dongcheng')
    const campaignId = await firstCampaign(worker)
    const { householdId, personIds } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: `双访户${round}`, birthDate: '1944-02-03', facts: { livingState: 'WITH_FAMILY' } }], aid: ['DIBAO'] })
    const first: Visit = await worker.call(startVisit, { body: { campaignId, householdId } })
    const second: Visit = await other.call(startVisit, { body: { campaignId, householdId, own: true } })
    const saying = (visit: Visit, value: string) => answered(soundSubmission(visit), personIds[0], 'livingState', { value })
    await worker.call(submitVisit, { params: { id: first.id }, body: { submission: saying(first, 'LIVES_ALONE') } })
    const findDifference = async () => (await worker.call(listHouseholdDifferences, { params: { id: householdId } })).rows[0]!
    return {
      calls: [
        () => keyed('submit-visit', (idempotencyKey) => other.call(submitVisit, { params: { id: second.id }, body: { submission: saying(second, 'EMPTY_NEST') }, idempotencyKey })),
        () => keyed('settle-difference', async (idempotencyKey) => {
          const { id, sides } = await findDifference()
          return other.call(settleDifference, { params: { id }, body: { chosenSubmissionId: sides[1].submissionId, reason: '问过本人' }, idempotencyKey })
        }),
      ],
      isSettled: async () => (await stateOf(server.connection, 'visit', second.id)) === 'SUBMITTED',
    }
  },
}

const settlingMany: KilledWrite = {
  name: 'settle-many',
  async prepare(server, round) {
    const officer = await server.as('dongcheng')
    const campaignId = await firstCampaign(officer)
    const ids: string[] = []
    for (let at = 0; at < 12; at += 1) {
      const { findingId } = await putFoundProblem(server.connection, { campaignId, areaName: '文昌社区', headName: `整治户${round}-${at}`, kind: 'house-unsafe', description: '屋顶漏雨', foundOn: '2026-10-20' })
      await putBeginning(server.connection, findingId)
      ids.push(findingId)
    }
    const ownerUnit = `第 ${round} 轮整治组`
    return {
      calls: [() => keyed('settle-findings', (idempotencyKey) => officer.call(settleFindings, { params: { id: campaignId }, body: { findings: ids.map((id) => ({ id, version: 1 })), ownerUnit, note: '集中整治' }, idempotencyKey }))],
      isSettled: async () => (await ownersOf(server.connection, ids)).every((owner) => owner === ownerUnit),
    }
  },
}

export const writes: readonly KilledWrite[] = [importing, visiting, differing, settlingMany]

/** Read beside the server, so that nothing but the write is under fire. */
function stateOf(connection: Connection, table: 'roster_import' | 'visit', id: string): Promise<string | undefined> {
  return onServer(connection, async (client) => (await client.query<{ state: string }>(`SELECT state FROM ${table} WHERE id = $1`, [id])).rows[0]?.state).catch((error: { code?: string }) => {
    if (error.code === undefined || /^(57P|08|ECONN|ENOENT|EPIPE)/.test(error.code)) return undefined
    throw error
  })
}

/** Whether the queue is worked off: what an import asks for afterwards is not to count as a statement of the next write. */
export function isIdle(connection: Connection): Promise<boolean> {
  return onServer(connection, async (client) => (await client.query<{ idle: boolean }>('SELECT NOT EXISTS (SELECT 1 FROM graphile_worker.jobs) AS idle')).rows[0]!.idle).catch(() => false)
}

async function firstCampaign(client: Client): Promise<string> {
  return (await client.call(listCampaigns, {})).rows[0]?.id as string
}

function keyed(name: string, send: (idempotencyKey: string) => Promise<unknown>): KeyedCall {
  const key = randomUUID()
  return { name, send: () => send(key) }
}

/** The first event of a problem that was put straight into the database, as every problem has one. */
function putBeginning(connection: Connection, findingId: string): Promise<unknown> {
  return onServer(connection, (client) => client.query(`INSERT INTO finding_event (district_key, id, area_path, finding_id, at, by_name, from_state, to_state, note) SELECT district_key, gen_random_uuid(), area_path, id, '2026-10-20T09:00:00+08:00', '李芳', NULL, state, '' FROM finding WHERE id = $1`, [findingId]))
}

/** Read beside the server. A server that is down has settled nothing yet. */
function ownersOf(connection: Connection, ids: readonly string[]): Promise<string[]> {
  return onServer(connection, async (client) => (await client.query<{ owner_unit: string }>('SELECT owner_unit FROM finding WHERE id = ANY($1)', [ids])).rows.map((row) => row.owner_unit)).catch((error: { code?: string }) => {
    if (error.code === undefined || /^(57P|08|ECONN|ENOENT|EPIPE)/.test(error.code)) return ['']
    throw error
  })
}
