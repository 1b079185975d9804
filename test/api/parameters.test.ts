import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProblemError } from '#client/problem-error.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { addObligor } from '#contract/household-desk.ts'
import { addParameter, importParameters, listParameters, lookAtParameters } from '#contract/parameters.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import { evaluate, type Verdict } from '#domain/policy/evaluate.ts'
import { contextOf } from '#domain/policy/indicators-of.ts'
import { loadHouseholdFacts } from '#server/features/registry/public.ts'
import { performJob } from '#server/http/perform.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// Parameters by hand and by workbook, and what rules make of them and of what the registry knows beside the facts.

let server: TestServer
let district: Person
let area: { id: string; path: string; district_key: string }
let campaignId: string

beforeAll(async () => {
  server = await startServer('opened')
  district = await server.as('quxian')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]?.id as string
  area = (await rowsOf<{ id: string; path: string; district_key: string }>(server.connection, `SELECT id, path, district_key FROM area WHERE name = '示例区'`))[0]!
})
afterAll(() => server?.close())

const sheet = (...lines: string[]) => new Blob([`\ufeff${['标准和参数', '项目,适用区域,户口类别,数值,执行日期,依据文件', ...lines].join('\r\n')}`])
const send = (file: Blob, person = district) => person.ask(importParameters, { query: { name: '标准.csv' }, body: file })
const held = async () => (await district.ask(listParameters, {})).rows.map((row) => [row.name, row.areaName, row.hukou, row.from, row.value, row.state])

async function factsOf(householdId: string) {
  const actor = {
    accountId: '00000000-0000-7000-8000-000000000003', login: 'test', name: 'test', role: 'district-officer' as const, areaId: area.id, areaName: '示例区', level: 'district' as const, scope: area.path, areaPath: area.path, districtKey: area.district_key,
    reach: null, department: null, institution: null, isPrincipal: false, mustChange: false, home: { areaId: area.id, areaName: '示例区', level: 'district' as const }, samePerson: [],
  }
  return (await performJob(server.serving.services, actor, 'scope', (work) => loadHouseholdFacts(work, [householdId]))).get(householdId)!
}

async function says(when: string, householdId: string, personId?: string): Promise<Verdict> {
  const compiled = compile(when, personId === undefined ? 'household' : 'person')
  if (!isCompiled(compiled)) throw new Error(JSON.stringify(compiled))
  return evaluate(compiled, contextOf(await factsOf(householdId), personId)!)
}

test('a workbook brings parameters of every unit; what it says again is not added again, and next year changes nothing of this one [A-05 on /parameters]', async () => {
  const lines = ['低保标准（每月）,示例区,,700,2026-01-01,坛民字〔2026〕1号', 'dibao standard (a month),东城街道,农业户口,650.50,2026-01-01,坛民字〔2026〕1号', 'edgeMultiple,示例区,全部,1.5倍,2026-01-01,民发〔2021〕57号', '低保复核间隔,示例区,,12个月,2026-01-01,民发〔2021〕57号', '当月居民消费价格同比涨幅,示例区,,3.5%,2026-11-01,统计局']
  expect(await send(sheet(...lines))).toEqual({ added: 5, known: 0 })
  expect(await send(sheet(...lines, '低保边缘线（低保标准的倍数）,示例区,,1.2,2027-01-01,某办发1号'))).toEqual({ added: 1, known: 5 })
  expect((await held()).sort()).toEqual([
    ['cpiRise', '示例区', '', '2026-11-01', 3.5, 'HOLDS'],
    ['dibaoStandard', '东城街道', '1', '2026-01-01', 65050, 'HOLDS'],
    ['dibaoStandard', '示例区', '', '2026-01-01', 70000, 'HOLDS'],
    ['edgeMultiple', '示例区', '', '2026-01-01', 1.5, 'HOLDS'],
    ['edgeMultiple', '示例区', '', '2027-01-01', 1.2, 'COMING'],
    ['reviewMonths', '示例区', '', '2026-01-01', 12, 'HOLDS'],
  ])

  const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '西湾村', people: [{ name: '单甲', birthDate: '1970-01-01' }], facts: { income12m: 945 * 1200, hukouType: '2' } })
  const edge = 'household.incomeRatio >= 1.0 && household.incomeRatio < parameter.edgeMultiple'
  expect(await says(edge, householdId)).toBe(true)
  expect(await says('parameter.rigidShare < 1.0', householdId)).toEqual({ unknown: ['parameter.rigidShare'] })
  server.clock.moveTo('2027-01-01T09:00:00+08:00')
  expect(await says(edge, householdId)).toBe(false)
  server.clock.moveTo('2026-11-21T09:20:00+08:00')
})

test('what a workbook would change is seen before it is taken over, and each value that was is in the trail', async () => {
  const file = () => sheet('低保标准（每月）,示例区,,700,2026-01-01,文', '低保标准（每月）,示例区,,760,2027-01-01,某民发1号', '低保复核间隔,示例区,,6,2026-01-01,更正', '低保复核间隔,东城街道,,3,2026-01-01,某民发1号')
  const look = async (of: Blob) => (await district.ask(lookAtParameters, { query: { name: '标准.csv' }, body: of })).rows
  const before = await held()
  expect((await look(file())).map(({ row, kind, name, areaName, value, before: stands }) => [row, kind, name, areaName, value, stands])).toEqual([
    [3, 'KNOWN', 'dibaoStandard', '示例区', 70000, { from: '2026-01-01', value: 70000 }],
    [4, 'FOLLOWS', 'dibaoStandard', '示例区', 76000, { from: '2026-01-01', value: 70000 }],
    [5, 'CORRECTS', 'reviewMonths', '示例区', 6, { from: '2026-01-01', value: 12 }],
    [6, 'FIRST', 'reviewMonths', '东城街道', 3, null],
  ])
  expect(await held()).toEqual(before)
  expect(await problemOf(look(sheet('低保线,示例区,,700,2026-01-01,文')))).toBe('PARAMETERS_INVALID')
  const trail = () => rowsOf<{ id: string; details: { name: string } }>(server.connection, `SELECT id, details FROM audit_entry WHERE action = 'add-parameter'`)
  const entries = new Set((await trail()).map((one) => one.id))
  server.clock.moveDays(1 / 86_400)
  expect(await send(file())).toEqual({ added: 3, known: 1 })
  const added = (await trail()).filter((one) => !entries.has(one.id)).map((one) => one.details)
  expect(added).toHaveLength(3)
  expect(added).toEqual(expect.arrayContaining([{ name: 'dibaoStandard', hukou: '', from: '2027-01-01', amountFen: 76000 }, { name: 'reviewMonths', hukou: '', from: '2026-01-01', value: 6 }, { name: 'reviewMonths', hukou: '', from: '2026-01-01', value: 3 }]))
  expect((await look(file())).map((one) => one.kind)).toEqual(['KNOWN', 'KNOWN', 'KNOWN', 'KNOWN'])
})

test('one bad cell keeps all rows out, and every bad cell is named with what is wrong', async () => {
  const before = await held()
  const refused = await send(sheet('低保线,示例区,,700,2026-01-01,文', '低保标准（每月）,邻区,,x,2026-01-01,文', '低保复核间隔,示例区,,6,2027-01-01,文')).catch((error: unknown) => error)
  expect((refused as ProblemError).code).toBe('PARAMETERS_INVALID')
  expect((refused as ProblemError).details['rows']).toEqual([{ cell: 'A3', code: 'NAME', value: '低保线' }, { cell: 'B4', code: 'AREA', value: '邻区' }, { cell: 'D4', code: 'VALUE', value: 'x' }])
  expect(await held()).toEqual(before)
  expect(await problemOf(send(new Blob(['a,b\r\n1,2'])))).toBe('PARAMETERS_INVALID')
  expect(await problemOf(send(sheet('低保复核间隔,示例区,,6,2027-01-01,文'), await server.as('dongcheng')))).toBe('NOT_ALLOWED')
})

test('a value that its name cannot have is refused', async () => {
  const given = { areaId: area.id, hukou: '', from: '2026-12-01', basis: '某办发1号' } as const
  for (const [name, value] of [['dibaoStandard', 700.5], ['edgeMultiple', 0], ['reviewMonths', 1.5]] as const) expect(await problemOf(district.ask(addParameter, { body: { ...given, name, value } }))).toBe('INPUT_INVALID')
  expect(await problemOf(district.ask(addParameter, { body: { ...given, name: 'salary' as 'rigidShare', value: 1 } }))).toBe('INPUT_INVALID')
  await district.ask(addParameter, { body: { ...given, name: 'rigidShare', value: 0.6 } })
  expect(await held()).toContainEqual(['rigidShare', '示例区', '', '2026-12-01', 0.6, 'COMING'])
})

test('who was last seen when, and whether somebody owes support, is known from visits, contacts and the desk', async () => {
  const village = await server.as('wenchang')
  const { householdId, personIds, areaPath } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '见甲', birthDate: '1940-01-01' }, { name: '见乙', birthDate: '1945-01-01' }] })
  const [seen, away] = personIds as [string, string]
  expect(await says('has(household.lastSeenOn) || has(person.lastSeenOn) || has(person.obligors)', householdId, seen)).toBe(false)

  const visit = async (visitedOn: string, manner: string, who: readonly string[]) => {
    const [visitId, id] = [randomUUID(), randomUUID()]
    const answers = { visit: { date: visitedOn, manner }, members: Object.fromEntries(personIds.map((one) => [one, { seen: who.includes(one), answers: {} }])) }
    await rowsOf(server.connection, `INSERT INTO visit (district_key, id, area_path, campaign_id, household_id, state, draft, draft_version, started_at, started_by_id, started_by) VALUES ($1, $2, $3, $4, $5, 'SUBMITTED', '{}', 1, now(), $2, 'x')`, [area.district_key, visitId, areaPath, campaignId, householdId])
    await rowsOf(server.connection, `INSERT INTO submission (district_key, id, area_path, visit_id, household_id, campaign_id, form_id, form_version, answers, facts_before, changes, digest, visited_on, at, by_id, by_name) VALUES ($1, $2, $3, $4, $5, $6, 'f', 1, $7, '{}', '[]', 'd', $8, now(), $2, 'x')`, [area.district_key, id, areaPath, visitId, householdId, campaignId, JSON.stringify(answers), visitedOn])
  }
  await visit('2026-10-22', 'HOME', personIds)
  await visit('2026-11-01', 'HOME', [seen])
  await visit('2026-11-15', 'PHONE', personIds)
  await village.ask(addObligor, { params: { id: householdId }, body: { personId: seen, duty: 'PARENTS', name: '见子', relation: '儿子', phone: '139 0000 0042', address: '', asOf: '2026-11-01' } })

  expect(await says('household.lastSeenOn == "2026-11-01" && household.daysSinceSeen == 20 && person.daysSinceSeen == 20 && person.obligors == 1', householdId, seen)).toBe(true)
  expect(await says('person.lastSeenOn == "2026-10-22" && person.daysSinceSeen == 30', householdId, away)).toBe(true)
})
