import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from '../find-browser.ts'

/** A browser that starts clean and talks to nobody but the server under test. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium on this machine')
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** The office machine: 1366x768, in Chinese, on the wall clock of the example; nothing moves while somebody clicks. */
export const officeMachine = { reducedMotion: 'reduce' as const, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 }, acceptDownloads: true }
