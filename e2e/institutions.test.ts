import { expect, test } from 'vitest'
import { useOffice } from './setup/office.ts'

const office = useOffice('example', 'test')

test('an institution checks a resident, and the home household shows it [J-26 J-27 on /institutions/:id]', async () => {
  const seat = await office.seat()
  await seat.signIn('yanglaoyuan')
  await seat.page.getByRole('link', { name: /名在院人员这次还没检查/ }).click()
  await seat.page.getByRole('link', { name: '示例区敬老院' }).click()
  await seat.row('曹阿根').getByText('未排查').waitFor()
  await seat.row('曹阿根').getByRole('button', { name: '排查' }).click()
  const drawer = seat.page.getByRole('dialog')
  for (const point of ['生活照料', '医疗康复', '安全监护', '托养照护', '权益保障']) await drawer.getByRole('radiogroup', { name: point, exact: true }).getByText('好', { exact: true }).click()
  await drawer.getByRole('button', { name: '保存' }).click()
  await seat.row('曹阿根').getByText('好', { exact: true }).waitFor()
  await seat.page.getByRole('link', { name: '曹阿根' }).click()
  await seat.page.getByText(/曹阿根 .*起住在示例区敬老院，.*机构排查过/).waitFor()
  expect(seat.takeTroubles()).toEqual([])
})

test('the visit notice says why, by which document, and whom to call [J-67 on /campaigns/:id/notice]', async () => {
  const seat = await office.seat()
  await seat.signIn('xiwan')
  await seat.menu('行动').click()
  await seat.page.getByRole('link', { name: '入户告知书' }).click()
  const paper = seat.page.getByRole('article')
  await paper.getByText('坛民字〔2022〕15号', { exact: false }).waitFor()
  await paper.getByText('村书记 李芳', { exact: false }).waitFor()
  const text = await paper.innerText()
  for (const said of ['上门了解您家的生活情况', '做到应保尽保、应助尽助', '严格依法依规进行排查整治', '可以拒绝', '河口镇西湾村']) expect(text).toContain(said)
  expect(seat.takeTroubles()).toEqual([])
})
