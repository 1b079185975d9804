import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount, listAccounts } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { getSession } from '#contract/sessions.ts'
import { ProblemError } from '#client/problem-error.ts'
import { settleIn } from './setup/settle-in.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let client: pg.Client
let administrator: Person
let areaId: string

beforeAll(async () => {
  server = await startServer('opened')
  client = new pg.Client(server.connection)
  await client.connect()
  administrator = await server.as('guanli')
  areaId = (await administrator.ask(listAreas, {})).rows.find((area) => area.level === 'village')?.id as string
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

const bodyOf = (login: string) => ({ login, name: `新人${login}`, role: 'village-worker' as const, areaId, password: 'correct-horse' })
const count = async (text: string, values: unknown[]): Promise<number> => Number((await client.query<{ count: string }>(text, values)).rows[0]?.count)
const entriesUnder = (key: string) => count('SELECT count(*) FROM audit_entry WHERE idempotency_key = $1', [key])
const keysOf = (key: string) => count('SELECT count(*) FROM idempotency WHERE key = $1', [key])
const accountsNamed = (login: string) => count('SELECT count(*) FROM account WHERE login = $1', [login])

test('the same act again gets the same answer and is done once', async () => {
  const key = randomUUID()
  const first = await administrator.ask(createAccount, { body: bodyOf('twice'), idempotencyKey: key })
  const second = await administrator.ask(createAccount, { body: bodyOf('twice'), idempotencyKey: key })
  expect(second).toEqual(first)
  expect([await accountsNamed('twice'), await entriesUnder(key)]).toEqual([1, 1])
})

test('eight times at the same moment too', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 8 }, () => administrator.ask(createAccount, { body: bodyOf('at-once'), idempotencyKey: key })))
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
  expect([await accountsNamed('at-once'), await entriesUnder(key), await keysOf(key)]).toEqual([1, 1, 1])
})

test('the key of one act is refused for another: another body, another route, another person', async () => {
  const key = randomUUID()
  await administrator.ask(createAccount, { body: bodyOf('one-act'), idempotencyKey: key })
  expect(await problemOf(administrator.ask(createAccount, { body: bodyOf('another-act'), idempotencyKey: key }))).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(await problemOf(administrator.ask(createAccount, { body: { ...bodyOf('one-act'), password: 'another-horse' }, idempotencyKey: key }))).toBe('IDEMPOTENCY_KEY_REUSED')
  const officer = await server.as('quxian')
  const response = await officer.fetch('/api/session/password', { method: 'PUT', headers: { 'content-type': 'application/json', 'x-doudi': '1', 'idempotency-key': key }, body: JSON.stringify({ current: 'doudi-2026', next: 'correct-horse' }) })
  expect((await response.json() as { code: string }).code).toBe('IDEMPOTENCY_KEY_REUSED')
  const district = (await administrator.ask(getSession, {})).area?.id as string
  await administrator.ask(createAccount, { body: { ...bodyOf('second-administrator'), role: 'administrator', areaId: district } })
  const other = await settleIn(server, 'second-administrator', 'correct-horse')
  expect(await problemOf(other.ask(createAccount, { body: bodyOf('one-act'), idempotencyKey: key }))).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(await accountsNamed('another-act')).toBe(0)
})

test('a write that fails leaves no key behind, so that it can be tried again', async () => {
  const key = randomUUID()
  expect(await problemOf(administrator.ask(createAccount, { body: { ...bodyOf('at-last'), password: 'weak' }, idempotencyKey: key }))).toBe('PASSWORD_TOO_WEAK')
  expect(await problemOf(administrator.ask(createAccount, { body: bodyOf('twice'), idempotencyKey: key }))).toBe('LOGIN_TAKEN')
  expect([await keysOf(key), await entriesUnder(key)]).toEqual([0, 0])
  expect((await administrator.ask(createAccount, { body: bodyOf('at-last'), idempotencyKey: key })).login).toBe('at-last')
})

test('a write without a key, or with something that is none, is not done', async () => {
  const write = (headers: Record<string, string>) =>
    administrator.fetch('/api/accounts', { method: 'POST', headers: { 'content-type': 'application/json', 'x-doudi': '1', ...headers }, body: JSON.stringify(bodyOf('keyless')) })
  for (const headers of [{}, { 'idempotency-key': '' }, { 'idempotency-key': 'again' }]) {
    const response = await write(headers as Record<string, string>)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING'])
  }
  expect(await accountsNamed('keyless')).toBe(0)
})

test('what was asked and answered is not kept in plain', async () => {
  const { rows } = await client.query<{ row: string }>('SELECT to_jsonb(idempotency)::text AS row FROM idempotency')
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.filter(({ row }) => /correct-horse|twice|新人/.test(row))).toEqual([])
})

test('different acts at the same moment for the same thing: one is done, the others are told', async () => {
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => administrator.ask(createAccount, { body: bodyOf('contested') }).then(() => 'fine', (error: unknown) => (error as ProblemError).code)))
  expect(outcomes.filter((outcome) => outcome === 'fine')).toHaveLength(1)
  expect(new Set(outcomes)).toEqual(new Set(['fine', 'LOGIN_TAKEN']))
  expect((await administrator.ask(listAccounts, {})).rows.filter((row) => row.login === 'contested')).toHaveLength(1)
})
