import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useOffice } from './setup/office.ts'
import { barriersOn } from './setup/soundness.ts'

const office = useOffice('bare', 'file')
const [given, password] = ['先用这个密码2026', '一把自己的好密码2026']

test('an empty database is set up, gets its areas and accounts, and the notice becomes a campaign', async () => {
  const administrator = await office.seat()
  await administrator.go('/')
  await administrator.sees('首次设置')
  expect([...(await barriersOn(administrator.page)), ...(await administrator.faultsOfWords())]).toEqual([])
  for (const [label, value] of [['一次性口令', office.server.serving.setupToken ?? ''], ['区县名称', '示例区'], ['区划代码', '990010'], ['姓名', '何静'], ['管理员账号', 'guanli'], ['密码', password]] as const) await administrator.page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(value)
  await administrator.button('建立并进入').click()

  await administrator.menu('区划').click()
  const areas = '示例区-区划.xlsx'
  await administrator.drop(areas, await readFile(join(import.meta.dirname, '..', 'examples', areas)))
  await administrator.sees('新增 141 个')
  await administrator.speaksBoth()
  await administrator.page.getByRole('button', { name: /^按此导入/ }).click()
  await administrator.sees('10 个镇（街道），131 个村（居）')
  await administrator.speaksBoth()

  await administrator.menu('账号').click()
  await administrator.button('新建账号').click()
  const dialog = administrator.page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('王敏')
  await dialog.getByLabel('账号', { exact: true }).fill('wangmin')
  await administrator.choose('角色', '区级经办', dialog)
  await administrator.choose('区划', '示例区', dialog)
  await dialog.getByText('主要负责人（可以签字上报）').click()
  await dialog.getByLabel('初始密码').fill(given)
  await dialog.getByRole('button', { name: '建立' }).click()
  await administrator.row('王敏').waitFor()
  await administrator.speaksBoth()

  const district = await office.seat()
  await district.go('/')
  await district.sees('登录')
  expect([...(await barriersOn(district.page)), ...(await district.faultsOfWords())]).toEqual([])
  await district.page.getByLabel('账号', { exact: true }).fill('wangmin')
  await district.page.getByLabel('密码', { exact: true }).fill(given)
  await district.button('登录').click()
  await district.sees('王敏，这个密码是别人设的，请改成自己的密码。')
  expect([...(await barriersOn(district.page)), ...(await district.faultsOfWords())]).toEqual([])
  await district.page.getByLabel('现在的密码').fill(given)
  await district.page.getByLabel('新密码').fill(password)
  await district.button('保存新密码').click()
  await district.signIn('wangmin', password)
  await district.sees('还没有开展行动')
  await district.speaksBoth()
  await district.link('开展行动').click()
  await district.button('开展行动').click()
  await district.page.getByRole('dialog').getByLabel('起始日').fill('2026-11-16')
  await district.page.getByRole('dialog').getByRole('button', { name: '开展' }).click()
  await district.sees('动员部署阶段')
  await district.row('河口镇').waitFor()
  await district.speaksBoth()
  await district.link('方案').click()
  await district.sees('通知要求、软件还没有办的')
  await district.chapter('阶段和任务').locator('summary').click()
  await district.chapter('阶段和任务').getByRole('listitem').filter({ hasText: '逐户入户、见人见面排查' }).getByText('依据 三（三）1').click()
  await district.page.locator('mark').waitFor()
  await district.speaksBoth()
})
