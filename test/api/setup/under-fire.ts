import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Route } from '#contract/route.ts'
import type { Connection } from '#server/database/connect.ts'
import { contractRoutes } from './contract-routes.ts'
import { noteInLedger, readLedger } from './ledger.ts'

/*
 * Every test through HTTP runs under fire: the connection on which a write works is cut at one of its writing statements. What
 * the write did must be gone wholly, or be there wholly when the cut fell on its end; then the same request is sent again, under
 * the same key, and its answer is the one the test gets, so that the test itself looks at the state after it. For the database a
 * server that was killed is the same as a connection that was cut; that the process itself may die is shown in kill/.
 */

export type Moment = 'before' | 'during' | 'after'

interface Shot {
  /** Which writing statement is hit; a commit that comes earlier is hit instead. */
  readonly at: number
  readonly moment: Moment
  /** Commits that pass before anything is counted: those of the write that asks for a job. */
  spared: number
  seen: number
  /** The statement that was hit. */
  hit?: string
}

/** A route is hit once in a test file, and no more when so many files of the run have hit it: tests stay as fast as they are. */
const enough = 4
const farthest = 6

const isCommit = /^\s*commit\b/i
const isWriting = /^\s*(insert|update|delete|merge|copy|commit)\b|^\s*with\b[^]*\b(insert into|update|delete from)\b|app_add_job/i
// The queue looks for work all the time; that a session is in use is noted before a write begins.
const isBeside = /graphile_worker|set "(last_)?seen_at" = \$1 where/i

export class UnderFire {
  readonly #admin: pg.Client
  readonly #routes: readonly (readonly [name: string, route: Route, path: RegExp])[]
  readonly #file: string
  /** Routes that are not hit any more. */
  readonly #spared = new Set<string>()
  readonly #underWay = new Set<Promise<unknown>>()
  #shot: Shot | undefined
  #gate: Promise<void> | undefined
  #tables: string | undefined
  #complaint: Error | undefined

  private constructor(admin: pg.Client, routes: readonly [string, Route][], file: string) {
    this.#admin = admin
    this.#routes = routes.filter(([, route]) => route.method !== 'GET').map(([name, route]) => [name, route, new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`)] as const)
    this.#file = file
  }

  /** @param file the test file, from which the places of its shots follow */
  static async open(connection: Connection, file: string): Promise<UnderFire> {
    const admin = new pg.Client(connection)
    admin.on('error', () => undefined)
    await admin.connect()
    return new UnderFire(admin, await contractRoutes(), file)
  }

  close(): Promise<void> {
    return this.#admin.end()
  }

  /** Watches a connection of the server. */
  watch(client: pg.PoolClient): void {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
    const { processID } = client as unknown as { processID: number }
    const fall = () => this.#admin.query('SELECT pg_terminate_backend($1, 5000)', [processID])
    // What is asked for without waiting for the statement that is hit does not get past the cut.
    let falling: Promise<unknown> | undefined
    client.query = ((...args: unknown[]) => {
      const first = args[0] as string | { text?: string }
      const text = typeof first === 'string' ? first : (first.text ?? '')
      if (falling) return falling.then(() => query(...args), () => query(...args))
      const shot = this.#shot
      if (!shot || shot.hit !== undefined || typeof args.at(-1) === 'function' || !isWriting.test(text) || isBeside.test(text)) return query(...args)
      if (shot.spared > 0) {
        if (isCommit.test(text)) shot.spared -= 1
        return query(...args)
      }
      shot.seen += 1
      if (shot.seen < shot.at && !isCommit.test(text)) return query(...args)
      shot.hit = text
      return (falling = struck(shot.moment, () => query(...args), fall))
    }) as typeof client.query
  }

  /** Sends a request; a write that was not hit often enough yet under fire. @returns what it was answered in the end */
  async send(method: string, address: string, key: string | undefined, request: () => Promise<Response>): Promise<Response> {
    while (this.#gate) await this.#gate
    const found = method === 'GET' ? undefined : this.#routes.find(([, route, path]) => route.method === method && path.test(new URL(address).pathname))
    if (!found || this.#shot || this.#spared.has(found[0])) return this.#pass(request)
    if (readLedger().filter(({ route, hit }) => route === found[0] && hit !== null).length >= enough) {
      this.#spared.add(found[0])
      return this.#pass(request)
    }
    let open = (): void => undefined
    this.#gate = new Promise((resolve) => (open = resolve))
    try {
      await Promise.allSettled(this.#underWay)
      return await ((await this.#isQuiet()) ? this.#strike(found[0], found[1], key, request) : request())
    } finally {
      this.#gate = undefined
      open()
    }
  }

  /**
   * Cuts the job that the next write asks for.
   * @param at which of its writing statements, or its first commit when that comes earlier
   * @returns the statement that was hit, when it was
   */
  async cutJob(at: number, moment: Moment, ask: () => Promise<unknown>): Promise<() => string | undefined> {
    const shot: Shot = { at, moment, spared: 1, seen: 0 }
    this.#shot = shot
    await ask()
    return () => {
      if (shot.hit !== undefined) this.#shot = undefined
      return shot.hit
    }
  }

  async #pass(request: () => Promise<Response>): Promise<Response> {
    const answer = request()
    this.#underWay.add(answer)
    try {
      return await answer
    } finally {
      this.#underWay.delete(answer)
    }
  }

  async #strike(name: string, route: Route, key: string | undefined, request: () => Promise<Response>): Promise<Response> {
    const [at, moment] = this.#placeOf(name)
    const shot: Shot = { at, moment: momentOn(route, moment), spared: 0, seen: 0 }
    const before = await this.#state()
    this.#shot = shot
    const first = await request().finally(() => (this.#shot = undefined))
    if (shot.hit === undefined) {
      if (first.ok && shot.seen === 0) noteInLedger({ route: name, hit: null })
      return first
    }
    const told = `${name}, cut ${shot.moment} writing statement ${shot.seen}: ${shot.hit.slice(0, 120)}`
    const between = await this.#state()
    const isDone = changed(before, between).length > 0
    const isAtEnd = isCommit.test(shot.hit)
    const mayBeDone = isAtEnd && shot.moment !== 'before'
    if (isDone && !mayBeDone) throw this.#complain(`${told}: half of it stayed, in ${changed(before, between).join(', ')}`)
    if (first.ok && !mayBeDone) throw this.#complain(`${told}: it was lost and answered ${first.status}`)
    if (!first.ok && first.status !== 503) throw this.#complain(`${told}: answered ${first.status} ${await first.text()} where it had to say that it is unavailable`)
    const again = await request()
    // Whoever signed out, or has a new password, asks no more.
    if (isDone && first.ok && isAboutSession(route) && again.status === 401) return this.#hit(name, shot, first)
    const wrong = isDone ? await this.#secondEffect(key, first, again) : undefined
    if (wrong) throw this.#complain(`${told}: ${wrong}`)
    // What was refused after all is looked for again, until a write that goes through was hit.
    return again.ok ? this.#hit(name, shot, again) : again
  }

  #hit(name: string, { hit = '', seen }: Shot, answer: Response): Response {
    this.#spared.add(name)
    // What came to its commit first has written nothing.
    noteInLedger({ route: name, hit: seen === 1 && isCommit.test(hit) ? null : hit })
    return answer
  }

  #complain(message: string): Error {
    return (this.#complaint ??= new Error(`under fire: ${message}`))
  }

  /** What was found wrong, for those who only hear that an answer did not come. */
  takeComplaint(): Error | undefined {
    const complaint = this.#complaint
    this.#complaint = undefined
    return complaint
  }

  /** What is wrong when a write that was done and whose answer was lost is sent again. */
  async #secondEffect(key: string | undefined, first: Response, again: Response): Promise<string | undefined> {
    if (!again.ok) return `it was done, and answered ${again.status} ${await again.clone().text()} when it was sent again`
    if (first.ok && (await first.text()) !== (await again.clone().text())) return 'its key gives another answer when it is sent again'
    const { rows } = await this.#admin.query<{ times: number }>('SELECT count(DISTINCT xmin::text)::int AS times FROM audit_entry WHERE idempotency_key = $1', [key])
    return rows[0]!.times > 1 ? 'it was done twice' : undefined
  }

  /** Whether nothing else changes anything now. */
  async #isQuiet(): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await this.#admin.query<{ busy: boolean }>(`SELECT EXISTS (SELECT 1 FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts) AS busy`)
      if (!rows[0]?.busy) return true
      await sleep(20)
    }
    return false
  }

  /** Of every table how many rows it has and which transaction wrote its youngest: what changes anything changes these. What only notes that somebody is here is left out. */
  async #state(): Promise<Record<string, string>> {
    this.#tables ??= await this.#tablesQuery()
    const { rows } = await this.#admin.query<{ name: string; state: string }>(this.#tables)
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
  }

  async #tablesQuery(): Promise<string> {
    const { rows } = await this.#admin.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`)
    const leftOut: Record<string, string> = { session: 'seen_at', account: 'last_seen_at' }
    return rows
      .map(({ name }) => {
        const state = name in leftOut ? `md5(string_agg((to_jsonb(t) - '${leftOut[name]}')::text, ',' ORDER BY (to_jsonb(t) - '${leftOut[name]}')::text))` : `count(*) || ' ' || coalesce(max(xmin::text::bigint), 0)`
        return `SELECT '${name}' AS name, coalesce(${state}, '') AS state FROM ${pg.escapeIdentifier(name)} t`
      })
      .join(' UNION ALL ')
  }

  #placeOf(name: string): [at: number, moment: Moment] {
    const digest = createHash('sha256').update([process.env['TEST_SEED'] ?? '', this.#file, name].join('\n')).digest()
    return [1 + (digest.readUInt32BE(0) % farthest), (['before', 'during', 'after'] as const)[digest.readUInt32BE(4) % 3]!]
  }
}

/** Nobody can ask again under a key they do not have, or when the act itself signed them out: such a write is cut where it is known how it ended. */
function momentOn(route: Route, moment: Moment): Moment {
  if (route.access === 'anyone') return 'before'
  return isAboutSession(route) && moment === 'during' ? 'after' : moment
}

function isAboutSession(route: Route): boolean {
  return route.access === 'signed-in'
}

async function struck(moment: Moment, query: () => Promise<unknown>, fall: () => Promise<unknown>): Promise<unknown> {
  if (moment === 'before') await fall()
  const [answer] = await Promise.all([query(), moment === 'during' ? fall() : undefined])
  if (moment === 'after') await fall()
  return answer
}

function changed(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name])
}
