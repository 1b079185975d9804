import { afterAll, beforeAll, expect, test } from 'vitest'
import { namedRows, tables } from '#db/manifest.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { compareHouseholds, mergeHouseholds, undoMerge } from '#contract/duplicates.ts'
import { addFindingProof, openFinding } from '#contract/findings.ts'
import { moveHousehold } from '#contract/household-desk.ts'
import { getAttachment } from '#contract/rosters.ts'
import { addPaper, startVisit } from '#contract/visits.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

// Who reads a visit reads its papers, and who reads a problem its proof: wherever the household has come to, and nobody else.

let server: TestServer
let town: Person
let here: Person
let there: Person
let campaignId: string
const pdf = new Blob(['%PDF-1.7 example'])

beforeAll(async () => {
  server = await startServer('opened')
  ;[town, here, there] = (await Promise.all(['dongcheng', 'chengjiao', 'wenchang'].map((login) => server.as(login)))) as [Person, Person, Person]
  campaignId = (await town.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(() => server?.close())

/** A household of 城郊村 with the scan of a visit and the proof of a problem. */
async function withFiles(name: string): Promise<{ householdId: string; files: string[] }> {
  const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '城郊村', people: [{ name, birthDate: '1950-03-01' }] })
  const visit = await here.ask(startVisit, { body: { campaignId, householdId } })
  const paper = await here.ask(addPaper, { params: { id: visit.id }, query: { kind: 'SIGNED_FORM', name: '签字表.pdf' }, body: pdf })
  const finding = await here.ask(openFinding, { params: { id: campaignId }, body: { householdId, personId: null, kind: 'house-unsafe', severity: 'DAYS_30', description: '屋面漏雨', cause: '', gap: null, measure: '修缮', ownerUnit: '村委会', ownerPerson: '李芳', due: '2026-12-20', foundOn: '2026-11-20', source: 'PHONE', sourceNote: '', townId: null } })
  const proven = await here.ask(addFindingProof, { params: { id: finding.id }, query: { name: '照片.pdf' }, body: pdf })
  return { householdId, files: [paper.attachmentId, proven.proofFile!.id] }
}
const opened = (person: Person, files: readonly string[]) => Promise.all(files.map(async (id) => (await person.fetch(getAttachment.path.replace(':id', id))).status))
const areaId = async (name: string) => (await rowsOf<{ id: string }>(server.connection, 'SELECT id FROM area WHERE name = $1', [name]))[0]!.id

test('papers and proofs go with a household that moves', async () => {
  const { householdId, files } = await withFiles('搬家的')
  expect([await opened(here, files), await opened(there, files)]).toEqual([[200, 200], [404, 404]])
  await town.ask(moveHousehold, { params: { id: householdId }, body: { areaId: await areaId('文昌社区'), on: '2026-11-20', reason: '随子女居住', staysRegistered: false } })
  expect([await opened(here, files), await opened(there, files)]).toEqual([[404, 404], [200, 200]])
})

test('and with one that turns out to be another; back, when it turns out that it is not', async () => {
  const { householdId: gone, files } = await withFiles('重复的')
  const { householdId: kept } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '重复的', birthDate: '1950-03-01' }] })
  const { differences } = await town.ask(compareHouseholds, { params: { id: kept, otherId: gone } })
  const { mergeId } = await town.ask(mergeHouseholds, { params: { id: kept }, body: { otherId: gone, choices: Object.fromEntries(differences.map(({ key }) => [key, 'kept' as const])), reason: '同一户' } })
  expect([await opened(here, files), await opened(there, files)]).toEqual([[404, 404], [200, 200]])
  await town.ask(undoMerge, { params: { id: mergeId }, body: { reason: '不是同一户' } })
  expect([await opened(here, files), await opened(there, files)]).toEqual([[200, 200], [404, 404]])
})

test('every column by which something of a household names a file is known to the manifest', async () => {
  const columns = await rowsOf<{ table: string; column: string }>(server.connection, `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'uuid' AND column_name ~ '(attachment|proof|scan|file|photo|paper)_id$'`)
  const known = namedRows.filter(({ name }) => name === 'attachment').map(({ by }) => `${by.table}.${by.column}`)
  expect(columns.filter(({ table }) => tables[table]?.follows !== undefined).map(({ table, column }) => `${table}.${column}`).sort()).toEqual(known.toSorted())
})
