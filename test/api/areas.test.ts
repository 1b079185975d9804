import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { importAreas, listAreas } from '#contract/areas.ts'
import { listCampaigns, listDuties, openCampaign } from '#contract/campaigns.ts'
import { listImportRows } from '#contract/imports.ts'
import { setUp } from '#contract/sessions.ts'
import { ProblemError } from '#client/problem-error.ts'
import { importRoster } from './setup/import-roster.ts'
import { csvRoster, rosterHeadings, testId } from './setup/roster-sheet.ts'
import { settleIn } from './setup/settle-in.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

const password = 'correct-horse'
let server: TestServer
let administrator: Person
beforeAll(async () => {
  server = await startServer('bare')
  administrator = server.nobody()
  await administrator.ask(setUp, { body: { token: server.serving.setupToken as string, login: 'admin', name: '何静', password, districtName: '某区', districtCode: '320413' } })
})
afterAll(() => server?.close())

const heading = '级别,代码,名称,上级代码'
const sheet = (...lines: string[]) => new Blob([`\ufeff某区区划表,,,\r\n${[heading, ...lines].join('\r\n')}`])
const send = (file: Blob) => administrator.ask(importAreas, { query: { name: '区划.csv' }, body: file })
const names = async () => (await administrator.ask(listAreas, {})).rows.map((area) => `${area.level} ${area.code} ${area.name}`)

test('towns, parks and villages come from a workbook, whatever the length of their codes', async () => {
  const done = await send(sheet('区,320413000000,某区,', '街道,320413001,东街街道,320413', '园区,320413400000,高新园区,320413000000', '社区,320413001001,东门社区,320413001000', '村,320413400201,高塘村,320413400'))
  expect(done).toEqual({ added: 4, known: 1, renamed: 0 })
  expect(await names()).toEqual(['district 320413000000 某区', 'town 320413001000 东街街道', 'village 320413001001 东门社区', 'town 320413400000 高新园区', 'village 320413400201 高塘村'])
})

test('one bad row keeps all of them out, and every bad row is named with what is wrong', async () => {
  const before = await names()
  const refused = await send(sheet('镇,320413100000,新镇,320413', '组,320413100001,一组,320413100', '村,3204131,短村,320413100', '村,320413100202,,320413100', '村,320413100203,无上级村,320413999', '村,320413100204,越级村,320413', '镇,320413100,又是新镇,320413')).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ProblemError)
  expect(refused).toMatchObject({
    code: 'AREAS_INVALID',
    details: { total: 6, rows: expect.arrayContaining([
      { row: 4, code: 'LEVEL', value: '组' },
      { row: 5, code: 'CODE', value: '3204131' },
      { row: 6, code: 'NAME', value: '' },
      { row: 7, code: 'PARENT', value: '320413999000' },
      { row: 8, code: 'PARENT', value: '320413000000' },
      { row: 9, code: 'DUPLICATE', value: '320413100' },
    ]) },
  })
  expect(await names()).toEqual(before)
  expect(await problemOf(send(new Blob(['a,b\r\n1,2'])))).toBe('AREAS_INVALID')
})

test('the workbook again adds nothing and takes a new name over', async () => {
  expect(await send(sheet('街道,320413001000,东门街道,320413', '村,320413400201,高塘村,320413400'))).toEqual({ added: 0, known: 2, renamed: 1 })
  expect(await names()).toContain('town 320413001000 东门街道')
})

test('a real database refuses the ids of the test region', async () => {
  const { rows } = await administrator.ask(listAreas, {})
  await administrator.ask(createAccount, { body: { login: 'district', name: '王敏', role: 'district-officer', areaId: rows.find((area) => area.level === 'district')!.id, password } })
  const officer = await settleIn(server, 'district', password)
  const { id } = await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2026-10-20' } })
  const done = await importRoster(officer, id, csvRoster(rosterHeadings, [{ 姓名: '张三', 身份证号: testId('1950-06-01', 1), 与户主关系: '户主', '镇（街道）': '东门街道', '村（居）': '东门社区', 救助类型: '低保' }]))
  expect(done).toMatchObject({ counts: { imported: 0, refused: 1, households: 0 } })
  const [row] = (await officer.ask(listImportRows, { params: { id: done.id }, query: { limit: 10 } })).rows
  expect(row!.complaints.map((complaint) => complaint.code)).toEqual(['ID_TEST_REGION'])
})

test('a village that comes after a campaign was opened owes what the others owe; what was done stays done', async () => {
  const officer = await server.as('district', `${password}-of-my-own`)
  const { id } = (await officer.ask(listCampaigns, {})).rows[0]!
  const dutiesOf = async (name: string) => (await officer.ask(listDuties, { params: { id } })).rows.filter((duty) => duty.areaName === name).map((duty) => `${duty.code} ${duty.due}`)
  const others = await dutiesOf('东门社区')
  const before = (await officer.ask(listDuties, { params: { id } })).rows
  expect(others.length).toBeGreaterThan(0)
  await send(sheet('村,320413001203,后来村,320413001'))
  expect(await dutiesOf('后来村')).toEqual(others)
  const after = (await officer.ask(listDuties, { params: { id } })).rows
  expect(after.filter((duty) => duty.areaName !== '后来村')).toEqual(before)
})
