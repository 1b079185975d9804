import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import { examplePassword } from '#server/example/accounts.ts'
import { officeMachine } from './browser.ts'
import { overflowOf } from './soundness.ts'
import { unsaidOn } from './words.ts'

const patience = 10_000
const shots = fileURLToPath(new URL('../../test-results/', import.meta.url))

/** One person before one browser window. Whatever goes wrong in it is written down. */
export class Seat {
  readonly page: Page
  readonly context: BrowserContext
  readonly #address: string
  readonly #troubles: string[] = []
  readonly #expected: RegExp[] = [/^401 GET \/api\/session$/]
  readonly #open = new Set<Request>()

  private constructor(address: string, context: BrowserContext, page: Page) {
    this.#address = address
    this.context = context
    this.page = page
    page.on('pageerror', (error) => this.#troubles.push(`page error: ${error.message}`))
    page.on('console', (message) => {
      // The answers themselves are watched below, with their addresses.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.#troubles.push(`console: ${message.text()}`)
    })
    page.on('request', (request) => this.#open.add(request))
    page.on('requestfinished', (request) => this.#open.delete(request))
    page.on('requestfailed', (request) => this.#open.delete(request))
    page.on('response', (response) => {
      if (response.status() >= 400) this.#troubles.push(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`)
    })
  }

  static async open(browser: Browser, address: string): Promise<Seat> {
    const context = await browser.newContext(officeMachine)
    context.setDefaultTimeout(patience)
    return new Seat(address, context, await context.newPage())
  }

  /** An answer such as `409 POST /api/…` that the test provokes. */
  expect(refusal: RegExp): void {
    this.#expected.push(refusal)
  }

  /** What went wrong and was not expected, once. */
  takeTroubles(): string[] {
    return this.#troubles.splice(0).filter((trouble) => !this.#expected.some((expected) => expected.test(trouble)))
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.#address + path)
    await this.isQuiet()
  }

  /** Another page without loading the office anew, as a link does. */
  async visit(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState({}, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, path)
    await this.isQuiet()
  }

  async signIn(login: string, password = examplePassword): Promise<void> {
    await this.page.goto(`${this.#address}/login`)
    await this.page.getByLabel('账号', { exact: true }).fill(login)
    await this.page.getByLabel('密码', { exact: true }).fill(password)
    await this.button('登录').click()
    await this.page.getByRole('navigation').first().waitFor()
  }

  /** Waits until the page has everything it asked for, and asks for nothing more. */
  async isQuiet(): Promise<void> {
    const until = performance.now() + patience
    for (let calm = 0; calm < 3; ) {
      if (performance.now() > until) throw new Error(`still waits for ${[...this.#open].map((request) => request.url()).join(', ') || 'something to be shown'}`)
      await this.page.waitForTimeout(25)
      const isWaiting = this.#open.size > 0 || (await this.page.locator('.loading, .ant-btn-loading').count()) > 0
      calm = isWaiting ? 0 : calm + 1
    }
  }

  /** An entry of the menu; what waits there stands behind its name. */
  menu(name: string): Locator {
    return this.page.getByRole('navigation').first().getByRole('link', { name: new RegExp(`^${name}`) })
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: true })
  }

  /** A part of a page that reads as contents: its heading opens and closes it. */
  chapter(name: string): Locator {
    return this.page.locator('details.chapter').filter({ has: this.page.getByRole('heading', { name, exact: true }) })
  }

  sees(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  row(text: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ hasText: text })
  }

  /** Chooses in a list that opens; a list that is still opening may not take the first click. */
  async choose(label: string | RegExp, option: string, within: Page | Locator = this.page): Promise<void> {
    const box = within.getByRole('combobox', { name: label })
    const chosen = box.locator('xpath=ancestor::div[contains(@class, "ant-select")][last()]').getByText(option)
    await expect.poll(async () => {
      if ((await box.getAttribute('aria-expanded')) !== 'true') await box.click()
      if (await box.isEditable()) await box.fill(option)
      await this.page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click()
      return chosen.count()
    }, { timeout: patience }).toBeGreaterThan(0)
  }

  /** What is wrong with the words or the width of the page, in Chinese and in English; it stays where it is. */
  async faultsOfWords(): Promise<string[]> {
    const faults = await this.faultsOfText()
    await this.button('English').click()
    await this.page.locator('html[lang=en]').waitFor()
    faults.push(...(await this.faultsOfText()).map((fault) => `in English: ${fault}`))
    await this.button('中文').click()
    await this.page.locator('html[lang=zh-CN]').waitFor()
    return faults
  }

  /** What is not said, or stands out, in the language that is on. */
  async faultsOfText(): Promise<string[]> {
    await this.isQuiet()
    return [...(await unsaidOn(this.page)), ...(await overflowOf(this.page))]
  }

  /** The page has its words in both languages and fits the screen. */
  async speaksBoth(): Promise<void> {
    expect(await this.faultsOfWords(), this.page.url()).toEqual([])
  }

  /** Drops a file on the page; as bytes, because not every browser process finds a Chinese file name. */
  drop(name: string, bytes: Uint8Array): Promise<void> {
    return this.page.getByLabel('把文件拖到这里').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  }

  /** What a button saves. */
  async saves(button: Locator): Promise<{ name: string; bytes: Uint8Array }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()])
    return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) }
  }

  leave(): Promise<void> {
    return this.context.close()
  }

  async picture(name: string): Promise<void> {
    mkdirSync(shots, { recursive: true })
    await this.page.screenshot({ path: `${shots}${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`, fullPage: true })
  }
}
