import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { decideHit, listHits } from '#contract/matching.ts'
import { paths } from '#office/paths.ts'
import { putHousehold, rowsOf } from '#test/api/setup/put-household.ts'
import { useOffice } from './setup/office.ts'
import { barriersOn } from './setup/soundness.ts'

const office = useOffice('opened', 'test')

test('a file of deaths is dropped, matched, and its hit is decided; nothing stops by itself [N-05, N-06 on /matching/hits]', async () => {
  const district = await office.server.as('quxian')
  const campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  const { householdId, citizenIds } = await putHousehold(office.server.connection, { campaignId, areaName: '文昌社区', aid: ['DIBAO'], people: [{ name: '钟离春', birthDate: '1944-02-03', sex: 'FEMALE' }] })
  const file = path.join(tmpdir(), `deaths-${process.pid}.csv`)
  writeFileSync(file, `序号,姓名,公民身份号码,死亡日期\n1,外人,990010194001010463,2026-11-02\n2,钟离椿,${citizenIds[0]},2026-11-03\n3,坏,9.9001E+17,2026-11-03\n`)

  const seat = await office.seat()
  await seat.signIn('quxian')
  await seat.go(paths.matching())
  await seat.sees('服刑')
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.go(paths.newMatch({ dataset: 'DEATHS' }))
  await seat.page.locator('input[type=file]').setInputFiles(file)
  await seat.sees('公民身份号码')
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.page.getByLabel('用途').fill('2026年11月死亡比对')
  await seat.page.getByLabel('数据截至').fill('2026-11-20')
  await seat.sees('没有一户登记过有效的核对授权')
  expect(await seat.button('开始比对').isDisabled()).toBe(true)
  await seat.page.getByRole('radio', { name: /法定依据/ }).check()
  await seat.page.getByText(/将比对 .* 户 .* 人/).waitFor()
  await seat.page.getByLabel('依据哪一条').fill('社会救助暂行办法 第五十八条')
  await seat.button('开始比对').click()
  await seat.sees('读完')
  await seat.sees('科学计数')
  expect(await barriersOn(seat.page)).toEqual([])

  await seat.button('逐条定结论').click()
  await seat.sees('文件里的姓名：钟离椿')
  await seat.sees('2026-11-03')
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.page.keyboard.press('ArrowDown')
  await seat.page.keyboard.press('1')
  const dialog = seat.page.getByRole('dialog')
  await dialog.getByText('停止救助').waitFor()
  await dialog.getByLabel('理由').fill('户口本已注销')
  await seat.page.keyboard.press('Tab')
  await seat.page.keyboard.press('Tab')
  await seat.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await seat.sees('没有待定的命中')
  expect((await district.ask(listHits, { query: { household: householdId } })).rows).toMatchObject([{ state: 'TRUE_MATTERS', follow: 'STOP', reason: '户口本已注销', name: 'DIFFERS' }])
  await seat.go(paths.household(householdId))
  await seat.sees('停止救助')
  await seat.sees('低保')

  await seat.go(paths.today())
  await seat.page.getByText('条属实的比对命中未落实').click()
  await seat.sees('社会救助暂行办法 第五十八条')
  await seat.button('已落实').click()
  const done = seat.page.getByRole('dialog')
  await done.getByLabel('做了什么').fill('12月起停发')
  expect(await barriersOn(seat.page)).toEqual([])
  await done.getByRole('button', { name: '保存', exact: true }).click()
  await seat.sees('没有等待落实的命中')

  // A cycle later the same data are due again, and the officer who brings them is told.
  await rowsOf(office.server.connection, `UPDATE match_run SET source_date = '2026-10-01' WHERE dataset = 'DEATHS'`)
  await seat.go(paths.today())
  await seat.page.getByRole('link', { name: /^1\s*类部门数据该比对了/ }).click()
  await seat.page.getByRole('row', { name: /死亡/ }).getByText('该比对了', { exact: true }).waitFor()
}, 120_000)

test('a department hands over its file, which has no ids: what is missing is said, and nothing of what was found is shown [N-04, N-23 on /matching]', async () => {
  const district = await office.server.as('quxian')
  const campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  const { householdId } = await putHousehold(office.server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '东郭望', birthDate: '1951-09-12', sex: 'MALE' }] })
  const file = (name: string, content: string | Uint8Array) => {
    const at = path.join(tmpdir(), `${process.pid}-${name}`)
    writeFileSync(at, content)
    return at
  }
  const seat = await office.seat()
  await seat.signIn('canlian')
  await seat.sees('该交的数据')
  await seat.sees('还没有交过')
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.go(paths.matching())
  await seat.sees('这里不显示')
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.go(paths.today())
  await seat.page.getByRole('link', { name: '交残疾人证数据' }).click()
  seat.expect(/^415 POST \/api\/matching\/look$/)
  const pick = seat.page.locator('input[type=file]')
  await pick.setInputFiles(file('照片.xlsx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5])))
  await seat.sees('这是一张图片，不是表格')
  await pick.setInputFiles(file('缺生日.csv', '姓名,性别,残疾等级\n东郭望,男,一级\n'))
  await seat.sees('还缺：出生日期')
  expect(await seat.button('开始比对').isDisabled()).toBe(true)
  await pick.setInputFiles(file('残疾人证.csv', '姓名,性别,出生日期,残疾等级\n东郭望,男,1951-09-12,一级\n外人,男,1951-09-12,二级\n'))
  await seat.sees('每一行都按姓名找人')
  await seat.page.getByLabel('用途').fill('残疾人证核对')
  await seat.page.getByLabel('数据截至').fill('2026-11-20')
  await seat.page.getByRole('radio', { name: /法定依据/ }).check()
  await seat.page.getByLabel('依据哪一条').fill('社会救助暂行办法 第五十八条')
  await seat.button('开始比对').click()
  await seat.sees('读完')
  await seat.sees('比对出的结果由民政部门逐条核实')
  expect(await seat.page.getByText('新命中').count()).toBe(0)
  expect(await barriersOn(seat.page)).toEqual([])

  const officer = await office.seat()
  await officer.signIn('dongcheng')
  await officer.page.getByText('条比对命中等待定结论').click()
  await officer.sees('没有号码，相似度 100')
  const [hit] = (await district.ask(listHits, { query: { household: householdId } })).rows
  expect(hit).toMatchObject({ state: 'OPEN', score: 100 })

  // Somebody of the district was faster.
  await officer.page.getByRole('row', { name: /东郭望/ }).getByRole('button', { name: /数据过时/ }).click()
  await district.ask(decideHit, { params: { id: hit!.id }, body: { verdict: 'WRONG_PERSON', reason: '同名', saidAt: hit!.saidAt } })
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('去年的数据')
  officer.expect(/^409 POST \/api\/matching\/hits\/.*\/verdict$/)
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await officer.sees('已经处理过这条命中')
  await officer.sees('那条结论：不是本人')
  expect(await barriersOn(officer.page)).toEqual([])
  await dialog.getByRole('button', { name: '看这条结论' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await officer.sees('同名')
  expect((await district.ask(listHits, { query: { household: householdId } })).rows).toMatchObject([{ state: 'WRONG_PERSON', reason: '同名' }])
}, 120_000)

test('an authorisation is recorded on the page of a household [N-03 on /households/:id]', async () => {
  const campaignId = (await (await office.server.as('quxian')).ask(listCampaigns, {})).rows[0]!.id
  const { householdId } = await putHousehold(office.server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '闻人山', birthDate: '1960-02-03' }, { name: '闻人水', relation: '10', birthDate: '1962-02-03' }] })
  const seat = await office.seat()
  await seat.signIn('wenchang')
  await seat.go(paths.household(householdId))
  await seat.button('登记核对授权').click()
  const dialog = seat.page.getByRole('dialog')
  await dialog.getByLabel('授权书编号').fill('文昌-2026-7')
  await dialog.getByLabel('闻人山').check()
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await seat.sees('还没有签字的成年人：闻人水')
  expect(await barriersOn(seat.page)).toEqual([])
})
