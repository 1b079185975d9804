import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startServer, type TestServer } from '#test/api/setup/server.ts'
import { launchBrowser } from './browser.ts'
import { Seat } from './seat.ts'

export interface Office {
  readonly server: TestServer
  /** Another person sits down, at a browser of their own. */
  seat(): Promise<Seat>
}

/**
 * The whole application on a database of its own and a browser, for the tests of one file. A test fails on any error of a
 * page, any complaint of the console and any refusal that it did not expect; then pictures of all pages are kept.
 * @param stay how long people keep their seats
 */
export function useOffice(template: 'bare' | 'example' | 'opened', stay: 'test' | 'file'): Office {
  let server: TestServer | undefined
  let browser: Browser | undefined
  const seats: Seat[] = []
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(template), launchBrowser()])
  })
  afterEach(async ({ task }) => {
    const troubles = seats.flatMap((seat) => seat.takeTroubles())
    if (task.result?.state === 'fail' || troubles.length > 0) {
      for (const [index, seat] of seats.entries()) await seat.picture(`${task.name} ${index + 1}`).catch(() => undefined)
    }
    if (stay === 'test') await Promise.all(seats.splice(0).map((seat) => seat.leave()))
    expect(troubles).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    get server() {
      if (!server) throw new Error('the server is started before the first test')
      return server
    },
    async seat() {
      const seat = await Seat.open(browser as Browser, (server as TestServer).serving.address)
      seats.push(seat)
      return seat
    },
  }
}
