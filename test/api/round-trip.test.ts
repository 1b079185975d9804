import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { importRoster } from './setup/import-roster.ts'
import { testId } from './setup/roster-sheet.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer('opened')
})
afterAll(() => server?.close())

test('a workbook with ids of 18 digits and accounts of 19 goes in and comes out with every digit, as text [A-11 on /imports/:id]', async () => {
  const officer = await server.as('quxian')
  const headings = ['户编号', '姓名', '身份证号', '镇（街道）', '村（居）', '银行账号']
  const rows = Array.from({ length: 40 }, (_, at) => [`${at}`, `账${String.fromCodePoint(0x5000 + at)}`, testId('1951-02-03', at, '31'), '河口镇', '西湾村', `622848${String(4_000_000_000_123 + at)}`])
  const sent = await writeXlsx({ sheets: [{ name: '名册', rows: [headings, ...rows] }] })
  const campaignId = (await officer.ask(listCampaigns, {})).rows[0]!.id
  const done = await importRoster(officer, campaignId, new Blob([sent as Uint8Array<ArrayBuffer>]), '名册.xlsx')
  expect(done).toMatchObject({ state: 'DONE', counts: { imported: 40, refused: 0 } })
  const back = await officer.fetch(`/api/imports/${done.id}/workbook`)
  const sheet = (await readXlsx(new Uint8Array(await back.arrayBuffer()))).sheets[0]!
  expect(sheet.rows[0]!.slice(0, 6)).toEqual(headings)
  // As texts: a number of 18 digits would have lost its end.
  expect(sheet.rows.slice(1).map((cells) => cells.slice(0, 6))).toEqual(rows)
  expect(sheet.rows.slice(1).every((cells) => typeof cells[2] === 'string' && typeof cells[5] === 'string')).toBe(true)
  // What came out goes in again: every id is that of somebody who is there.
  const again = await importRoster(officer, campaignId, new Blob([new Uint8Array(await (await officer.fetch(`/api/imports/${done.id}/workbook`)).arrayBuffer())]), '名册.xlsx')
  expect(again).toMatchObject({ state: 'DONE', counts: { imported: 0, refused: 0 } })
})
