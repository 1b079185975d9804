import { expect, test } from 'vitest'
import { useOffice } from './setup/office.ts'
import { barriersOn } from './setup/soundness.ts'

const office = useOffice('example', 'test')

test('whoever has no desk over an area begins with a Today of their own, and is drawn no calendar', async () => {
  const seat = await office.seat()
  await seat.signIn('diaocha')
  await seat.page.getByRole('link', { name: /户还没有走访/ }).click()
  await seat.page.waitForURL(/\/visits\?/)
  await seat.page.getByRole('table').getByRole('link').first().waitFor()
  expect(await seat.page.getByRole('row').count()).toBeGreaterThan(2)
  await seat.menu('今天').click()
  await seat.page.getByRole('heading', { name: '今天' }).waitFor()
  expect(await barriersOn(seat.page)).toEqual([])
  await seat.visit('/calendar')
  await seat.page.getByRole('heading', { name: '今天' }).waitFor()
  expect(new URL(seat.page.url()).pathname).toBe('/')
})

test('a department sees what waits for its answer, an institution whom it has to check, the hotline whom to pass a call on to', async () => {
  const department = await office.seat()
  await department.signIn('canlian')
  await department.page.getByRole('link', { name: /件转交待答复/ }).waitFor()
  const institution = await office.seat()
  await institution.signIn('yanglaoyuan')
  await institution.page.getByRole('link', { name: /名在院人员这次还没检查/ }).waitFor()
  const hotline = await office.seat()
  await hotline.signIn('rexian')
  await hotline.page.getByRole('main').getByRole('link', { name: '通讯录' }).click()
  await hotline.row('陈立').waitFor()
  expect(new URL(hotline.page.url()).pathname).toBe('/directory')
})
