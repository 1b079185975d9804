import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProblemError } from '#client/problem-error.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getImport, readImport, runImport } from '#contract/imports.ts'
import { problems } from '#domain/problem/problem.ts'
import { brokenWorkbooks } from '#test/workbooks/broken.ts'
import { checkWhole } from './kill/check-whole.ts'
import { proposed } from './setup/import-roster.ts'
import { testId } from './setup/roster-sheet.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let campaignId: string
beforeAll(async () => {
  server = await startServer('opened')
  officer = await server.as('quxian')
  campaignId = (await officer.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(() => server?.close())

const rows = [['困难群众名册', '', '', ''], ['姓名', '身份证号', '村', '备注'], ...Array.from({ length: 12 }, (_, at) => [`甲${'一二三四五六七八九十百千'[at]}`, testId('1950-06-01', 300 + at, '97'), '西湾村', '独居'])]
async function answerOf<T>(asked: Promise<T>): Promise<{ answer: T } | { refused: ProblemError }> {
  try {
    return { answer: await asked }
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error }
    throw error
  }
}

test('200 broken workbooks: each is answered by name, none breaks the server, none is half in', async () => {
  const wrong: string[] = []
  const refusals = new Map<string, number>()
  const running: { what: string; id: string }[] = []
  const refuse = (what: string, { status, code }: ProblemError): void => {
    refusals.set(code, (refusals.get(code) ?? 0) + 1)
    if (status >= 500 || !(code in problems)) wrong.push(`${what}: ${status} ${code}`)
  }
  for (const { what, name, bytes } of brokenWorkbooks(200, 20_260, rows)) {
    const read = await answerOf(officer.ask(readImport, { params: { id: campaignId }, query: { name }, body: new Blob([bytes as BlobPart]) }))
    if ('refused' in read) {
      refuse(what, read.refused)
      continue
    }
    const run = await answerOf(officer.ask(runImport, { params: { id: read.answer.id }, body: { fields: proposed(read.answer) } }))
    if ('refused' in run) refuse(what, run.refused)
    else running.push({ what, id: read.answer.id })
  }
  for (const { what, id } of running) {
    for (let tries = 0; ; tries += 1) {
      const { state, failure } = await officer.ask(getImport, { params: { id } })
      if (state === 'DONE' || (state === 'FAILED' && failure !== 'UNEXPECTED' && failure !== null && failure in problems)) break
      if (state === 'FAILED' || tries > 800) {
        wrong.push(`${what}: ${state} ${failure}`)
        break
      }
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }
  expect(wrong).toEqual([])
  expect([...refusals.keys()].filter((code) => !code.startsWith('WORKBOOK_') && code !== 'IMPORT_MAPPING_INCOMPLETE')).toEqual([])
  expect(running.length).toBeGreaterThan(20)
  expect(refusals.size).toBeGreaterThan(4)
  expect(await checkWhole(server.connection)).toEqual([])
}, 120_000)
