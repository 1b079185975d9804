import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { listAudit } from '#contract/audit.ts'
import { listCampaigns, listDuties } from '#contract/campaigns.ts'
import { getDeliverable, getDeliverableVersion, listDeliverables, returnDeliverable, submitDeliverable } from '#contract/deliverables.ts'
import { getHousehold } from '#contract/households.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { ProblemError } from '#client/problem-error.ts'
import { countAgain } from './setup/count-again.ts'
import { testDay } from './setup/fixed.ts'
import { putFoundProblem } from './setup/found-problem.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let client: pg.Client
let town: Person
let otherTown: Person
let district: Person
let campaignId: string
let key: { id: string; code: string; areaId: string }
let roof: { findingId: string; householdId: string }

const password = examplePassword

beforeAll(async () => {
  server = await startServer('opened')
  client = new pg.Client(server.connection)
  await client.connect()
  await client.query('DELETE FROM finding_event')
  await client.query('DELETE FROM finding')
  await client.query('DELETE FROM deliverable_version')
  await client.query(`UPDATE duty SET done_at = NULL, done_by = NULL, note = NULL`)
  town = await server.as('hekou')
  otherTown = await server.as('dongcheng')
  district = await server.as('quxian')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]?.id as string
  const { rows } = await district.ask(listAreas, {})
  key = { id: campaignId, code: 'problem-list', areaId: rows.find((area) => area.name === '河口镇')?.id as string }
  const base = { campaignId, kind: 'house-unsafe', foundOn: '2026-11-10' }
  roof = await putFoundProblem(server.connection, { ...base, areaName: '西湾村', headName: '王桂兰', description: '屋顶漏雨', due: '2026-11-15' })
  await putFoundProblem(server.connection, { ...base, areaName: '竹林村', headName: '李国强', kind: 'care-missing', description: '无人照料，身份证 990010193001150015', state: 'FIXED', fixedOnSpot: true, due: null })
  await putFoundProblem(server.connection, { ...base, areaName: '柳圩村', headName: '孙大力', kind: 'other', description: '缺水', measure: '', ownerPerson: '', due: null, state: 'NOT_STARTED' })
  await putFoundProblem(server.connection, { ...base, areaName: '文昌社区', headName: '周小妹', description: '别的镇的问题' })
})
afterAll(async () => {
  await client?.end()
  // Problems were changed beside the application.
  await countAgain(server.connection)
  await server?.close()
})

const flat = <T extends { tables: { columns: unknown; rows: unknown }[] }>(given: T) => ({ ...given, rows: given.tables[0]!.rows as T['tables'][number]['rows'], columns: given.tables[0]!.columns as T['tables'][number]['columns'] })
const sheet = async () => flat(await town.ask(getDeliverable, { params: key }))
const dutyState = async () => (await town.ask(listDuties, { params: { id: campaignId } })).rows.filter((duty) => duty.place === 'deliverables' && duty.areaId === key.areaId && /problem|list/.test(duty.code)).map((duty) => duty.state)

test('the district sees what every town owes, a town what it owes itself', async () => {
  const all = (await district.ask(listDeliverables, { params: { id: campaignId } })).rows
  expect(all.filter((line) => line.code === 'problem-list').map((line) => [line.areaName, line.state])).toEqual([['东城街道', 'OPEN'], ['河口镇', 'OPEN'], ['示例经济开发区', 'OPEN']])
  expect([...new Set(all.map((line) => line.code))].sort()).toEqual(['bulletin', 'district-report', 'key-list', 'problem-list', 'rectification-ledger', 'situation-report', 'statistics', 'weekly'].filter((code) => all.some((line) => line.code === code) || !['weekly', 'bulletin'].includes(code)))
  expect(new Set((await town.ask(listDeliverables, { params: { id: campaignId } })).rows.map((line) => line.areaName))).toEqual(new Set(['河口镇']))
  expect(all.every((line) => line.due !== null && line.isLate === line.due < testDay)).toBe(true)
})

test('the sheet shows the rows as they stand, in the columns of the plan, and figures that name their rows', async () => {
  const now = await sheet()
  expect(now).toMatchObject({ areaName: '河口镇', state: 'OPEN', cutOff: testDay, versions: [] })
  expect(now.rows.map((row) => [row.no, row.cells.village, row.cells.household, row.cells.kind, row.cells.state])).toEqual([
    [1, '西湾村', '王桂兰', '住房不安全', '整治中'],
    [2, '柳圩村', '孙大力', '其他', '未启动'],
    [3, '竹林村', '李国强', '照料缺失', '已整治'],
  ])
  expect(now.columns.every((column) => now.rows.every((row) => typeof row.cells[column.id] === 'string'))).toBe(true)
  expect(now.rows[0]).toMatchObject({ householdId: roof.householdId, findingId: roof.findingId })
  const figures = Object.fromEntries(now.figures.map((figure) => [figure.id, figure.rows]))
  expect(figures).toMatchObject({ total: [1, 2, 3], spot: [3], open: [1, 2], overdue: [1], 'kind:house-unsafe': [1], 'kind:care-missing': [3], 'kind:other': [2] })
  // A kind that does not occur is no figure of a list.
  expect(now.figures.every((figure) => figure.value > 0 || !figure.id.startsWith('kind:'))).toBe(true)
  expect(now.figures.every((figure) => figure.value === figure.rows.length)).toBe(true)
  expect(JSON.stringify(now)).not.toContain('990010193001150015')
  expect(now.rows[2]?.cells.description).toBe('无人照料，身份证 990010********0015')
})

test('what nobody has decided keeps the list from going out, and is named', async () => {
  const now = await sheet()
  expect(now.notReady).toEqual([{ no: 2, findingId: now.rows[1]?.findingId, missing: ['measure', 'ownerPerson', 'due'] }])
  const refused = await town.ask(submitDeliverable, { params: key, body: { password, hash: now.hash } }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ProblemError)
  expect(refused).toMatchObject({ code: 'DELIVERABLE_NOT_READY', details: { rows: now.notReady } })
  await client.query(`UPDATE finding SET measure = '接水管', owner_person = '钱', due_date = '2026-12-01' WHERE id = $1`, [now.rows[1]?.findingId])
})

test('only the town itself signs, with its password, what it has seen', async () => {
  const { hash } = await sheet()
  expect(await problemOf(district.ask(submitDeliverable, { params: key, body: { password, hash } }))).toBe('NOT_ALLOWED')
  expect(await problemOf(otherTown.ask(submitDeliverable, { params: key, body: { password, hash } }))).toBe('NOT_FOUND')
  expect(await problemOf(town.ask(submitDeliverable, { params: key, body: { password: 'not-mine', hash } }))).toBe('PASSWORD_WRONG')
  expect(await problemOf(town.ask(submitDeliverable, { params: key, body: { password, hash: hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) } }))).toBe('DELIVERABLE_CHANGED')
  expect(await problemOf(town.ask(submitDeliverable, { params: { ...key, code: 'no-such-list' }, body: { password, hash } }))).toBe('NOT_FOUND')
  expect((await sheet()).versions).toEqual([])
})

test('a list that changed between the look and the signature is not signed', async () => {
  const { hash } = await sheet()
  await client.query(`UPDATE finding SET measure = '换瓦' WHERE id = $1`, [roof.findingId])
  expect(await problemOf(town.ask(submitDeliverable, { params: key, body: { password, hash } }))).toBe('DELIVERABLE_CHANGED')
  const later = (await sheet()).hash
  server.clock.moveDays(1)
  town = await server.as('hekou')
  expect(await problemOf(town.ask(submitDeliverable, { params: key, body: { password, hash: later } }))).toBe('DELIVERABLE_CHANGED')
  server.clock.moveTo(`${testDay}T10:00:00+08:00`)
})

test('handed in, returned, handed in again: each version stays as it was', async () => {
  district = await server.as('quxian')
  town = await server.as('hekou')
  expect(await dutyState()).not.toContain('done')
  const seen = await sheet()
  const first = await town.ask(submitDeliverable, { params: key, body: { password, hash: seen.hash } })
  expect(first).toMatchObject({ number: 1, state: 'SUBMITTED', hash: seen.hash, rows: 3, signedBy: '赵晓梅', areaName: '河口镇' })
  expect(await dutyState()).toContain('done')
  expect((await district.ask(listDeliverables, { params: { id: campaignId } })).rows.find((line) => line.code === 'problem-list' && line.areaName === '河口镇')).toMatchObject({ state: 'SUBMITTED', isLate: false, latest: { id: first.id } })

  const frozen = await district.ask(getDeliverableVersion, { params: { id: first.id } })
  expect(frozen.tables[0]!.rows).toEqual(seen.rows)
  expect(frozen.figures).toEqual(seen.figures)

  await client.query(`UPDATE finding SET measure = '整体翻修', state = 'FIXED', closed_on = '2026-11-21', proof = '照片' WHERE id = $1`, [roof.findingId])
  await client.query(`UPDATE household SET head_name = '王桂花' WHERE id = $1`, [roof.householdId])
  await client.query('DELETE FROM finding WHERE description = $1', ['缺水'])
  expect(await district.ask(getDeliverableVersion, { params: { id: first.id } })).toEqual(frozen)
  const changed = await sheet()
  expect(changed.rows).toHaveLength(2)
  expect(await problemOf(town.ask(submitDeliverable, { params: key, body: { password, hash: changed.hash } }))).toBe('DELIVERABLE_STATE')

  expect(await problemOf(town.ask(returnDeliverable, { params: { id: first.id }, body: { reason: '不全' } }))).toBe('NOT_ALLOWED')
  const returned = await district.ask(returnDeliverable, { params: { id: first.id }, body: { reason: '柳圩村的问题缺措施' } })
  expect(returned).toMatchObject({ id: first.id, state: 'RETURNED', returnedBy: '王敏', returnedReason: '柳圩村的问题缺措施' })
  expect(await dutyState()).not.toContain('done')
  expect(await problemOf(district.ask(returnDeliverable, { params: { id: first.id }, body: { reason: '再退' } }))).toBe('DELIVERABLE_STATE')

  const second = await town.ask(submitDeliverable, { params: key, body: { password, hash: changed.hash } })
  expect(second).toMatchObject({ number: 2, rows: 2, state: 'SUBMITTED' })
  const again = await sheet()
  expect(again.versions.map((version) => [version.number, version.state, version.rows])).toEqual([[2, 'SUBMITTED', 2], [1, 'RETURNED', 3]])
  expect((await district.ask(getDeliverableVersion, { params: { id: first.id } })).tables).toEqual(frozen.tables)
  expect(await dutyState()).toContain('done')
})

test('a household tells in which versions it stood', async () => {
  const { timeline } = await town.ask(getHousehold, { params: { id: roof.householdId } })
  const told = timeline.filter((entry) => entry.kind === 'deliverable').map((entry) => [entry.code, entry.details['number'], entry.by])
  expect(told.sort()).toEqual([['timeline.handed-back', 1, '王敏'], ['timeline.handed-in', 1, '赵晓梅'], ['timeline.handed-in', 2, '赵晓梅']])
  expect((await (await server.as('xiwan')).ask(getHousehold, { params: { id: roof.householdId } })).timeline.filter((entry) => entry.kind === 'deliverable')).toEqual([])
})

test('two signatures at the same moment make one version', async () => {
  const other = await server.as('dongcheng')
  const place = { ...key, areaId: (await district.ask(listAreas, {})).rows.find((area) => area.name === '东城街道')?.id as string }
  const { hash } = await other.ask(getDeliverable, { params: place })
  const outcomes = await Promise.all(Array.from({ length: 3 }, () => problemOf(other.ask(submitDeliverable, { params: place, body: { password, hash } }))))
  expect(outcomes.filter((outcome) => outcome === 'fine')).toHaveLength(1)
  expect((await other.ask(getDeliverable, { params: place })).versions.map((version) => version.number)).toEqual([1])
})

test('many signatures with a wrong password at once neither stop the server nor are counted less', async () => {
  const other = await server.as('dongcheng')
  const place = { ...key, areaId: (await other.ask(listDeliverables, { params: { id: campaignId } })).rows[0]?.areaId as string }
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => problemOf(other.ask(submitDeliverable, { params: place, body: { password: 'not-mine', hash: 'x' } }))))
  expect(new Set(outcomes)).toEqual(new Set(['PASSWORD_WRONG', 'SIGN_IN_LOCKED']))
  expect(await problemOf(server.as('dongcheng'))).toBe('SIGN_IN_LOCKED')
  server.clock.moveDays(16 / 1440)
})

test('a town with nothing found hands in an empty list', async () => {
  const park = await server.as('kaifaqu')
  const place = { ...key, areaId: (await park.ask(listDeliverables, { params: { id: campaignId } })).rows[0]?.areaId as string }
  const { hash, rows } = flat(await park.ask(getDeliverable, { params: place }))
  expect(rows).toEqual([])
  expect(await park.ask(submitDeliverable, { params: place, body: { password, hash } })).toMatchObject({ number: 1, rows: 0 })
})

test('a version of another town is not there, and a village does not see any', async () => {
  const mine = (await sheet()).versions[0]?.id as string
  otherTown = await server.as('dongcheng')
  expect(await problemOf(otherTown.ask(getDeliverableVersion, { params: { id: mine } }))).toBe('NOT_FOUND')
  expect(await problemOf(otherTown.ask(getDeliverable, { params: key }))).toBe('NOT_FOUND')
  expect(await problemOf((await server.as('xiwan')).ask(getDeliverableVersion, { params: { id: mine } }))).toBe('NOT_ALLOWED')
})

test('what was frozen lies sealed, and its hash can be computed by anybody who opens it', async () => {
  const { rows } = await client.query<{ hash: string; content_sealed: Buffer; template_digests: Record<string, string>; row: string }>(`SELECT hash, content_sealed, template_digests, (to_jsonb(v) - 'content_sealed')::text AS row FROM deliverable_version v`)
  expect(rows.length).toBeGreaterThanOrEqual(4)
  for (const version of rows) {
    expect(version.content_sealed.includes(Buffer.from('王桂兰'))).toBe(false)
    expect(version.row).not.toContain('王桂兰')
    const opened = server.serving.services.sealing.openText(version.content_sealed)
    expect(createHash('sha256').update(opened).digest('hex')).toBe(version.hash)
    expect(Object.keys(version.template_digests).sort()).toEqual(['templates/problem-list.docx', 'templates/problem-list.xlsx'])
  }
})

describe('the documents of a version', () => {
  async function fileOf(person: Person, id: string, format: string): Promise<{ name: string; type: string | null; bytes: Uint8Array }> {
    const response = await person.fetch(`/api/deliverable-versions/${id}/${format}`)
    expect(response.status).toBe(200)
    const [, name] = /filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition') ?? '') ?? []
    return { name: decodeURIComponent(name as string), type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  const versionOf = async (number: number) => (await sheet()).versions.find((version) => version.number === number) as Awaited<ReturnType<typeof sheet>>['versions'][number]

  test('the workbook has the frozen rows in the columns of the plan, and the signature', async () => {
    const version = await versionOf(1)
    const { name, type, bytes } = await fileOf(district, version.id, 'xlsx')
    expect([name, type]).toEqual(['河口镇需要整治的问题清单（第1版）.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    const workbook = await readWorkbook(bytes, name)
    const lines = (workbook.sheets[0]?.rows ?? []).map((cells) => cells.map((cell) => cell?.text ?? ''))
    const all = lines.map((line) => line.join('|')).join('\n')
    const frozen = await district.ask(getDeliverableVersion, { params: { id: version.id } })
    const list = frozen.tables[0]!
    for (const row of list.rows) expect(lines.some((line) => list.columns.every((column) => row.cells[column.id] === '' || line.includes(row.cells[column.id] as string))), `row ${row.no}`).toBe(true)
    for (const text of ['河口镇', '第1版', '赵晓梅', '2026年11月21日', version.hash, '坛民字〔2022〕15号', '990010********0015', '缺水']) expect(all).toContain(text)
    expect(all).not.toMatch(/\d{17}[\dX]|\{[#/]?\w+\}/)
  })

  test('the document of Word too', async () => {
    const version = await versionOf(1)
    const { name, bytes } = await fileOf(town, version.id, 'docx')
    expect(name).toBe('河口镇需要整治的问题清单（第1版）.docx')
    const text = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']).replaceAll(/<[^>]+>/g, '')
    for (const words of ['河口镇', '王桂兰', '换瓦', '缺水', version.hash]) expect(text).toContain(words)
    expect(text).not.toMatch(/整体翻修|王桂花|\d{17}[\dX]|\{[#/]?\w+\}/)
  })

  test('each version has its own rows, for good', async () => {
    const second = await fileOf(town, (await versionOf(2)).id, 'docx')
    const text = new TextDecoder().decode(unzipSync(second.bytes)['word/document.xml'])
    expect(text).toContain('整体翻修')
    expect(text).not.toContain('缺水')
  })

  test('that a document left is in the trail; another town gets none', async () => {
    const version = await versionOf(1)
    const { rows } = await district.ask(listAudit, { query: { object: version.id, action: 'export-deliverable' } })
    expect(rows.map((row) => [row.byName, row.details['format']]).sort()).toEqual([['王敏', 'xlsx'], ['赵晓梅', 'docx']])
    otherTown = await server.as('dongcheng')
    expect((await otherTown.fetch(`/api/deliverable-versions/${version.id}/xlsx`)).status).toBe(404)
    expect((await town.fetch(`/api/deliverable-versions/${version.id}/pdf`)).status).toBe(422)
  })
})
