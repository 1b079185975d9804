// The pictures of the documents, of the example on one day: `node tools/take-screenshots.ts`, after the office was built.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { pino } from 'pino'
import { launchBrowser, officeMachine } from '../e2e/setup/browser.ts'
import { examplePassword } from '../src/server/example/accounts.ts'
import { startEmbedded } from '../src/server/database/embedded/start-embedded.ts'
import { serve } from '../src/server/serve.ts'
import { exampleClock, testKeys } from '../test/api/setup/fixed.ts'

const images = join(import.meta.dirname, '..', 'docs', 'images')
const folder = await mkdtemp(join(tmpdir(), 'doudi-images-'))
// Under root the database runs as another user, who must get in.
await chmod(folder, 0o711)
const embedded = await startEmbedded({ dataDir: join(folder, 'data') })
const serving = await serve({ connection: embedded.connection, keysDir: '', keys: testKeys, kindWhenNew: 'example', log: pino({ level: 'silent' }), clock: exampleClock, host: '127.0.0.1', port: 0 })
const browser = await launchBrowser()
try {
  const district = await signedIn('quxian')
  await open(district, '行动')
  await picture(district, 'office-board')
  await open(district, '导入')
  await district.getByRole('link', { name: '示例区-困难群众名册.xlsx' }).click()
  await district.getByText('退回的行').waitFor()
  await picture(district, 'office-import')
  await open(district, '查户')
  await district.getByRole('searchbox').fill('罗春生')
  await district.getByRole('link', { name: '罗春生户' }).first().click()
  await picture(district, 'office-household')
  const village = await signedIn('wenchang')
  await open(village, '走访')
  await village.getByRole('button', { name: '继续填写：郭大明' }).click()
  await village.getByRole('navigation', { name: '走访各页' }).getByRole('button', { name: /^郭大明/ }).click()
  await picture(village, 'office-visit')
} finally {
  await browser.close()
  await serving.close()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

async function signedIn(login: string): Promise<Page> {
  const page = await (await browser.newContext(officeMachine)).newPage()
  await page.goto(`${serving.address}/login`)
  await page.getByLabel('账号', { exact: true }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(examplePassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  return page
}

function open(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click()
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400)
  await page.locator('.loading').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(400)
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(images, `${name}.png`) })
}
