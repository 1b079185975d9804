import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getDeliverable } from '#contract/deliverables.ts'
import { getFinding } from '#contract/findings.ts'
import { getHousehold } from '#contract/households.ts'
import { addInstitution, addResident, changeInstitution, checkResident, endResidence, getInstitution, listInstitutionNames, listInstitutions, listStays, type InstitutionPage } from '#contract/institutions.ts'
import { putHousehold, rowsOf, type PutHousehold } from './setup/put-household.ts'
import { asConfirmed } from './setup/confirm-account.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let district: Person
let village: Person
let worker: Person
let campaignId: string
let townId: string
let ours: string
let theirs: string
let made = 0

const about = { kind: 'ELDER_HOME', department: 'civil-affairs', address: '1 号', phone: '0900-1' } as const

beforeAll(async () => {
  server = await startServer('opened')
  district = await server.as('quxian')
  village = await server.as('wenchang')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  const areas = (await district.ask(listAreas, {})).rows
  townId = areas.find((area) => area.name === '河口镇')!.id
  ours = (await district.ask(addInstitution, { body: { ...about, areaId: townId, name: '本院' } })).id
  theirs = (await district.ask(addInstitution, { body: { ...about, areaId: townId, name: '托养中心', kind: 'DISABLED_CARE', department: 'disabled-federation' } })).id
  const password = 'doudi-2026-given'
  await (await server.as('guanli')).ask(createAccount, { body: { login: 'benyuan', name: '院里人', role: 'institution-worker', areaId: areas.find((area) => area.level === 'district')!.id, password, institution: ours } })
  await rowsOf(server.connection, `UPDATE account SET must_change = false WHERE login = 'benyuan'`, [])
  worker = await asConfirmed(server, 'benyuan', password)
})
afterAll(() => server?.close())

function newHousehold(): Promise<PutHousehold> {
  made += 1
  return putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: `住养${made}`, birthDate: '1940-01-01' }, { name: `家人${made}`, relation: '10', birthDate: '1942-01-01' }] })
}
async function resident(institution = ours): Promise<PutHousehold & { id: string }> {
  const put = await newHousehold()
  const { id } = await district.ask(addResident, { params: { id: institution }, body: { householdId: put.householdId, personId: put.personIds[0]!, bed: '101', payer: 'SELF', contactName: '', contactPhone: '', from: '2026-01-05' } })
  return { ...put, id }
}
const page = (person: Person, id = ours): Promise<InstitutionPage> => person.ask(getInstitution, { params: { id }, query: { campaign: campaignId } })
type Answer = Parameters<typeof answersWith>[0]
function answersWith(changes: Record<string, { answer: 'GOOD' | 'FAIR' | 'PROBLEM'; text: string; kind: string | null }>) {
  return ['daily-care', 'medical', 'safety', 'custody', 'rights'].map((id) => ({ id, answer: 'GOOD' as const, text: '', kind: null, severity: 'DAYS_7' as const, measure: '', ...changes[id] }))
}
const check = (person: Person, id: string, changes: Answer = {}, on = '2026-11-20') => person.ask(checkResident, { params: { id }, body: { campaignId, on, answers: answersWith(changes) } })

describe('the check of a resident', () => {
  test('answers the five points of the notice, and home village and visitor see it [J-26 on /institutions/:id]', async () => {
    const { id, householdId, personIds } = await resident()
    expect((await page(worker)).points.map((point) => point.title.zh)).toEqual(['生活照料', '医疗康复', '安全监护', '托养照护', '权益保障'])
    expect((await village.ask(listStays, { params: { id: householdId } })).rows).toEqual([{ residentId: id, personId: personIds[0], name: `住养${made}`, institutionId: ours, institutionName: '本院', from: '2026-01-05', checkedOn: null }])
    await check(worker, id, { safety: { answer: 'FAIR', text: '夜里一人值班', kind: null } })
    expect((await village.ask(listStays, { params: { id: householdId } })).rows[0]?.checkedOn).toBe('2026-11-20')
    const seen = (await page(district)).residents.find((one) => one.id === id)
    expect(seen).toMatchObject({ home: '东城街道文昌社区', bed: '101', isOpen: true, checks: [{ on: '2026-11-20', by: '院里人' }] })
    expect(seen?.checks[0]?.answers.map((one) => [one.id, one.answer])).toEqual([['daily-care', 'GOOD'], ['medical', 'GOOD'], ['safety', 'FAIR'], ['custody', 'GOOD'], ['rights', 'GOOD']])
    const home = await village.ask(getHousehold, { params: { id: householdId } })
    expect(home.members.find((one) => one.personId === personIds[0])?.facts.find((fact) => fact.name === 'livingState')).toMatchObject({ value: 'IN_INSTITUTION', asOf: '2026-01-05' })
  })

  test('a problem in it is a problem of the household at home, under its town', async () => {
    const { id, householdId, personIds } = await resident()
    const { findingIds } = await check(worker, id, { medical: { answer: 'PROBLEM', text: '断药两周', kind: 'service-lapse' } })
    expect(findingIds).toHaveLength(1)
    expect(await village.ask(getFinding, { params: { id: findingIds[0]! } })).toMatchObject({ householdId, personId: personIds[0], townName: '东城街道', kind: 'service-lapse', source: 'INSPECTION', sourceNote: '本院', due: '2026-11-27', state: 'NOT_STARTED' })
    const { rows } = await district.ask(listInstitutions, { query: { campaign: campaignId } })
    expect(rows.find((row) => row.id === ours)).toMatchObject({ residents: 2, checked: 2, troubled: 1 })
    // What is left open, or said without words or kind, is no check; nothing of it is kept.
    expect(await problemOf(check(worker, id, { medical: { answer: 'PROBLEM', text: '', kind: null } }))).toBe('INPUT_INVALID')
    expect(await problemOf(worker.ask(checkResident, { params: { id }, body: { campaignId, on: '2026-11-20', answers: answersWith({}).slice(1) } }))).toBe('INPUT_INVALID')
    expect(await problemOf(check(worker, id, { medical: { answer: 'PROBLEM', text: '药', kind: 'no-such-kind' } }))).toBe('INPUT_INVALID')
    expect(await problemOf(check(worker, id, {}, '2026-11-22'))).toBe('INPUT_INVALID')
    expect(await problemOf(check(worker, id, { medical: { answer: 'FAIR', text: '990010196001011236', kind: null } }))).toBe('TEXT_HOLDS_CITIZEN_ID')
    expect((await page(district)).residents.find((one) => one.id === id)?.checks).toHaveLength(1)
  })
})

test('an institution sees its own residents and their homes, and nothing of another [J-27 on /institutions]', async () => {
  const own = await resident()
  const foreign = await resident(theirs)
  expect((await worker.ask(listInstitutions, { query: {} })).rows.map((row) => row.id)).toEqual([ours])
  expect((await page(worker)).residents.map((one) => one.id)).toContain(own.id)
  expect(await problemOf(page(worker, theirs))).toBe('NOT_FOUND')
  expect(await problemOf(check(worker, foreign.id))).toBe('NOT_FOUND')
  expect(await problemOf(worker.ask(getHousehold, { params: { id: own.householdId } }))).toBe('fine')
  expect(await problemOf(worker.ask(getHousehold, { params: { id: foreign.householdId } }))).toBe('NOT_FOUND')
  expect(await problemOf(worker.ask(listStays, { params: { id: foreign.householdId } }))).toBe('NOT_FOUND')
  expect(await problemOf(worker.ask(addInstitution, { body: { ...about, areaId: townId, name: '新院' } }))).toBe('NOT_ALLOWED')
})

test('a line department reads and checks the institutions it leads, and no other', async () => {
  const federation = await server.as('canlian')
  const own = await resident(theirs)
  const foreign = await resident()
  expect((await federation.ask(listInstitutions, { query: {} })).rows.map((row) => row.id)).toEqual([theirs])
  expect((await page(federation, theirs)).residents.find((one) => one.id === own.id)?.isOpen).toBe(false)
  expect(await problemOf(check(federation, own.id))).toBe('fine')
  expect(await problemOf(check(federation, foreign.id))).toBe('NOT_FOUND')
  expect(await problemOf(page(federation))).toBe('NOT_FOUND')
})

test('the report of the home town has a section of its own for those who live in institutions [J-26 J-40 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const town = await server.as('dongcheng')
  const areas = (await district.ask(listAreas, {})).rows
  const section = async (name = '东城街道', code = 'situation-report', person = town) => {
    const sheet = await person.ask(getDeliverable, { params: { id: campaignId, code, areaId: areas.find((area) => area.name === name)!.id }, query: {} })
    const { figures } = sheet.sections.find((one) => one.id === 'institutions')!
    const rows = (id: string) => sheet.figures.find((one) => one.id === id)!.rows.map((no) => sheet.tables.find((table) => table.id === 'residents')!.rows[no - 1]!)
    return { figures, names: (id: string) => rows(id).map((row) => row.cells['person']), rows }
  }
  const [good, bad, open] = [await resident(), await resident(theirs), await resident()]
  const [goodName, badName, openName] = [made - 2, made - 1, made].map((no) => `住养${no}`)
  await check(worker, good.id)
  await check(district, bad.id, { safety: { answer: 'PROBLEM', text: '夜间无人', kind: 'service-lapse' } })
  const told = await section()
  expect(told.figures).toEqual(expect.arrayContaining(['institutions:residents', 'institutions:unchecked', 'institutions:point:safety', `institutions:of:${theirs}`]))
  expect(told.names('institutions:residents')).toEqual(expect.arrayContaining([goodName, badName, openName]))
  expect(told.names('institutions:checked')).toEqual(expect.arrayContaining([goodName, badName]))
  expect(told.names('institutions:unchecked')).toContain(openName)
  expect(told.names('institutions:unchecked')).not.toContain(goodName)
  expect(told.names('institutions:troubled')).toContain(badName)
  expect(told.names('institutions:point:safety')).toContain(badName)
  expect(told.names('institutions:point:safety')).not.toContain(goodName)
  expect(told.names(`institutions:of:${theirs}`)).toContain(badName)
  expect(told.rows('institutions:unchecked').map((row) => row.householdId)).toContain(open.householdId)
  // They belong to their home and not to where the institution lies.
  expect((await section('河口镇', 'situation-report', await server.as('hekou'))).names('institutions:residents')).not.toContain(goodName)
  expect((await section('示例区', 'district-report', district)).names('institutions:residents')).toEqual(expect.arrayContaining([goodName, badName, openName]))
})

test('who leaves is no longer seen by the institution; nobody lives in two', async () => {
  const { id, householdId, personIds } = await resident()
  const again = { householdId, personId: personIds[0]!, bed: '', payer: 'SELF' as const, contactName: '', contactPhone: '', from: '2026-02-01' }
  expect(await problemOf(district.ask(addResident, { params: { id: theirs }, body: again }))).toBe('CASE_STATE')
  await worker.ask(endResidence, { params: { id }, body: { on: '2026-11-19', reason: '回家', livingState: 'WITH_FAMILY' } })
  expect(await problemOf(worker.ask(getHousehold, { params: { id: householdId } }))).toBe('NOT_FOUND')
  expect((await village.ask(listStays, { params: { id: householdId } })).rows).toEqual([])
  expect(await problemOf(check(worker, id))).toBe('CASE_STATE')
  const home = await village.ask(getHousehold, { params: { id: householdId } })
  expect(home.members.find((one) => one.personId === personIds[0])?.facts.find((fact) => fact.name === 'livingState')?.value).toBe('WITH_FAMILY')
  expect(await problemOf(district.ask(addResident, { params: { id: theirs }, body: again }))).toBe('fine')
})

test('a town keeps institutions of its own area only', async () => {
  const [hekou, dongcheng] = [await server.as('hekou'), await server.as('dongcheng')]
  const row = (await hekou.ask(listInstitutions, { query: {} })).rows.find((one) => one.id === ours)!
  const change = { ...about, name: '本院新名', version: row.version }
  expect(await problemOf(dongcheng.ask(changeInstitution, { params: { id: ours }, body: change }))).toBe('NOT_FOUND')
  await hekou.ask(changeInstitution, { params: { id: ours }, body: change })
  expect(await problemOf(hekou.ask(changeInstitution, { params: { id: ours }, body: change }))).toBe('CHANGED_MEANWHILE')
  expect((await page(hekou)).name).toBe('本院新名')
  // It lies elsewhere, but people of the street live in it.
  expect((await dongcheng.ask(listInstitutions, { query: {} })).rows.map((one) => one.id)).toContain(ours)
})

test('institutions stand by how their names sound', async () => {
  const made = ['张家院', '爱心院', '陈桥院', '成章院']
  for (const name of made) await district.ask(addInstitution, { body: { ...about, areaId: townId, name } })
  const inOrder = ['爱心院', '陈桥院', '成章院', '张家院']
  const ofThose = (rows: readonly { name: string }[]) => rows.map((row) => row.name).filter((name) => made.includes(name))
  expect(ofThose((await district.ask(listInstitutions, { query: {} })).rows)).toEqual(inOrder)
  expect(ofThose((await district.ask(listInstitutionNames, {})).rows)).toEqual(inOrder)
})
