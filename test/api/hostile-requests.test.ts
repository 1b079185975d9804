import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCampaigns, openCampaign } from '#contract/campaigns.ts'
import { listImports } from '#contract/imports.ts'
import { listEntries } from '#contract/rosters.ts'
import { changePassword } from '#contract/sessions.ts'
import { startVisit } from '#contract/visits.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// What nobody sends who uses the office: it is refused as what it is, and never a fault of ours.

let server: TestServer
let officer: Person
let campaignId: string
beforeAll(async () => {
  server = await startServer('example')
  officer = await server.as('quxian')
  campaignId = (await officer.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(() => server?.close())

const refused = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]

describe('places in a list that no list has', () => {
  const far = '99999999999'
  test.each([
    ['rows of an import', async () => `/api/imports/${(await officer.ask(listImports, { params: { id: campaignId } })).rows[0]!.id}/rows?after=${far}`],
    ['problems', async () => `/api/campaigns/${campaignId}/findings?after=${encodeURIComponent(JSON.stringify([Number(far), 1, randomUUID()]))}`],
    ['households', async () => `/api/households?search=x&after=${encodeURIComponent(JSON.stringify(['begins', Number(far), 'x', randomUUID()]))}`],
    ['the log', async () => `/api/audit?after=${encodeURIComponent(JSON.stringify(['9999999-01-01', randomUUID()]))}`],
  ])('%s', async (_, path) => {
    expect(await refused(await officer.fetch(await path()))).toEqual([422, 'INPUT_INVALID'])
  })
})

test.each(['9999-12-31', '0001-01-01', '2062-03-28', '2026-02-30'])('a campaign does not start on %s', async (start) => {
  expect(await problemOf(officer.ask(openCampaign, { body: { planId: 'jintan-2022', start } }))).toBe('INPUT_INVALID')
})

test('values inside each other without end', async () => {
  const worker = await server.as('wenchang')
  const [entry] = (await worker.ask(listEntries, { params: { id: campaignId } })).rows
  const visit = await worker.ask(startVisit, { body: { campaignId, householdId: entry!.householdId } })
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const response = await worker.fetch(`/api/visits/${visit.id}/draft`, {
    method: 'PUT',
    headers: { 'x-doudi': '1', 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
    body: `{"draftVersion":${visit.draftVersion},"draft":{"deep":${deep}}}`,
  })
  expect(await refused(response)).toEqual([422, 'INPUT_INVALID'])
})

test.each(['/%', '/api/%ff', '/../../package.json', '/%2e%2e/%2e%2e/package.json', '/%00', '//'])('the address %s is a problem like any other', async (path) => {
  const answer = await raw(path)
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(answer).toContain('content-type: application/problem+json')
  expect(answer).not.toContain('"dependencies"')
})

/** An address as it is written, which no client would send. */
function raw(path: string): Promise<string> {
  const { port } = new URL(server.serving.address)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: office\r\nconnection: close\r\n\r\n`))
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

test('whoever sits down at a screen left open cannot guess the password by changing it', async () => {
  const left = await server.as('chuangxin')
  const guess = (current: string) => problemOf(left.ask(changePassword, { body: { current, next: 'long enough 77' } }))
  for (let tries = 0; tries < 5; tries += 1) expect(await guess(`guess ${tries}`)).toBe('PASSWORD_WRONG')
  expect(await guess('guess again')).toBe('SIGN_IN_LOCKED')
})
