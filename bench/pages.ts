import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { z } from 'zod'
import { listAreas } from '#contract/areas.ts'
import { getBoard, getCampaign, getToday } from '#contract/campaigns.ts'
import { getHousehold, searchHouseholds } from '#contract/households.ts'
import { listEntries } from '#contract/rosters.ts'
import { getSession, signIn } from '#contract/sessions.ts'
import type { Route } from '#contract/route.ts'
import { createClient, type CallInput } from '#client/call.ts'
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import type { Connection } from '#server/database/connect.ts'
import { serve } from '#server/serve.ts'
import { openServices } from '#server/open-services.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'
import { benchPassword, makePopulation, type Population } from './population.ts'

export const benchKeys = { data: new Uint8Array(32).fill(1), index: new Uint8Array(32).fill(2) }
export const users = 50
/** Each of the users opens a page about every three seconds. */
const pause = 3000
const seconds = Number(process.env['BENCH_SECONDS'] ?? 20)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)

export type Ask = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, input: CallInput<P, Q, B>) => Promise<z.output<R>>

/** A database with a population of its own and so many accounts, for as long as `run` takes. */
export async function withPopulation<T>(people: number, accounts: number, run: (connection: Connection, population: Population) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-bench-'))
  await chmod(folder, 0o711)
  const cluster = await startEmbedded({ dataDir: path.join(folder, 'data') })
  try {
    const client = new pg.Client(cluster.connection)
    await client.connect()
    await client.query('CREATE DATABASE bench')
    await client.end()
    const connection = { ...cluster.connection, database: 'bench' }
    const services = await openServices({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }) })
    const population = await makePopulation(services, connection, people, accounts)
    await services.apart.destroy()
    await services.database.destroy()
    return await run(connection, population)
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** P7: pages of a district of a million people while fifty people look at them; each page is all that the office asks for to show it. */
export async function measurePages(people = 1_000_000): Promise<Measured> {
  const figures = await withPopulation(people, users, pagesIn)
  return {
    job: 'P7 pages',
    figures: {
      what: `a district of ${people} people, all on a roster; ${users} users (district, towns, villages), each opening a page every ${pause / 1000} s for ${seconds} s; median over ${rounds} rounds of the 95th percentile. aloneMs: the officer of the district with nobody else there`,
      pages: figures,
      bar: { p95Ms: 50 },
    },
  }
}

/** @param population with as many accounts as there are users */
export async function pagesIn(connection: Connection, population: Population) {
  const serving = await serve({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }), host: '127.0.0.1', port: 0 })
  try {
    const asks: Ask[] = []
    for (const login of population.logins) asks.push(await signedIn(serving.address, login))
    const pages = await pagesOf(asks[0]!, population)
    // Once round, so that every user has seen every page: the district is open in the morning.
    for (const page of pages) for (const ask of asks) await page.open(ask)
    const times = new Map(pages.map((page) => [page.name, [] as number[][]]))
    const alone = new Map(pages.map((page) => [page.name, [] as number[]]))
    for (let one = 0; one < rounds; one += 1) {
      const round = await together(asks, pages)
      for (const [name, found] of round) times.get(name)!.push(found)
      for (const page of pages) alone.get(page.name)!.push(await timed(() => page.open(asks[0]!)))
    }
    return Object.fromEntries(
      pages.map(({ name, asks: what }) => {
        const p95s = times.get(name)!.map((found) => percentile(found, 0.95))
        return [name, { asks: what, p95Ms: round(median(p95s), 1), medianMs: round(median(times.get(name)!.flat()), 1), aloneMs: round(median(alone.get(name)!), 1) }]
      }),
    )
  } finally {
    await serving.close()
  }
}

interface Page {
  readonly name: string
  readonly asks: string
  open(ask: Ask): Promise<unknown>
}

async function pagesOf(officer: Ask, { campaignId }: Population): Promise<Page[]> {
  const rows = new Map<Ask, string[]>()
  const listed = async (ask: Ask): Promise<string[]> => {
    let known = rows.get(ask)
    if (!known) rows.set(ask, (known = (await ask(listEntries, { params: { id: campaignId }, query: { limit: 50 } })).rows.map((row) => row.householdId)))
    return known
  }
  await listed(officer)
  let turn = 0
  return [
    { name: 'today', asks: 'session, today', open: (ask) => Promise.all([ask(getSession, {}), ask(getToday, {})]) },
    { name: 'board', asks: 'campaign, board', open: (ask) => Promise.all([ask(getCampaign, { params: { id: campaignId } }), ask(getBoard, { params: { id: campaignId }, query: {} })]) },
    { name: 'roster', asks: 'a page of the roster, areas', open: (ask) => Promise.all([ask(listEntries, { params: { id: campaignId }, query: { limit: 50 } }), ask(listAreas, {})]) },
    { name: 'household', asks: 'the household with its timeline', open: async (ask) => {
      const ids = await listed(ask)
      return ask(getHousehold, { params: { id: ids[(turn += 1) % ids.length]! } })
    } },
    { name: 'search', asks: 'a name, initials or pinyin', open: (ask) => ask(searchHouseholds, { query: { search: ['王秀英', '李建国', 'zzq', '刘', 'chenyumei', '海燕'][(turn += 1) % 6]! } }) },
  ]
}

async function together(asks: readonly Ask[], pages: readonly Page[]): Promise<Map<string, number[]>> {
  const times = new Map(pages.map((page) => [page.name, [] as number[]]))
  const end = performance.now() + seconds * 1000
  await Promise.all(asks.map(async (ask, user) => {
    await sleep((pause * user) / asks.length)
    for (let turn = user; performance.now() < end; turn += 1) {
      const page = pages[turn % pages.length]!
      const begun = performance.now()
      await page.open(ask)
      const took = performance.now() - begun
      times.get(page.name)!.push(took)
      await sleep(Math.max(0, pause - took))
    }
  }))
  return times
}

export async function signedIn(address: string, login: string): Promise<Ask> {
  let cookie = ''
  const client = createClient({
    baseUrl: address,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      if (cookie) headers.set('cookie', cookie)
      const response = await fetch(input, { ...init, headers })
      const set = response.headers.get('set-cookie')
      if (set) cookie = set.split(';')[0] as string
      return response
    },
  })
  const ask: Ask = (route, input) => client.call(route, input)
  await ask(signIn, { body: { login, password: benchPassword } } as never)
  return ask
}

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
