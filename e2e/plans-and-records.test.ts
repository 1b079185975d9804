import { expect, test } from 'vitest'
import { listCampaigns, openCampaign } from '#contract/campaigns.ts'
import { paths } from '#office/paths.ts'
import { ZipBuilder } from '#server/zip/zip-builder.ts'
import { planFiles } from '#test/plan-files.ts'
import { useOffice } from './setup/office.ts'
import { barriersOn } from './setup/soundness.ts'
import type { Seat } from './setup/seat.ts'

const office = useOffice('opened', 'test')
const sound = planFiles('jintan-2022')
const packed = (...changes: readonly (readonly [find: string, write: string])[]): Uint8Array => {
  const text = changes.reduce((plan, [find, write]) => plan.replace(find, () => write), String(sound['plan.yaml']))
  const zip = new ZipBuilder()
  for (const [path, content] of Object.entries({ ...sound, 'plan.yaml': text })) zip.add(`jintan-2022/${path}`, content)
  return zip.finish()
}
const seated = async (login: string): Promise<Seat> => {
  const seat = await office.seat()
  await seat.signIn(login)
  return seat
}
const isWhole = async (seat: Seat) => {
  expect(await barriersOn(seat.page), seat.page.url()).toEqual([])
  await seat.speaksBoth()
}
const firstCampaign = async () => (await (await office.server.as('quxian')).ask(listCampaigns, {})).rows[0]!.id

test('a plan is checked line by line, published, and the campaign moved to it [J-01 on /plans]', async () => {
  const seat = await seated('quxian')
  await seat.go(paths.plans())
  await seat.drop('plan.zip', packed(['stage: launch', 'stage: lanch'], ['when: household.children >= 3', 'when: household.childs >= 3']))
  await seat.sees('2 处错误')
  await seat.sees('没有叫“lanch”的阶段。')
  await seat.sees('household.children')
  // The sentences name what the plan says, which looks like the name of a text.
  expect(await barriersOn(seat.page)).toEqual([])

  await seat.button('换一份').click()
  await seat.drop('plan.zip', packed(['    due: 2022-04-10\n    done-by: { record: training }', '    due: 2022-04-08\n    done-by: { record: training }']))
  await seat.button('发布为第 2 版').click()
  await seat.page.getByLabel('这一版改了什么').fill('培训提前两天')
  await seat.page.getByRole('dialog').getByRole('button', { name: /发\s?布/ }).click()
  await seat.row('培训提前两天').waitFor()

  await seat.go(paths.plan(await firstCampaign()))
  await seat.sees('方案有第 2 版，行动还是第 1 版')
  await seat.link('看差异').click()
  await seat.row('开展专题培训').first().waitFor()
  await isWhole(seat)
  await seat.button('确认换到第 2 版').click()
  await seat.page.waitForURL(/\/plan$/)
  await seat.sees('第 2 版')
})

test('the plan reads as the contents of the notice: expressions stand behind a disclosure of their own, each item one click from its words', async () => {
  const seat = await seated('dongcheng')
  await seat.go(paths.plan(await firstCampaign()))
  const page = seat.page
  await seat.chapter('排查对象和重点').locator('summary').click()
  await seat.sees('80周岁以上空巢独居老年人')
  expect(await page.locator('code:visible').count()).toBe(0)
  expect(await page.getByText(/第 \d+ 行/).filter({ visible: true }).count()).toBe(0)
  await seat.chapter('排查对象和重点').getByRole('button', { name: /^依据/ }).first().click()
  await page.locator('.notice mark').waitFor()
  for (const name of ['阶段和任务', '走访表和走访要求', '名册和线索来源', '上报的清单和报告', '技术信息']) await seat.chapter(name).locator('summary').click()
  await page.locator('code:visible').first().waitFor()
  await isWhole(seat)
})

test('a material of an area below is opened by a link that says which and whose', async () => {
  const seat = await seated('quxian')
  await seat.go(paths.deliverables(await firstCampaign()))
  await seat.page.getByRole('link', { name: /河口镇.*需要整治的问题清单|需要整治的问题清单.*河口镇/ }).waitFor()
})

test('a meeting is written down, its decision waits on the desk of its owner and is done there [J-68 on /]', async () => {
  const town = await seated('dongcheng')
  await town.go(paths.newRecord(await firstCampaign(), 'dispatch-meeting'))
  town.expect(/^422 POST \/api\/campaigns\/[^/]+\/records$/)
  await town.button(/保\s?存/).click()
  await town.sees('请填写')
  await town.page.getByLabel('议题 *').fill('住房不安全的户')
  await town.page.getByLabel('姓名').fill('陈立')
  await town.page.getByLabel('会议纪要 *').fill('一周内逐户看房。')
  await town.button('加一项').click()
  await town.page.getByLabel('要办什么').fill('逐户看房')
  await town.choose('责任单位', '文昌社区')
  await town.page.getByLabel('责任人', { exact: true }).fill('周玉兰')
  await town.page.getByLabel('期限').fill('2026-11-25')
  await isWhole(town)
  await town.button(/保\s?存/).click()
  await town.page.waitForURL(/\/records\/[0-9a-f-]+$/)
  await town.sees('住房不安全的户')
  await isWhole(town)

  const village = await seated('wenchang')
  await village.sees('会议交办')
  await village.sees('逐户看房')
  await village.menu('日历').click()
  await village.link('逐户看房').first().waitFor()
  await isWhole(village)
  await village.menu('今天').click()
  await village.button('记为办结').click()
  await village.page.getByLabel('办得怎样').fill('三户已看过')
  await village.page.getByRole('dialog').getByRole('button', { name: '记为办结' }).click()
  await expect.poll(() => village.page.getByText('会议交办').count()).toBe(0)
})

test('the district plan is attached, and the launch is no longer late [J-29 on /campaigns/:id/plan]', async () => {
  const seat = await seated('quxian')
  const id = await firstCampaign()
  await seat.go(paths.plan(id))
  await seat.sees('逾期，1 项未完成')
  await seat.go(paths.newRecord(id, 'district-plan'))
  await seat.page.getByLabel('方案名称 *').fill('排查工作方案')
  seat.expect(/^422 POST \/api\/campaigns\/[^/]+\/records$/)
  await seat.button(/保\s?存/).click()
  await seat.sees('请附上文件')
  await seat.drop('plan.pdf', new TextEncoder().encode('%PDF-1.4'))
  await seat.sees('plan.pdf')
  await seat.button(/保\s?存/).click()
  await seat.page.waitForURL(/\/records\/[0-9a-f-]+$/)
  await seat.go(paths.plan(id))
  await expect.poll(() => seat.page.locator('.stages li').first().textContent()).toContain('已完成')
})

test('of several campaigns the navigation leads into the one in the address, and stays there', async () => {
  const officer = await office.server.as('quxian')
  const first = await firstCampaign()
  const second = (await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2026-12-01' } })).id
  const seat = await seated('quxian')
  const leadsInto = () => seat.menu('报送').getAttribute('href')
  await seat.go(paths.duties(first))
  expect(await leadsInto()).toBe(paths.deliverables(first))
  await seat.go(paths.duties(second))
  expect(await leadsInto()).toBe(paths.deliverables(second))
  await seat.menu('日历').click()
  await seat.isQuiet()
  expect(await leadsInto()).toBe(paths.deliverables(second))
  await seat.visit(paths.campaign(first))
  expect(await leadsInto()).toBe(paths.deliverables(first))
})
