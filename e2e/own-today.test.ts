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

test('a leader reads first what turned red since yesterday, and opens from there what is stuck', async () => {
  const seat = await office.seat()
  await seat.signIn('lingdao')
  const [turned, longest] = [seat.page.getByRole('region', { name: '昨天以来新逾期' }), seat.page.getByRole('region', { name: '拖得最久' })]
  await turned.waitFor()
  const first = await longest.getByRole('link').first().textContent()
  expect(await barriersOn(seat.page)).toEqual([])
  await longest.getByRole('link').first().click()
  await seat.page.getByRole('table').waitFor()
  expect(new URL(seat.page.url()).pathname).toMatch(/\/duties$/)
  expect(await seat.page.getByRole('row').count()).toBe(1 + Number(/\d+/.exec(first!)![0]))
})

test('whoever signs out asks for nothing any more', async () => {
  const seat = await office.seat()
  await seat.signIn('quxian')
  await seat.sees('轮到我做')
  await seat.isQuiet()
  const refused: string[] = []
  seat.page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`)
  })
  await seat.button('退出 / 换人').click()
  await seat.page.waitForURL(/\/login$/)
  await seat.isQuiet()
  expect(refused).toEqual([])
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
