import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeAccount, confirmAccount, createAccount, getHandOver, handOver, listAccounts, listDirectory, removeTotp, resetPassword, setAccountState, type Account } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { listAudit } from '#contract/audit.ts'
import { getBoard, getToday, listCampaigns } from '#contract/campaigns.ts'
import { listDeliverables } from '#contract/deliverables.ts'
import { readImport } from '#contract/imports.ts'
import { getVillageRoster, listEntries, returnRoster, signRoster } from '#contract/rosters.ts'
import { beginTotp, changePassword, chooseDistrict, confirmTotp, dropTotp, endSession, getSession, listSessions, signIn } from '#contract/sessions.ts'
import { changeSettings, getSettings } from '#contract/settings.ts'
import { startVisit } from '#contract/visits.ts'
import { accountKey } from '#domain/access/reach.ts'
import { roles, type Role } from '#domain/access/access.ts'
import { exampleAccounts, examplePassword } from '#server/example/accounts.ts'
import { performImport } from '#server/features/imports/public.ts'
import { codeOf, stepAt } from '#server/features/accounts/totp.ts'
import { csvRoster, rosterHeadings, testId } from './setup/roster-sheet.ts'
import { asConfirmed } from './setup/confirm-account.ts'
import { settleIn } from './setup/settle-in.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let client: pg.Client
const given = 'correct-horse'
beforeAll(async () => {
  server = await startServer('example')
  client = new pg.Client(server.connection)
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

async function areaNamed(name: string): Promise<string> {
  return (await (await server.as('guanli')).ask(listAreas, {})).rows.find((area) => area.name === name)?.id as string
}
async function accountOf(login: string): Promise<Account> {
  return (await (await server.as('guanli')).ask(listAccounts, {})).rows.find((row) => row.login === login) as Account
}
async function make(by: Person, login: string, role: Role, areaName: string, more: object = {}): Promise<Account> {
  return by.ask(createAccount, { body: { login, name: `新人${login}`, role, areaId: await areaNamed(areaName), password: given, ...more } })
}

describe('the officer above', () => {
  test('makes and resets accounts below, and nobody’s beside or above', async () => {
    expect(new Set(exampleAccounts.map((account) => account.role))).toEqual(new Set(roles))
    const [district, town] = [await server.as('quxian'), await server.as('hekou')]
    expect(await problemOf(make(town, 'v-one', 'village-worker', '西湾村'))).toBe('fine')
    expect(await problemOf(make(town, 'v-two', 'village-worker', '文昌社区'))).toBe('NOT_FOUND')
    expect(await problemOf(make(town, 't-two', 'town-officer', '河口镇'))).toBe('NOT_ALLOWED')
    expect(await problemOf(make(district, 't-three', 'town-officer', '河口镇'))).toBe('fine')
    for (const role of ['district-officer', 'administrator', 'auditor'] as const) expect(await problemOf(make(district, `d-${role}`, role, '示例区'))).toBe('NOT_ALLOWED')
    expect((await town.ask(listAccounts, {})).rows.filter((row) => !['河口镇', '河口社区', '西湾村', '柳圩村', '竹林村'].includes(row.areaName))).toEqual([])
    const [village, own, neighbour] = [await accountOf('xiwan'), await accountOf('hekou'), await accountOf('wenchang')]
    const reset = (by: Person, account: Account) => problemOf(by.ask(resetPassword, { params: { id: account.id }, body: { password: 'from-above-77' } }))
    expect([await reset(town, village), await reset(town, own), await reset(town, neighbour), await reset(district, own)]).toEqual(['fine', 'NOT_ALLOWED', 'NOT_FOUND', 'fine'])
    expect(await problemOf((await server.as('wenchang')).ask(listAccounts, {}))).toBe('NOT_ALLOWED')
  })

  test('a password from above is changed before anything else is done, and not to itself', async () => {
    await make(await server.as('guanli'), 'first-day', 'village-worker', '竹林村')
    const person = await asConfirmed(server, 'first-day', given)
    expect((await person.ask(getSession, {})).account.mustChange).toBe(true)
    expect(await problemOf(person.ask(listCampaigns, {}))).toBe('PASSWORD_CHANGE_DUE')
    expect(await problemOf(person.ask(changePassword, { body: { current: given, next: given } }))).toBe('PASSWORD_SAME')
    const settled = await settleIn(server, 'first-day', given)
    expect(await problemOf(settled.ask(listCampaigns, {}))).toBe('fine')
  })
})

describe('what an account needs', () => {
  test('a department, the end of a contract, a whole telephone number', async () => {
    const administrator = await server.as('guanli')
    expect(await problemOf(make(administrator, 'x-1', 'department-officer', '示例区'))).toBe('ACCOUNT_INCOMPLETE')
    expect(await problemOf(make(administrator, 'x-2', 'department-officer', '示例区', { department: 'no-such-bureau' }))).toBe('ACCOUNT_INCOMPLETE')
    expect(await problemOf(make(administrator, 'x-3', 'surveyor', '示例区'))).toBe('ACCOUNT_INCOMPLETE')
    expect(await problemOf(make(administrator, 'x-4', 'village-worker', '西湾村', { phone: '12' }))).toBe('ACCOUNT_INCOMPLETE')
    expect(await make(administrator, 'x-5', 'department-officer', '示例区', { department: 'health', phone: '138 0000 7777' })).toMatchObject({ department: 'health', phone: '13800007777', isPrincipal: false })
  })

  test('a contract that has ended: no sign-in, and an open session stops', async () => {
    const administrator = await server.as('guanli')
    await make(administrator, 'surveyor-2', 'surveyor', '示例区', { until: server.clock.today() })
    const surveyor = await settleIn(server, 'surveyor-2', given)
    expect(await problemOf(surveyor.ask(listCampaigns, {}))).toBe('fine')
    await client.query(`UPDATE account SET until_date = until_date - 1 WHERE login = 'surveyor-2'`)
    expect(await problemOf(surveyor.ask(listCampaigns, {}))).toBe('NOT_SIGNED_IN')
    expect(await problemOf(server.as('surveyor-2', `${given}-of-my-own`))).toBe('SIGN_IN_FAILED')
  })

  test('one person holds no two roles that do not go together', async () => {
    const administrator = await server.as('guanli')
    const town = await accountOf('dongcheng')
    expect(await problemOf(make(administrator, 'two-hats', 'village-worker', '文昌社区', { phone: town.phone }))).toBe('ROLES_INCOMPATIBLE')
    expect(await problemOf(make(administrator, 'two-hats', 'administrator', '示例区', { phone: town.phone }))).toBe('ROLES_INCOMPATIBLE')
    expect(await problemOf(make(administrator, 'two-desks', 'town-officer', '河口镇', { phone: town.phone }))).toBe('fine')
    const { name, department, institution, isPrincipal, until, post } = await accountOf('chuangxin')
    expect(await problemOf(administrator.ask(changeAccount, { params: { id: (await accountOf('chuangxin')).id }, body: { name, department, institution, isPrincipal, until, post, phone: town.phone } }))).toBe('ROLES_INCOMPATIBLE')
  })
})

describe('whoever runs the system', () => {
  const bodyOf = async (login: string, more: object = {}) => ({ login, name: '何静', role: 'district-officer' as const, areaId: await areaNamed('示例区'), password: given, ...more })

  test('makes no account for reading people that nobody else has looked at', async () => {
    const [administrator, district, town] = [await server.as('guanli'), await server.as('quxian'), await server.as('dongcheng')]
    expect(await problemOf(administrator.ask(createAccount, { body: await bodyOf('own-eyes') }))).toBe('NAMESAKE_UNCLEAR')
    const made = await administrator.ask(createAccount, { body: await bodyOf('own-eyes', { phone: '13911112222' }) })
    expect(made).toMatchObject({ isUnconfirmed: true, mayConfirm: false })
    expect(await problemOf(server.as('own-eyes', given))).toBe('ACCOUNT_UNCONFIRMED')
    expect(await problemOf(server.as('own-eyes', 'wrong-one'))).toBe('SIGN_IN_FAILED')
    expect(await problemOf(administrator.ask(confirmAccount, { params: { id: made.id } }))).toBe('NOT_ALLOWED')
    expect(await problemOf(town.ask(confirmAccount, { params: { id: made.id } }))).toBe('NOT_FOUND')
    expect((await district.ask(listAccounts, {})).rows.find((row) => row.login === 'own-eyes')).toMatchObject({ isUnconfirmed: true, mayConfirm: true })
    expect(await district.ask(confirmAccount, { params: { id: made.id } })).toMatchObject({ isUnconfirmed: false, mayConfirm: false })
    expect(await problemOf(server.as('own-eyes', given))).toBe('fine')
    expect((await administrator.ask(listAudit, { query: { action: 'confirm-account', object: made.id } })).rows).toMatchObject([{ byName: '王敏', details: { login: 'own-eyes' } }])
  })

  test('a second administrator that the first made confirms nothing before being confirmed', async () => {
    const administrator = await server.as('guanli')
    const other = await administrator.ask(createAccount, { body: await bodyOf('second-self', { role: 'administrator', name: '贺另' }) })
    expect(await problemOf(server.as('second-self', given))).toBe('ACCOUNT_UNCONFIRMED')
    await administrator.ask(setAccountState, { params: { id: other.id }, body: { isDisabled: true } })
    await administrator.ask(setAccountState, { params: { id: other.id }, body: { isDisabled: false } })
    expect((await accountOf('second-self')).isUnconfirmed).toBe(true)
  })

  test('opens nobody’s account with a password of its own choice; an officer above does', async () => {
    const [administrator, town] = [await server.as('guanli'), await server.as('dongcheng')]
    const village = await accountOf('chengjiao')
    await administrator.ask(resetPassword, { params: { id: village.id }, body: { password: 'known-to-two-77' } })
    expect(await problemOf(server.as('chengjiao', 'known-to-two-77'))).toBe('ACCOUNT_UNCONFIRMED')
    await town.ask(resetPassword, { params: { id: village.id }, body: { password: 'from-the-town-77' } })
    expect(await problemOf(server.as('chengjiao', 'from-the-town-77'))).toBe('fine')
  })
})

test('the trail says who changed what of an account', async () => {
  const administrator = await server.as('guanli')
  const account = await accountOf('yongfeng')
  await administrator.ask(changeAccount, { params: { id: account.id }, body: { name: '范志平', department: null, institution: null, isPrincipal: false, until: null, post: '村会计', phone: account.phone } })
  expect((await accountOf('yongfeng')).isPrincipal).toBe(false)
  const { rows } = await administrator.ask(listAudit, { query: { action: 'change-account' } })
  expect(rows[0]).toMatchObject({ byName: '何静', objectId: account.id, details: { login: 'yongfeng', isPrincipal: false } })
})

describe('sessions', () => {
  test('are listed with what the browser says of itself, and end one by one', async () => {
    const [here, there] = [await server.as('nanmen'), await server.as('nanmen')]
    const { rows } = await here.ask(listSessions, {})
    expect(rows.filter((row) => row.isHere)).toHaveLength(1)
    const other = rows.find((row) => !row.isHere)!
    await here.ask(endSession, { params: { id: other.id } })
    expect(await problemOf(there.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
    expect(await problemOf(here.ask(getSession, {}))).toBe('fine')
    const foreign = (await (await server.as('liuwei')).ask(listSessions, {})).rows[0]!
    expect(await problemOf(here.ask(endSession, { params: { id: foreign.id } }))).toBe('NOT_FOUND')
  })

  test('the cookie goes through HTTPS only when browsers come that way', async () => {
    const cookie = async () => (await server.nobody().fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json', 'x-doudi': '1' }, body: JSON.stringify({ login: 'liuwei', password: examplePassword }) })).headers.get('set-cookie')
    expect(await cookie()).not.toContain('Secure')
    Object.assign(server.serving.services, { isBehindTls: true })
    expect(await cookie()).toContain('Secure')
    Object.assign(server.serving.services, { isBehindTls: false })
  })

  test('the rules of a district are set by it, hold at once and stand in the trail', async () => {
    const district = await server.as('quxian')
    expect(await problemOf((await server.as('hekoushequ')).ask(getSettings, {}))).toBe('NOT_ALLOWED')
    expect(await district.ask(getSettings, {})).toMatchObject({ idleMinutes: 30, sessionHours: 12, failuresAllowed: 5, kind: 'example' })
    expect(await problemOf(district.ask(changeSettings, { body: { idleMinutes: 1, sessionHours: 12, failuresAllowed: 5 } }))).toBe('INPUT_INVALID')
    await district.ask(changeSettings, { body: { idleMinutes: 10, sessionHours: 8, failuresAllowed: 3 } })
    const person = await server.as('hekoushequ')
    expect((await person.ask(getSession, {})).idleMinutes).toBe(10)
    server.clock.moveDays(12 / 1440)
    expect(await problemOf(person.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
    for (let tries = 0; tries < 3; tries += 1) await problemOf(server.as('hekoushequ', 'wrong-one'))
    expect(await problemOf(server.as('hekoushequ'))).toBe('SIGN_IN_LOCKED')
    const again = await server.as('quxian')
    const { rows } = await again.ask(listAudit, { query: { action: 'change-settings' } })
    expect(rows[0]?.details).toEqual({ idleMinutes: '30 → 10', sessionHours: '12 → 8', failuresAllowed: '5 → 3' })
    await again.ask(changeSettings, { body: { idleMinutes: 30, sessionHours: 12, failuresAllowed: 5 } })
  })
})

describe('a second step', () => {
  const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytesOf = (text: string) => {
    const bits = [...text].map((sign) => base32.indexOf(sign).toString(2).padStart(5, '0')).join('')
    return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  }

  test('is asked for once a code has come back, takes no code twice, and is taken away by the officer above', async () => {
    const person = await server.as('fulian')
    const { secret, uri } = await person.ask(beginTotp, { body: { password: examplePassword } })
    expect(uri).toContain(secret)
    const code = () => codeOf(bytesOf(secret), stepAt(server.clock.now()))
    const enter = (with_?: string) => problemOf(server.nobody().ask(signIn, { body: { login: 'fulian', password: examplePassword, ...(with_ !== undefined && { code: with_ }) } }))
    expect(await problemOf(person.ask(confirmTotp, { body: { code: '000000' } }))).toBe('CODE_WRONG')
    expect(await enter()).toBe('fine')
    await person.ask(confirmTotp, { body: { code: code() } })
    expect(await enter()).toBe('CODE_NEEDED')
    expect(await enter(code())).toBe('CODE_WRONG')
    server.clock.moveDays(1 / 1440)
    expect(await enter('000000')).toBe('CODE_WRONG')
    expect(await enter(code())).toBe('fine')
    expect(await problemOf(server.nobody().ask(signIn, { body: { login: 'fulian', password: 'wrong-one', code: code() } }))).toBe('SIGN_IN_FAILED')
    const district = await server.as('quxian')
    const account = (await district.ask(listAccounts, {})).rows.find((row) => row.login === 'fulian') as Account
    expect(account.hasTotp).toBe(true)
    await district.ask(removeTotp, { params: { id: account.id } })
    expect(await enter()).toBe('fine')
  })

  test('goes with one’s own password', async () => {
    const person = await server.as('canlian')
    const { secret } = await person.ask(beginTotp, { body: { password: examplePassword } })
    await person.ask(confirmTotp, { body: { code: codeOf(bytesOf(secret), stepAt(server.clock.now())) } })
    expect(await problemOf(person.ask(dropTotp, { body: { password: 'wrong-one' } }))).toBe('PASSWORD_WRONG')
    await person.ask(dropTotp, { body: { password: examplePassword } })
    expect((await person.ask(listSessions, {})).hasTotp).toBe(false)
  })
})

describe('somebody who leaves', () => {
  test('hands drafts and assignments to a successor, counted before; the account is closed and the trail says so', async () => {
    const administrator = await server.as('guanli')
    await make(administrator, 'leaver', 'village-worker', '城郊村')
    await make(administrator, 'heir', 'village-worker', '城郊村')
    await make(administrator, 'stranger', 'village-worker', '西湾村')
    const leaver = await settleIn(server, 'leaver', given)
    const campaignId = (await leaver.ask(listCampaigns, {})).rows[0]!.id
    const entries = (await leaver.ask(listEntries, { params: { id: campaignId }, query: { coverage: 'NOT_VISITED' } })).rows
    const visit = await leaver.ask(startVisit, { body: { campaignId, householdId: entries[0]!.householdId } })
    const [from, heir, stranger] = [await accountOf('leaver'), await accountOf('heir'), await accountOf('stranger')]
    const { rows } = await client.query<{ district_key: string; area_path: string }>('SELECT district_key, area_path FROM household WHERE id = $1', [entries[0]!.householdId])
    await client.query('INSERT INTO household_reach (district_key, area_path, household_id, reach_key) VALUES ($1, $2, $3, $4)', [rows[0]!.district_key, rows[0]!.area_path, entries[0]!.householdId, accountKey(from.id)])

    await client.query(`INSERT INTO assignment (district_key, id, area_path, household_id, account_id, account_name, epoch, at, by_name) VALUES ($1, $2, $3, $4, $5, '新人', 1, now(), '测试') ON CONFLICT (district_key, household_id) DO UPDATE SET account_id = excluded.account_id, team_id = NULL`, [rows[0]!.district_key, randomUUID(), rows[0]!.area_path, entries[0]!.householdId, from.id])

    const preview = await administrator.ask(getHandOver, { params: { id: from.id } })
    expect(preview.things).toEqual(['drafts', 'assignments', 'reach'].map((kind) => ({ kind, count: 1, goes: 'successor' })))
    expect(preview.successors.map((one) => one.login)).toContain('heir')
    expect(preview.successors.map((one) => one.login)).not.toContain('stranger')
    expect(await problemOf(administrator.ask(handOver, { params: { id: from.id }, body: { successorId: stranger.id } }))).toBe('SUCCESSOR_UNFIT')
    expect((await administrator.ask(handOver, { params: { id: from.id }, body: { successorId: heir.id } })).things).toEqual(preview.things)

    expect(await problemOf(leaver.ask(getSession, {}))).toBe('NOT_SIGNED_IN')
    expect((await accountOf('leaver')).isDisabled).toBe(true)
    const mine = await settleIn(server, 'heir', given)
    expect((await mine.ask(startVisit, { body: { campaignId, householdId: entries[0]!.householdId } })).id).toBe(visit.id)
    expect((await client.query('SELECT 1 FROM household_reach WHERE reach_key = $1', [accountKey(heir.id)])).rowCount).toBe(1)
    expect((await client.query('SELECT epoch FROM assignment WHERE account_id = $1', [heir.id])).rows.map((row: { epoch: number }) => row.epoch > 1)).toEqual([true])
    const { rows: trail } = await administrator.ask(listAudit, { query: { action: 'hand-over-account' } })
    expect(trail[0]).toMatchObject({ byName: '何静', details: { login: 'leaver', successor: 'heir', drafts: 1, assignments: 1, reach: 1 } })
  })

  test('is not handed over by itself, and an administrator not at all', async () => {
    const administrator = await server.as('guanli')
    const self = await accountOf('guanli')
    expect(await problemOf(administrator.ask(handOver, { params: { id: self.id }, body: { successorId: self.id } }))).toBe('NOT_ALLOWED')
  })
})

describe('the city', () => {
  test('looks at the districts below it, one at a time, and at no other', async () => {
    const city = await server.as('shiju')
    const session = await city.ask(getSession, {})
    expect(session).toMatchObject({ account: { role: 'city-officer', homeName: '示例市' }, area: { name: '示例区', level: 'district' }, districts: [{ name: '示例区' }] })
    const campaignId = (await city.ask(listCampaigns, {})).rows[0]!.id
    const [seen, own] = [await city.ask(getBoard, { params: { id: campaignId }, query: {} }), await (await server.as('quxian')).ask(getBoard, { params: { id: campaignId }, query: {} })]
    expect(seen.total).toEqual(own.total)
    expect(await problemOf(city.ask(listDeliverables, { params: { id: campaignId } }))).toBe('fine')
    expect((await city.ask(getToday, {})).duties).toEqual([])
    expect(await problemOf(city.ask(listEntries, { params: { id: campaignId } }))).toBe('NOT_ALLOWED')

    const cityId = await areaNamed('示例市')
    const [other, foreign] = ['secondary1', 'foreigner1']
    for (const [id, parent] of [[other, cityId], [foreign, null]]) await client.query(`INSERT INTO area (id, parent_id, district_key, level, code, name, path) VALUES ($1, $2, $1, 'district', $3, '又一区', $4)`, [id, parent, id === other ? '990019000000' : '990119000000', `${id}/`])
    expect(await problemOf(city.ask(chooseDistrict, { body: { districtId: foreign } }))).toBe('NOT_FOUND')
    expect(await city.ask(chooseDistrict, { body: { districtId: other } })).toMatchObject({ area: { id: other, name: '又一区' } })
    expect((await city.ask(getSession, {})).area?.id).toBe(other)
    expect((await city.ask(listCampaigns, {})).rows).toEqual([])
    expect(await problemOf(city.ask(getBoard, { params: { id: campaignId }, query: {} }))).toBe('NOT_FOUND')
    // Another session begins at the first again.
    expect((await (await server.as('shiju')).ask(getSession, {})).area?.name).toBe('示例区')
  })

  test('an account of a city is not a single district’s to make when there are several', async () => {
    expect(await problemOf((await server.as('guanli')).ask(createAccount, { body: { login: 'city-two', name: '新人', role: 'city-officer', areaId: await areaNamed('示例市'), password: given } }))).toBe('NOT_FOUND')
  })
})

test('the working team is listed with posts and telephones, from the city down to one’s own area [J-63 on /directory]', async () => {
  const of = async (login: string) => (await (await server.as(login)).ask(listDirectory, {})).rows
  const town = await of('dongcheng')
  expect(town.find((row) => row.name === '陈立')).toMatchObject({ areaName: '东城街道', post: '民政办主任', isPrincipal: true, phone: expect.stringMatching(/^138/) })
  expect(town.map((row) => row.areaName)).toEqual(expect.arrayContaining(['示例区', '文昌社区']))
  expect(town.map((row) => row.areaName)).not.toContain('河口镇')
  for (const line of ['马建平', '秦雪', '高远']) expect(town.map((row) => row.name)).toContain(line)
  expect(town.map((row) => row.role)).not.toContain('administrator')
  // From the highest unit down; inside one whoever signs, then the others as their names sound.
  const named = (rows: readonly { name: string; role: string; areaName: string }[], ...places: string[]) => rows.filter((row) => places.includes(row.areaName) && exampleAccounts.some((one) => one.name === row.name && one.role === row.role)).map((row) => row.name)
  expect(named(town, '示例市', '示例区')).toEqual(['许文静', '王敏', '傅春梅', '高远', '罗一鸣', '马建平', '秦雪', '宋佳', '田甜'])
  expect(named((await (await server.as('guanli')).ask(listAccounts, {})).rows, '示例区')).toEqual(['傅春梅', '高远', '何静', '罗一鸣', '马建平', '秦雪', '石正', '宋佳', '田甜', '王敏'])
  await (await server.as('guanli')).ask(setAccountState, { params: { id: (await accountOf('lingdao')).id }, body: { isDisabled: true } })
  expect((await of('dongcheng')).map((row) => row.name)).not.toContain('高远')
})

test('an import that was queued is not carried out for somebody whose account was closed meanwhile', async () => {
  const officer = await server.as('kaifaqu')
  const campaignId = (await officer.ask(listCampaigns, {})).rows[0]!.id
  const sheet = csvRoster(rosterHeadings, [{ 姓名: '尤来迟', 身份证号: testId('1950-06-01', 77), 与户主关系: '户主', '镇（街道）': '示例经济开发区', '村（居）': '创新社区', 救助类型: '低保' }])
  const read = await officer.ask(readImport, { params: { id: campaignId }, query: { name: 'late.csv' }, body: sheet })
  const { account, area } = await officer.ask(getSession, {})
  await client.query(`UPDATE roster_import SET state = 'QUEUED' WHERE id = $1`, [read.id])
  await (await server.as('guanli')).ask(setAccountState, { params: { id: account.id }, body: { isDisabled: true } })
  await performImport(server.serving.services, { districtKey: area!.path.split('/')[0]!, importId: read.id, accountId: account.id }, true)
  const { rows } = await client.query<{ state: string; failure: string }>('SELECT state, failure FROM roster_import WHERE id = $1', [read.id])
  expect(rows[0]).toEqual({ state: 'FAILED', failure: 'NOT_ALLOWED' })
  expect((await client.query(`SELECT 1 FROM person WHERE name = '尤来迟'`)).rowCount).toBe(0)
})

describe('those who sign', () => {
  test('are the persons in charge and nobody else; what one signed another returns', async () => {
    const administrator = await server.as('guanli')
    await make(administrator, 'clerk', 'village-worker', '文昌社区')
    const clerk = await settleIn(server, 'clerk', given)
    const campaignId = (await clerk.ask(listCampaigns, {})).rows[0]!.id
    const villageId = await areaNamed('文昌社区')
    const { pending, versions } = await clerk.ask(getVillageRoster, { params: { id: campaignId, villageId } })
    const sign = (password: string) => problemOf(clerk.ask(signRoster, { params: { id: campaignId, villageId }, body: { password, hash: pending.hash } }))
    expect(await sign(`${given}-of-my-own`)).toBe('NOT_PRINCIPAL')
    // Whoever returns it is the one who signed, under another account: told apart by the telephone number.
    const signed = versions.find((version) => version.state === 'SIGNED')!
    await client.query(`UPDATE account SET phone = (SELECT phone FROM account WHERE login = 'wenchang') WHERE login = 'quxian'`)
    expect(await problemOf((await server.as('quxian')).ask(returnRoster, { params: { id: signed.id }, body: { reason: '名单不全' } }))).toBe('SAME_PERSON')
    await client.query(`UPDATE account SET phone = '' WHERE login = 'quxian'`)
    expect(await problemOf((await server.as('quxian')).ask(returnRoster, { params: { id: signed.id }, body: { reason: '名单不全' } }))).toBe('fine')
  })
})
