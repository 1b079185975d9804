import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount, listAccounts, resetPassword, setAccountState } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { changePassword, getAbout, getSession, setUp, signIn, signOut } from '#contract/sessions.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { asConfirmed, confirmedBy } from './setup/confirm-account.ts'
import { settleIn } from './setup/settle-in.ts'
import { problemOf, startServer, type TestServer } from './setup/server.ts'

const missing = '01890000-0000-7000-8000-000000000000'

describe('an example district', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer('opened')
  })
  afterAll(() => server?.close())

  async function areaNamed(name: string): Promise<string> {
    const { rows } = await (await server.as('guanli')).ask(listAreas, {})
    return rows.find((area) => area.name === name)?.id as string
  }

  test('signing in gives a session, signing out ends it', async () => {
    const person = await server.as('wenchang')
    expect(await person.ask(getSession, {})).toMatchObject({ account: { login: 'wenchang', role: 'village-worker' }, area: { level: 'village', name: '文昌社区' } })
    await person.ask(signOut, {})
    expect(await problemOf(person.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
  })

  test('the cookie of a session is out of reach of scripts and of other sites', async () => {
    const response = await server.nobody().fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json', 'x-doudi': '1' }, body: JSON.stringify({ login: 'wenchang', password: examplePassword }) })
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('a login that does not exist is answered like a wrong password', async () => {
    const answer = async (login: string) => (await server.nobody().fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json', 'x-doudi': '1' }, body: JSON.stringify({ login, password: 'not-the-one' }) })).text()
    expect(await answer('nobody-of-this-name')).toBe(await answer('xiwan'))
  })

  test('a login that does not exist is locked like one that does, so that the lock tells nothing either', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect(await problemOf(server.nobody().ask(signIn, { body: { login: 'no-such-login', password: 'wrong-one' } }))).toBe('SIGN_IN_FAILED')
    expect(await problemOf(server.nobody().ask(signIn, { body: { login: 'no-such-login', password: 'wrong-one' } }))).toBe('SIGN_IN_LOCKED')
  })

  test('five failures lock an account for a quarter of an hour, the right password too', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect(await problemOf(server.as('liuwei', 'wrong-one'))).toBe('SIGN_IN_FAILED')
    expect(await problemOf(server.as('liuwei'))).toBe('SIGN_IN_LOCKED')
    const { rows } = await (await server.as('guanli')).ask(listAccounts, {})
    expect(rows.find((row) => row.login === 'liuwei')?.isLocked).toBe(true)
    server.clock.moveDays(16 / 1440)
    expect(await problemOf(server.as('liuwei'))).toBe('fine')
  })

  test('failures at the same moment add up', async () => {
    await Promise.all(Array.from({ length: 5 }, () => problemOf(server.as('zhulin', 'wrong-one'))))
    expect(await problemOf(server.as('zhulin'))).toBe('SIGN_IN_LOCKED')
    server.clock.moveDays(16 / 1440)
  })

  test('four failures and a success begin anew', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) await problemOf(server.as('chengjiao', 'wrong-one'))
      expect(await problemOf(server.as('chengjiao'))).toBe('fine')
    }
  })

  test('a session ends after twelve hours, however busy', async () => {
    const person = await server.as('hekou')
    for (let quarter = 0; quarter < 47; quarter += 1) {
      server.clock.moveDays(15 / 1440)
      expect(await problemOf(person.ask(getSession, {}))).toBe('fine')
    }
    server.clock.moveDays(20 / 1440)
    expect(await problemOf(person.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
  })

  test('half an hour without a sign of life ends a session', async () => {
    const person = await server.as('hekou')
    server.clock.moveDays(29 / 1440)
    expect(await problemOf(person.ask(getSession, {}))).toBe('fine')
    server.clock.moveDays(32 / 1440)
    expect(await problemOf(person.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
  })

  test('a write without the header of our own pages is refused, whoever asks and before anything is read', async () => {
    const officer = await server.as('quxian')
    for (const person of [server.nobody(), officer]) {
      for (const [method, path] of [['POST', '/api/session'], ['POST', '/api/setup'], ['POST', '/api/accounts'], ['DELETE', '/api/session'], ['POST', '/api/campaigns']] as const) {
        const response = await person.fetch(path, { method, headers: { 'content-type': 'application/json' }, body: '{ not even json' })
        expect([path, response.status, ((await response.json()) as { code: string }).code]).toEqual([path, 403, 'ORIGIN_REFUSED'])
      }
    }
    expect(await problemOf(officer.ask(getSession, {}))).toBe('fine')
  })

  test('a stranger is told to sign in, whatever was sent', async () => {
    const response = await server.nobody().fetch('/api/accounts', { method: 'POST', headers: { 'content-type': 'application/json', 'x-doudi': '1' }, body: '{ not even json' })
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  test.each([['short7!', 'new-person'], ['new-person', 'new-person'], ['aaaaaaaaaa', 'new-person'], ['12345678', 'new-person'], ['ＡＢＣ１２３４５', 'new-person']])('%s is no password', async (password, login) => {
    const administrator = await server.as('guanli')
    expect(await problemOf(administrator.ask(createAccount, { body: { login, name: '新人', role: 'village-worker', areaId: await areaNamed('文昌社区'), password } }))).toBe('PASSWORD_TOO_WEAK')
  })

  test('a role stands at the level of its area, in a district that is there', async () => {
    const administrator = await server.as('guanli')
    const body = { login: 'somebody', name: '某人', password: 'correct-horse' }
    expect(await problemOf(administrator.ask(createAccount, { body: { ...body, role: 'village-worker', areaId: await areaNamed('河口镇') } }))).toBe('AREA_NOT_FOR_ROLE')
    expect(await problemOf(administrator.ask(createAccount, { body: { ...body, role: 'town-officer', areaId: await areaNamed('示例区') } }))).toBe('AREA_NOT_FOR_ROLE')
    expect(await problemOf(administrator.ask(createAccount, { body: { ...body, role: 'district-officer', areaId: await areaNamed('文昌社区') } }))).toBe('AREA_NOT_FOR_ROLE')
    expect(await problemOf(administrator.ask(createAccount, { body: { ...body, role: 'town-officer', areaId: 'elsewhere' } }))).toBe('NOT_FOUND')
    expect(await problemOf(administrator.ask(createAccount, { body: { ...body, login: 'quxian', role: 'town-officer', areaId: await areaNamed('河口镇') } }))).toBe('LOGIN_TAKEN')
  })

  test('a closed account cannot sign in and is signed out at once', async () => {
    const administrator = await server.as('guanli')
    const person = await server.as('kaifaqu')
    const { account } = await person.ask(getSession, {})
    await administrator.ask(setAccountState, { params: { id: account.id }, body: { isDisabled: true } })
    expect(await problemOf(person.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
    expect(await problemOf(server.as('kaifaqu'))).toBe('SIGN_IN_FAILED')
    await administrator.ask(setAccountState, { params: { id: account.id }, body: { isDisabled: false } })
    expect(await problemOf(server.as('kaifaqu'))).toBe('ACCOUNT_UNCONFIRMED')
    expect(await problemOf(asConfirmed(server, 'kaifaqu', examplePassword))).toBe('fine')
  })

  test('a password set by the administrator unlocks, ends sessions and works', async () => {
    const administrator = await server.as('guanli')
    const person = await server.as('dongcheng')
    const { account } = await person.ask(getSession, {})
    await administrator.ask(resetPassword, { params: { id: account.id }, body: { password: 'another-one-77' } })
    expect(await problemOf(person.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
    expect(await problemOf(server.as('dongcheng'))).toBe('SIGN_IN_FAILED')
    const again = await asConfirmed(server, 'dongcheng', 'another-one-77')
    expect(await problemOf(again.ask(changePassword, { body: { current: 'not-it', next: examplePassword } }))).toBe('PASSWORD_WRONG')
    await again.ask(changePassword, { body: { current: 'another-one-77', next: examplePassword } })
    expect(await problemOf(again.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
    expect(await problemOf(server.as('dongcheng'))).toBe('fine')
  })

  test('the last administrator stays, also when two close each other at the same moment', async () => {
    const first = await server.as('guanli')
    const self = (await first.ask(getSession, {})).account.id
    expect(await problemOf(first.ask(setAccountState, { params: { id: self }, body: { isDisabled: true } }))).toBe('NOT_ALLOWED')
    const other = await first.ask(createAccount, { body: { login: 'guanli-2', name: '何静二', role: 'administrator', areaId: await areaNamed('示例区'), password: 'correct-horse' } })
    const second = await settleIn(server, 'guanli-2', 'correct-horse')
    const outcomes = await Promise.all([
      problemOf(first.ask(setAccountState, { params: { id: other.id }, body: { isDisabled: true } })),
      problemOf(second.ask(setAccountState, { params: { id: self }, body: { isDisabled: true } })),
    ])
    expect(outcomes.filter((outcome) => outcome === 'fine')).toHaveLength(1)
    const winner = outcomes[0] === 'fine' ? first : second
    const { rows } = await winner.ask(listAccounts, {})
    expect(rows.filter((row) => row.role === 'administrator' && !row.isDisabled)).toHaveLength(1)
    await winner.ask(setAccountState, { params: { id: winner === first ? other.id : self }, body: { isDisabled: false } })
    await confirmedBy(await server.as('quxian'), winner === first ? 'guanli-2' : 'guanli')
  })

  test('no answer about accounts holds a password, sealed or not', async () => {
    const administrator = await server.as('guanli')
    const made = await administrator.ask(createAccount, { body: { login: 'secretive', name: '新人', role: 'village-worker', areaId: await areaNamed('文昌社区'), password: 'correct-horse' } })
    const bodies = await Promise.all(['/api/accounts', '/api/session', '/api/audit', '/api/openapi.json'].map(async (path) => (await administrator.fetch(path)).text()))
    for (const body of [JSON.stringify(made), ...bodies]) expect(body).not.toMatch(/\$argon2|correct-horse|password_hash|passwordHash/)
  })

  test('an account of nowhere is not found', async () => {
    const administrator = await server.as('guanli')
    expect(await problemOf(administrator.ask(setAccountState, { params: { id: missing }, body: { isDisabled: true } }))).toBe('NOT_FOUND')
    expect(await problemOf(administrator.ask(resetPassword, { params: { id: missing }, body: { password: 'correct-horse' } }))).toBe('NOT_FOUND')
  })

  test('an example that is running shows its accounts; it cannot be set up again', async () => {
    const nobody = server.nobody()
    expect((await nobody.ask(getAbout, {})).exampleAccounts.length).toBeGreaterThan(3)
    expect(await problemOf(nobody.ask(setUp, { body: { token: 'x', login: 'me', name: '我', password: 'correct-horse', districtName: '区', districtCode: '990020' } }))).toBe('NOT_ALLOWED')
  })
})

describe('a bare database', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer('bare')
  })
  afterAll(() => server?.close())

  const first = { login: 'admin', name: '何静', password: 'correct-horse', districtName: '某区', districtCode: '320413' }

  test('the holder of the token makes the first administrator, once', async () => {
    const token = server.serving.setupToken as string
    expect(token.length).toBeGreaterThanOrEqual(24)
    const nobody = server.nobody()
    expect(await nobody.ask(getAbout, {})).toMatchObject({ kind: 'real', needsSetup: true, exampleAccounts: [] })
    expect(await problemOf(nobody.ask(setUp, { body: { ...first, token: 'guessed' } }))).toBe('NOT_ALLOWED')
    expect(await problemOf(nobody.ask(setUp, { body: { ...first, token, password: 'weak' } }))).toBe('PASSWORD_TOO_WEAK')
    expect(await problemOf(nobody.ask(setUp, { body: { ...first, token, districtCode: 'abc' } }))).toBe('AREAS_INVALID')
    const session = await nobody.ask(setUp, { body: { ...first, token } })
    expect(session).toMatchObject({ account: { login: 'admin', role: 'administrator' }, area: { name: '某区', level: 'district' } })
    expect(await nobody.ask(getSession, {})).toMatchObject({ account: { login: 'admin' } })
    expect(await problemOf(server.nobody().ask(setUp, { body: { ...first, login: 'second', token } }))).toBe('NOT_ALLOWED')
    expect((await nobody.ask(getAbout, {})).needsSetup).toBe(false)
  })

  test('the token is tried by many at once and serves one', async () => {
    const other = await startServer('bare')
    const token = other.serving.setupToken as string
    const outcomes = await Promise.all(Array.from({ length: 4 }, (_, index) => problemOf(other.nobody().ask(setUp, { body: { ...first, login: `admin-${index}`, token } }))))
    expect(outcomes.filter((outcome) => outcome === 'fine')).toHaveLength(1)
    await other.close()
  })
})
