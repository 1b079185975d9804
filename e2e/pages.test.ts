import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { drawAlertSample, listAlerts } from '#contract/alerts.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { comparePersons, mergePersons } from '#contract/duplicates.ts'
import { newHousehold } from '#contract/household-desk.ts'
import { listEntries } from '#contract/rosters.ts'
import { roles, type Role } from '#domain/access/access.ts'
import { paths } from '#office/paths.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { addJob } from '#server/jobs/queue.ts'
import { encodeText } from '#server/workbook/encode-text.ts'
import { putRule } from '#test/api/setup/put-rule.ts'
import { matchFile } from '#test/api/setup/match-file.ts'
import { csvRoster, rosterHeadings, testId } from '#test/api/setup/roster-sheet.ts'
import { addressesOf } from './setup/addresses.ts'
import { useOffice } from './setup/office.ts'
import { routerPathOf, routerPaths } from './setup/router-paths.ts'
import type { Seat } from './setup/seat.ts'
import { barriersOn, isBuiltAnew } from './setup/soundness.ts'
import { answer, question, surveyPage } from './setup/survey.ts'

const office = useOffice('example', 'test')
/** One account of each role. */
const people: readonly (readonly [login: string, role: Role])[] = [
  ['quxian', 'district-officer'],
  ['hekou', 'town-officer'],
  ['wenchang', 'village-worker'],
  ['guanli', 'administrator'],
  ['shiju', 'city-officer'],
  ['canlian', 'department-officer'],
  ['diaocha', 'surveyor'],
  ['yanglaoyuan', 'institution-worker'],
  ['rexian', 'hotline-operator'],
  ['shenji', 'auditor'],
  ['lingdao', 'leader'],
]

/** Two records made one, so that there is a merge to look at. */
async function merged(): Promise<string> {
  const officer = await office.server.as('quxian')
  const areaId = (await officer.ask(listAreas, {})).rows.find((area) => area.name === '文昌社区')!.id
  const put = (name: string) => officer.ask(newHousehold, { body: { areaId, name, birthDate: '1950-02-03', sex: 'MALE', address: '' } })
  const [kept, gone] = [await put('公冶长青'), await put('公冶长清')]
  const params = { id: kept.personId, otherId: gone.personId }
  const choices = Object.fromEntries((await officer.ask(comparePersons, { params })).differences.map(({ key }) => [key, 'kept' as const]))
  return (await officer.ask(mergePersons, { params, body: { otherId: gone.personId, choices, reason: '同一人登记两次' } })).mergeId
}

/** A rule that holds, the alerts it raises, and a sample outside them. */
async function ruled(): Promise<void> {
  const { server } = office
  await putRule(server, { id: 'elders', of: 'person', when: 'person.age >= 60', near: 'person.age >= 55', alert: { by: 'village', withinDays: 10, advice: { zh: '上门看看', en: 'Go and see' } } })
  await server.serving.services.database.transaction().execute((trx) => addJob(trx, 'screen', {}))
  const officer = await server.as('quxian')
  await expect.poll(async () => (await officer.ask(listAlerts, { query: {} })).total, { timeout: 20_000 }).toBeGreaterThan(0)
  const areaId = (await officer.ask(listAreas, {})).rows.find((area) => area.name === '示例区')!.id
  await officer.ask(drawAlertSample, { body: { areaId, size: 5, seed: '0731' } })
}

/** A file of deaths with a hit, a row without an id and one with a damaged one. */
async function matched(): Promise<void> {
  const officer = await office.server.as('quxian')
  const areaId = (await officer.ask(listAreas, {})).rows.find((area) => area.name === '文昌社区')!.id
  const citizenId = testId('1941-06-17', 404)
  await officer.ask(newHousehold, { body: { areaId, name: '淳于静', birthDate: '1941-06-17', sex: 'FEMALE', citizenId, address: '' } })
  await matchFile(officer, `姓名,身份证号,性别,出生日期,死亡日期\n淳于敬,${citizenId},女,1941-06-17,2026-11-01\n淳于静,,女,1941-06-17,2026-11-02\n坏,9.9001E+17,女,1941-06-17,2026-11-02\n`)
}

test('every page of every role is whole, each build of it in both languages', async () => {
  expect(people.map(([, role]) => role).toSorted()).toEqual([...roles].toSorted())
  const mergeId = await merged()
  await ruled()
  await matched()
  const visited = new Set<string | undefined>()
  const seen = new Set<string>()
  const walk = async ([login, role]: (typeof people)[number]) => {
    const seat = await office.seat()
    await seat.signIn(login)
    const faults: string[] = []
    const menu = await seat.page.getByRole('navigation').first().getByRole('link').evaluateAll((links) => links.map((link) => new URL((link as unknown as { href: string }).href)).map(({ pathname, search }) => pathname + search))
    const addresses = new Set([...menu, ...(await addressesOf(await office.server.as(login), role, mergeId))])
    for (const [place, address] of [...addresses].entries()) {
      visited.add(routerPathOf(address))
      const look = async () => {
        await seat.visit(address)
        const isNew = await isBuiltAnew(seat.page, seen)
        // What is built alike says the same texts, which the tests of languages hold against each other. The menu is another for each role.
        return isNew || place === 0 ? [...(await barriersOn(seat.page)), ...(await seat.faultsOfWords())] : seat.faultsOfText()
      }
      const here = [...(await look().catch((error: unknown) => [String(error)])), ...seat.takeTroubles()]
      faults.push(...here.map((fault) => `${login} ${address} ${fault}`))
    }
    await seat.leave()
    return faults
  }
  // As many at once as a machine with two cores can serve.
  const waiting = [...people]
  const faults: string[] = []
  const walkAll = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) faults.push(...(await walk(next)))
  }
  await Promise.all([walkAll(), walkAll(), walkAll()])
  expect(faults).toEqual([])
  expect(routerPaths.filter((path) => !visited.has(path))).toEqual([])
}, 400_000)

const campaign = async () => (await (await office.server.as('hekou')).ask(listCampaigns, {})).rows[0]!.id
const entryOf = async (login: string, search: string) => (await (await office.server.as(login)).ask(listEntries, { params: { id: await campaign() }, query: { search } })).rows[0]!

/** Presses Tab until something has the focus. */
async function tabTo(seat: Seat, wanted: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await seat.page.keyboard.press('Tab')
    if (await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return
  }
  throw new Error(`no way by the keyboard to ${wanted}`)
}

test('the keyboard alone signs in and opens a household', async () => {
  const seat = await office.seat()
  await seat.go('/')
  const { keyboard } = seat.page
  await keyboard.type('hekou')
  await tabTo(seat, seat.page.getByLabel('密码', { exact: true }))
  await keyboard.type(examplePassword)
  await keyboard.press('Enter')
  await seat.menu('查户').waitFor()
  await tabTo(seat, seat.menu('查户'))
  await keyboard.press('Enter')
  await seat.page.getByRole('searchbox').waitFor()
  await keyboard.type('李长顺')
  await seat.link('李长顺户').waitFor()
  await tabTo(seat, seat.link('李长顺户'))
  await keyboard.press('Enter')
  await seat.sees('一条时间线')
})

test('the longest name of a group stays inside its card', async () => {
  const seat = await office.seat()
  await seat.signIn('quxian')
  await seat.visit(paths.household((await entryOf('quxian', '陈淑兰')).householdId))
  expect(await seat.page.locator('.people').getByText('计划生育特别扶助家庭中独居、失能、半失能老年人').count()).toBe(1)
  await seat.speaksBoth()
})

test('an address opened signed out leads back to itself after signing in', async () => {
  const seat = await office.seat()
  const { householdId } = await entryOf('hekou', '李长顺')
  const address = paths.household(householdId)
  await seat.go(address)
  expect(new URL(seat.page.url()).pathname).toBe('/login')
  await seat.page.getByRole('button', { name: /赵晓梅/ }).click()
  await seat.button('登录').click()
  await seat.sees('一条时间线')
  expect(new URL(seat.page.url()).pathname).toBe(address)
})

test('a CSV file in GB18030 comes in through the page', async () => {
  const seat = await office.seat()
  await seat.signIn('hekou')
  await seat.menu('导入').click()
  const text = await csvRoster(rosterHeadings, [{ 户编号: '1', 姓名: '郗䶮', 身份证号: testId('1951-02-03', 811), 与户主关系: '户主', '镇（街道）': '河口镇', '村（居）': '竹林村', 救助类型: '低保' }]).text()
  await seat.drop('竹林村.csv', encodeText(text.replace('\ufeff', ''), 'gb18030'))
  await seat.sees('每一列是什么')
  await seat.button('导入 1 行').click()
  await seat.sees('已导入')
  await seat.row('郗䶮').getByRole('link').first().click()
  await seat.sees('郗䶮户')
})

test('a file that cannot be read is answered at the place, with what to do', async () => {
  const seat = await office.seat()
  await seat.signIn('hekou')
  await seat.menu('导入').click()
  seat.expect(/^4\d\d POST \/api\/campaigns\/.*\/imports$/)
  await seat.drop('名单.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('Workbook', 'utf16le'), ...new Array<number>(600).fill(0)]))
  await seat.sees('这是旧的 .xls 格式')
  await seat.drop('名单.xlsx', new TextEncoder().encode('<html><table><tr><td>姓名</td></tr></table></html>'))
  await seat.sees('文件名像表格，内容却是')
})

test('a session that ends while a visit is typed takes nothing away', async () => {
  const seat = await office.seat()
  await seat.signIn('xiwan')
  await seat.menu('走访').click()
  await seat.button('开始走访：丁大海').click()
  await answer(question(seat, '走访方式'), '入户')
  await seat.sees(/^已保存/)
  seat.expect(/^401 /)
  await seat.context.clearCookies()
  await seat.page.getByLabel('走访人 1').fill('李芳和王建国')
  await seat.sees('登录已过期')
  await seat.sees('没有保存：登录已过期，重新登录后自动保存')
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.page.getByRole('dialog').getByLabel('李芳（xiwan）的密码').fill(examplePassword)
  await seat.page.getByRole('dialog').getByRole('button', { name: '登录' }).click()
  await seat.sees(/^已保存/)
  await surveyPage(seat, /^走访情况/).click()
  await seat.page.reload()
  await seat.isQuiet()
  expect(await seat.page.getByLabel('走访人 1').inputValue()).toBe('李芳和王建国')
})

const over = '[role=dialog], [role=tooltip]'

test('what opens over a page is whole too', async () => {
  const id = await campaign()
  const faults: string[] = []
  const look = async (seat: Seat, address: string, open: (seat: Seat) => Promise<void>) => {
    await seat.visit(address)
    await open(seat)
    await seat.page.locator(over).first().waitFor()
    faults.push(...(await barriersOn(seat.page, over)).map((fault) => `${address} ${fault}`))
    await seat.page.keyboard.press('Escape')
  }
  const village = await office.seat()
  await village.signIn('xiwan')
  const { areaId, householdId } = await entryOf('xiwan', '丁大海')
  await look(village, paths.villageRoster(id, areaId), (seat) => seat.button('签字').click())
  await look(village, paths.villageRoster(id, areaId), (seat) => seat.button('添加一户').click())
  await look(village, paths.villageRoster(id, areaId), (seat) => seat.button('划出一户').click())
  await look(village, paths.household(householdId), (seat) => seat.button('查看需填目的').first().click())
  await look(village, paths.household(householdId), (seat) => seat.button(/^查看依据/).first().click())
  const town = await office.seat()
  await town.signIn('hekou')
  await look(town, paths.problems(id), (seat) => seat.button(/^处理：/).first().click())
  const district = await office.seat()
  await district.signIn('quxian')
  await look(district, paths.campaigns(), (seat) => seat.button('开展行动').click())
  const administrator = await office.seat()
  await administrator.signIn('guanli')
  await look(administrator, paths.accounts(), (seat) => seat.button('新建账号').click())
  await look(administrator, paths.accounts(), async (seat) => {
    await seat.row('马建平').getByRole('button', { name: '马建平的账号：操作' }).click()
    await seat.page.getByRole('menuitem', { name: '重设密码' }).click()
  })
  expect(faults).toEqual([])
})
