import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf } from '#client/address.ts'
import { openCampaign } from '#contract/campaigns.ts'
import { planVisits } from '#contract/planning.ts'
import { makeReferral } from '#contract/referrals.ts'
import * as rosters from '#contract/rosters.ts'
import type { Route } from '#contract/route.ts'
import { startVisit, submitVisit } from '#contract/visits.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { listZip, unpack } from '#server/zip/read-zip.ts'
import { contractRoutes } from './setup/contract-routes.ts'
import { importRoster } from './setup/import-roster.ts'
import { csvRoster, rosterHeadings, testId, type Line } from './setup/roster-sheet.ts'
import { sampleInput } from './setup/sample-input.ts'
import { soundSubmission } from './setup/sound-submission.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

// Households that came by a petition, with a word of its own in every text that could tell of it; then every route there is, read
// by those whom the plan names and by those whom it does not (J-23).

let server: TestServer
let client: pg.Client
let campaignId: string
/** Ids that a path may name, by its first part. */
const ids: Record<string, string[]> = {}
let areas: string[]

const marks = { file: '暗号壹', reason: '暗号贰', remark: '暗号叁', address: '暗号肆', hiddenReason: '暗号伍', hiddenRemark: '暗号陆', particular: '暗号柒', struck: '暗号捌', quietRemark: '暗号玖' }
let people = 400
const row = (line: Line): Line => ({ 身份证号: testId('1962-06-01', (people += 1)), '镇（街道）': '河口镇', '村（居）': '西湾村', ...line })
const names = ['甲重访', '乙藏字', '丙答案', '丁划出']

beforeAll(async () => {
  server = await startServer('example')
  client = new pg.Client(server.connection)
  await client.connect()
  const [officer, hekou, xiwan] = (await Promise.all(['quxian', 'hekou', 'xiwan'].map((login) => server.as(login)))) as [Person, Person, Person]
  campaignId = (await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2026-10-22' } })).id
  const lines = [
    row({ 姓名: '甲重访', 线索来源: '重复信访反映家庭生活困难', 列入原因: `三次到区里${marks.reason}`, 备注: marks.remark, 住址: `4号 群众信訪件${marks.address}` }),
    row({ 姓名: '乙藏字', 线索来源: '申请低保未通过', 列入原因: `多次上\u200b访${marks.hiddenReason}`, 备注: marks.hiddenRemark }),
    row({ 姓名: '丙答案', 线索来源: '申请低保未通过', 列入原因: '收入超标', 备注: marks.quietRemark }),
    row({ 姓名: '丁划出', 线索来源: '申请低保未通过', 列入原因: '收入超标' }),
    row({ 姓名: '戊旁人', 线索来源: '申请低保未通过', 列入原因: '收入超标' }),
  ]
  const imported = await importRoster(officer, campaignId, csvRoster(rosterHeadings, lines, '来源'), `重访户${marks.file}.csv`)
  const entry = async (search: string) => (await hekou.ask(rosters.listEntries, { params: { id: campaignId }, query: { search } })).rows[0]!
  const [first, , answered, struck] = await Promise.all(names.map(entry))
  await hekou.ask(rosters.completeEntry, { params: { id: answered!.id }, body: { particulars: { 'dibao-refused': { 'refused-for': `上访${marks.particular}` } } } })
  await xiwan.ask(rosters.strikeEntry, { params: { id: struck!.id }, body: { reason: `信访${marks.struck}` } })
  await hekou.ask(makeReferral, { params: { id: campaignId }, body: { householdId: first!.householdId, personId: null, findingId: null, department: 'disabled-federation', need: '核对', facts: [{ personId: null, name: 'household.address' }], due: null } })
  await hekou.ask(planVisits, { body: { campaignId, householdIds: [first!.householdId], on: '2026-11-24', purpose: '入户' } })
  const visit = await xiwan.ask(startVisit, { body: { campaignId, householdId: first!.householdId } })
  await xiwan.ask(submitVisit, { params: { id: visit.id }, body: { submission: soundSubmission(visit), base: visit.base } as never })
  await xiwan.ask(startVisit, { body: { campaignId, householdId: first!.householdId } })
  const village = { id: campaignId, villageId: first!.areaId }
  const { pending } = await xiwan.ask(rosters.getVillageRoster, { params: village })
  await xiwan.ask(rosters.signRoster, { params: village, body: { password: examplePassword, hash: pending.hash } })

  const tables = { households: 'household', visits: 'visit', findings: 'finding', 'roster-entries': 'roster_entry', referrals: 'referral', 'roster-versions': 'roster_version', persons: 'membership' } as const
  for (const [path, table] of Object.entries(tables)) {
    const [column, by] = table === 'membership' ? ['person_id', 'household_id'] : table === 'household' ? ['id', 'id'] : ['id', table === 'roster_version' ? 'campaign_id' : 'household_id']
    const wanted = table === 'roster_version' ? [campaignId] : (await client.query<{ id: string }>('SELECT id FROM household WHERE import_id = $1', [imported.id])).rows.map(({ id }) => id)
    ids[path] = (await client.query<{ id: string }>(`SELECT ${column} AS id FROM ${table} WHERE ${by} = ANY ($1)`, [wanted])).rows.map(({ id }) => id)
  }
  ids['campaigns'] = [campaignId]
  ids['imports'] = [imported.id]
  areas = (await client.query<{ id: string }>(`SELECT a.id FROM area a JOIN area v ON v.path LIKE a.path || '%' WHERE v.id = $1`, [village.villageId])).rows.map(({ id }) => id)
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

const routes = (await contractRoutes()).map(([, route]) => route).filter((route) => route.method === 'GET')

/** Every address of a route that can name one of those households. */
function addresses(route: Route): string[] {
  const first = /^\/api\/([\w-]+)\/:/.exec(route.path)?.[1] ?? ''
  const named = ids[first] ?? (first === 'areas' ? areas : [campaignId])
  const households = /:householdId|household/.test(route.path) ? ids['households']! : [ids['households']![0]!]
  return named.flatMap((id) =>
    households.flatMap((householdId) =>
      areas.flatMap((areaId) =>
        ['situation-report', 'problem-list', 'key-list'].slice(0, route.path.includes(':code') ? 3 : 1).map((code) => {
          const known = { id, householdId, areaId, villageId: areaId, otherId: ids['persons']![0]!, code, from: '2026-11-20', to: '2026-11-30', until: '2026-11-30', whose: 'all', name: 'remark', page: 'household', kind: 'screening', limit: 200, ...(route.path === '/api/households' && { search: '重访' }) }
          const { params, query } = sampleInput(route, known)
          return addressOf(route.path, params, query)
        }),
      ),
    ),
  ).filter((address, at, all) => all.indexOf(address) === at)
}

async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  return listZip(bytes).filter((entry) => !entry.name.endsWith('/')).map((entry) => new TextDecoder().decode(unpack(bytes, entry))).join('\n')
}

async function readAll(login: string): Promise<{ read: number; marked: { address: string; mark: string }[]; texts: string }> {
  const person = await server.as(login)
  let read = 0
  const marked: { address: string; mark: string }[] = []
  const texts: string[] = []
  for (const route of routes) {
    for (const address of addresses(route)) {
      const response = await person.fetch(address)
      expect(response.status, address).toBeLessThan(500)
      if (!response.ok) continue
      read += 1
      const text = await textOf(response)
      texts.push(text)
      for (const mark of Object.values(marks)) if (text.includes(mark)) marked.push({ address, mark })
    }
  }
  return { read, marked, texts: texts.join('\n') }
}

test('whom the plan names reads every one of these texts somewhere', async () => {
  const { marked } = await readAll('quxian')
  expect([...new Set(marked.map(({ mark }) => mark))].sort()).toEqual(Object.values(marks).sort())
})

test.each(['xiwan', 'lingdao', 'shiju', 'canlian', 'fulian', 'diaocha', 'yanglaoyuan', 'rexian', 'guanli'])('%s reads none of them by any route, and no mark that something is kept back [J-23 on /campaigns/:id/roster]', async (login) => {
  const { read, marked, texts } = await readAll(login)
  expect(read).toBeGreaterThan(3)
  expect(marked).toEqual([])
  expect(texts).not.toMatch(/"isRestricted":true|"restricted"\]|不公开来源/)
})

test('a household that came by a petition reads to the village as one of which nobody said whence it came; what it gives stands beside', async () => {
  const [xiwan, hekou] = [await server.as('xiwan'), await server.as('hekou')]
  const entry = async (person: Person) => (await person.ask(rosters.listEntries, { params: { id: campaignId }, query: { search: '甲重访' } })).rows[0]!
  const sourceless = async (person: Person) => (await person.ask(rosters.listEntries, { params: { id: campaignId }, query: { source: 'none' } })).rows.map((one) => one.headName)
  const { areaId, id } = await entry(xiwan)
  const count = async (person: Person) => (await person.ask(rosters.getVillageRoster, { params: { id: campaignId, villageId: areaId } })).withoutSource
  expect(await entry(xiwan)).toMatchObject({ sources: [], reason: '', remark: '', address: '', particulars: {}, isRestricted: false })
  expect([(await sourceless(xiwan)).includes('甲重访'), (await sourceless(hekou)).includes('甲重访')]).toEqual([true, false])
  expect(await count(xiwan)).toBe((await sourceless(xiwan)).length)
  expect(await count(hekou)).toBe((await sourceless(hekou)).length)
  expect(await xiwan.ask(rosters.completeEntry, { params: { id }, body: { source: 'other', particulars: {} } })).toMatchObject({ sources: ['other'] })
  expect(await entry(hekou)).toMatchObject({ sources: ['petition', 'other'], reason: `三次到区里${marks.reason}` })
})

test('answers that one may not read are not written over by those one gives', async () => {
  const [xiwan, hekou] = [await server.as('xiwan'), await server.as('hekou')]
  const entry = async (person: Person) => (await person.ask(rosters.listEntries, { params: { id: campaignId }, query: { search: '丙答案' } })).rows[0]!
  expect(await entry(xiwan)).toMatchObject({ particulars: {}, reason: '', remark: '' })
  await xiwan.ask(rosters.completeEntry, { params: { id: (await entry(xiwan)).id }, body: { particulars: { 'dibao-refused': { 'applied-on': '2026-01-05' } } } })
  expect((await entry(hekou)).particulars).toEqual({ 'dibao-refused': { 'refused-for': `上访${marks.particular}`, 'applied-on': '2026-01-05' } })
})
