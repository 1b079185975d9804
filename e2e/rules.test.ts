import { expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { paths } from '#office/paths.ts'
import { putHousehold } from '#test/api/setup/put-household.ts'
import { settleIn } from '#test/api/setup/settle-in.ts'
import { useOffice } from './setup/office.ts'
import { barriersOn } from './setup/soundness.ts'

const office = useOffice('opened', 'file')

test('a rule is written and tried, published by a second person, and comes to lists, a card and an alert that somebody closes', async () => {
  const { server } = office
  const district = await server.as('quxian')
  const campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  const areaId = (await district.ask(listAreas, {})).rows.find((area) => area.name === '示例区')!.id
  await (await server.as('guanli')).ask(createAccount, { body: { login: 'fukezhang', name: '杜衡', role: 'district-officer', areaId, password: 'first-password-1' } })
  await settleIn(server, 'fukezhang', 'first-password-1')
  const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '独居老人甲', birthDate: '1938-01-01', facts: { livingState: 'LIVES_ALONE' } }] })

  const writer = await office.seat()
  await writer.signIn('quxian')
  await writer.menu('规则').click()
  await writer.button('新写规则').click()
  await writer.page.getByLabel('名称').fill('高龄独居探访')
  await writer.page.getByLabel('代码（英文字母开头）').fill('aged-alone')
  await writer.choose('对象', '按人')
  const when = writer.page.getByRole('textbox', { name: '条件', exact: true })
  const types = async (text: string, offered: string) => {
    await writer.page.keyboard.type(text, { delay: 20 })
    await writer.page.getByRole('option', { name: offered, selected: true }).waitFor()
  }
  await when.fill('person.aeg >= 80')
  await writer.sees('不认识的指标“person.aeg”。')
  await writer.sees('第 1 行，第 1 列')
  await when.fill('')
  await when.click()
  await types('年龄', '整数（周岁）')
  expect(await barriersOn(writer.page)).toEqual([])
  await writer.page.keyboard.press('Enter')
  await types(' 不低于', '>=')
  await writer.page.keyboard.press('Tab')
  await types(' 80 且', '并且')
  await writer.page.keyboard.press('Enter')
  await types(' 居住状况', 'person.livingState')
  await writer.page.keyboard.press('Enter')
  await writer.page.keyboard.type(' == "')
  await writer.page.getByRole('option', { name: 'LIVES_ALONE' }).click()
  expect(await when.innerText()).toBe('person.age >= 80 && person.livingState == "LIVES_ALONE"')
  await writer.sees('年龄满80周岁')
  await writer.sees('独居老人甲')
  await writer.page.getByRole('textbox', { name: '每月金额' }).click()
  await writer.page.getByRole('searchbox', { name: '查找指标' }).fill('高龄津贴')
  await writer.page.getByRole('button', { name: '高龄津贴（80至89周岁）' }).click()
  await writer.sees('每月发：高龄津贴（80至89周岁）')
  await writer.page.getByText(/个算不出金额/).waitFor()
  await writer.page.getByRole('textbox', { name: '每月金额' }).fill('50.5')
  await writer.page.getByRole('table', { name: '按人群' }).getByRole('row', { name: /60周岁以上老年人.*\+/ }).waitFor()
  await writer.page.getByText('全年增减（按12个月）').waitFor()
  await writer.choose('发出预警，由谁处理', '村（居）')
  await writer.page.getByLabel('要做什么（一句话）').fill('上门看看吃住和用药')
  await writer.page.getByLabel('依据文件').fill('探访办法')
  await writer.page.getByLabel('条款').fill('第六条')
  await writer.page.getByLabel('原文').fill('对独居老年人定期探访')
  await writer.speaksBoth()
  expect(await barriersOn(writer.page)).toEqual([])
  await writer.button('保存草稿').click()
  await writer.button('提请发布').click()
  await writer.page.getByRole('dialog').getByRole('button', { name: '提请发布' }).click()
  await writer.sees('待审核')
  expect(await writer.button('审核发布').count()).toBe(0)
  const address = new URL(writer.page.url()).pathname

  const second = await office.seat()
  await second.signIn('fukezhang', 'first-password-1-of-my-own')
  await second.go(address)
  await second.sees('全年增减（按12个月）')
  await second.button('审核发布').click()
  await second.sees('执行中')
  await second.speaksBoth()
  await second.menu('对照').click()
  await expect.poll(async () => {
    await second.page.reload()
    await second.isQuiet()
    return second.row('高龄独居探访').getByRole('link').count()
  }, { timeout: 15_000 }).toBeGreaterThan(1)
  await second.speaksBoth()
  await second.row('高龄独居探访').getByRole('link').nth(1).click()
  await second.link('独居老人甲').click()
  await second.sees('对照符合')
  await second.sees('年龄')
  await second.sees('“对独居老年人定期探访”')
  await second.speaksBoth()
  expect(await barriersOn(second.page)).toEqual([])

  const village = await office.seat()
  await village.signIn('wenchang')
  await village.page.getByRole('link', { name: /条预警待办理/ }).click()
  await village.button('办理预警：独居老人甲').click()
  const dialog = village.page.getByRole('dialog')
  await village.choose('办理情况', '已帮扶', dialog)
  await dialog.getByLabel('看到的情况').fill('已纳入每周探访')
  await dialog.getByRole('button', { name: '保存' }).click()
  await village.row('独居老人甲').waitFor({ state: 'hidden' })
  await village.go(paths.alerts())
  await village.row('独居老人甲').getByText('已帮扶').waitFor()
  await village.speaksBoth()
  await village.go(paths.household(householdId))
  await village.sees('政策对照卡')
  await village.link('高龄独居探访').click()
  await village.sees('已纳入每周探访')
  expect(await barriersOn(village.page)).toEqual([])
})
