import { expect, test } from 'vitest'
import { examplePassword } from '#server/example/accounts.ts'
import { useOffice } from './setup/office.ts'
import { barriersOn } from './setup/soundness.ts'

const office = useOffice('example', 'test')

test('an account is changed, and what a leaver has in hand is counted before it goes to somebody else', async () => {
  const seat = await office.seat()
  await seat.signIn('guanli')
  await seat.menu('账号').click()
  await seat.row('马建平').getByRole('button', { name: '马建平的账号：操作' }).click()
  await seat.page.getByRole('menuitem', { name: '改资料' }).click()
  const dialog = seat.page.getByRole('dialog')
  await dialog.getByLabel('职务').fill('区残联教就部部长')
  await dialog.getByRole('button', { name: '保存' }).click()
  await seat.row('马建平').getByText('区残联教就部部长').waitFor()
  await seat.button('新建账号').click()
  await dialog.getByLabel('姓名').fill('顾新来')
  await dialog.getByLabel('账号', { exact: true }).fill('guxinlai')
  await seat.choose('角色', '村（居）工作人员', dialog)
  await seat.choose('区划', '东城街道 文昌社区', dialog)
  await dialog.getByLabel('初始密码').fill('一把很好的密码2026')
  await dialog.getByRole('button', { name: '建立' }).click()
  await seat.row('顾新来').getByText('待第二人确认').waitFor()
  await seat.row('周玉兰').getByRole('button', { name: '周玉兰的账号：操作' }).click()
  await seat.page.getByRole('menuitem', { name: '移交并停用' }).click()
  await seat.sees('未提交的走访草稿 1 份')
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.choose('接手人', '顾新来（guxinlai） 文昌社区', dialog)
  await dialog.getByRole('button', { name: '移交并停用账号' }).click()
  await seat.row('周玉兰').getByText('已停用').waitFor()
})

test('a screen that nobody touches is locked: what stood on it is hidden, and there again with the password', async () => {
  const seat = await office.seat()
  await seat.signIn('hekou')
  await seat.menu('通讯录').click()
  await seat.row('赵晓梅').waitFor()
  seat.expect(/^401 /)
  await seat.page.evaluate(() => localStorage.setItem('doudi.touched', '0'))
  await seat.page.getByRole('dialog', { name: '已锁定' }).waitFor({ timeout: 15_000 })
  expect(await seat.row('赵晓梅').isVisible()).toBe(false)
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.page.getByRole('dialog').getByLabel('赵晓梅（hekou）的密码').fill(examplePassword)
  await seat.page.getByRole('dialog').getByRole('button', { name: '登录' }).click()
  await seat.row('赵晓梅').waitFor()
  expect(await seat.row('赵晓梅').isVisible()).toBe(true)
})
