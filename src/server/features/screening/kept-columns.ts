import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Worker } from 'node:worker_threads'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { Preview } from '#domain/policy/preview.ts'
import { performRead } from '../../http/perform.ts'
import type { Actor, Services } from '../../http/work.ts'
import { startThread } from '../../start-thread.ts'
import { loadParameters } from '../registry/public.ts'
import { listInhabited, selectFactsText } from './facts.queries.ts'
import { piecesOf } from './pieces-of-areas.ts'
import type { FromThread, PreviewOrder, ToThread } from './preview-thread.ts'

const program = new URL('./preview-thread.ts', import.meta.url)
const idle = 10 * 60_000
/** So long somebody waits for the facts before hearing how far they are. */
const patience = 1500

/** What a question needs of a district. */
interface Needed {
  /** Indicators that the rule reads, and others that will be asked for soon. */
  readonly names: readonly string[]
  readonly asOf: string
  /** A parameter that is to be another, so that the district is held as it would stand then as well. */
  readonly changed?: Parameter
  /** How much was written in the district (`countChanges`). */
  readonly changes: number
}

/** A district as it lies in the thread. */
interface Held {
  readonly districtKey: string
  readonly asOf: string
  readonly changed: Parameter | undefined
  readonly readAt: Date
  readonly readOn: string
  readonly changes: number
  readonly names: ReadonlySet<string>
  progress: { done: number; of: number }
  isRead: boolean
  /** What was read is answered with once, with its time, even where people write all day. */
  isAnswered: boolean
  readonly reading: Promise<void>
}

/**
 * The facts of one district, kept in columns in a thread of its own while somebody writes rules. They are read anew when a rule asks for
 * one that is not there, when something was written in the district, and for another day; after a while without a question they are forgotten.
 */
export class KeptColumns {
  readonly #services: Services
  #thread: Worker | undefined
  #held: Held | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #forgetting: NodeJS.Timeout | undefined

  constructor(services: Services) {
    this.#services = services
  }

  async preview(actor: Actor, needed: Needed, orders: readonly PreviewOrder[]): Promise<{ readonly previews: readonly Preview[]; readonly readAt: Date } | { readonly reading: { done: number; of: number } }> {
    clearTimeout(this.#forgetting)
    this.#forgetting = setTimeout(() => void this.#forget(), idle).unref()
    const held = this.#fits(actor, needed) ? this.#held! : this.#begin(actor, needed)
    await Promise.race([held.reading, sleep(patience, undefined, { ref: false })])
    if (!held.isRead) return { reading: { ...held.progress } }
    held.isAnswered = true
    return { previews: (await Promise.all(orders.map((order) => this.#ask({ ask: order })))) as Preview[], readAt: held.readAt }
  }

  #fits({ districtKey }: Actor, { names, asOf, changed, changes }: Needed): boolean {
    const held = this.#held
    return held !== undefined && held.districtKey === districtKey && held.asOf === asOf && isDeepStrictEqual(held.changed, changed) && held.readOn === this.#services.clock.today() && (held.changes === changes || !held.isAnswered) && names.every((name) => held.names.has(name))
  }

  #begin(actor: Actor, { names, asOf, changed, changes }: Needed): Held {
    const { clock, log } = this.#services
    const known = this.#held?.districtKey === actor.districtKey ? this.#held.names : []
    const held: Held = { districtKey: actor.districtKey, asOf, changed, readAt: clock.now(), readOn: clock.today(), changes, names: new Set([...known, ...names]), progress: { done: 0, of: 0 }, isRead: false, isAnswered: false, reading: this.#turn.then(() => this.#read(actor, held)).catch((error: unknown) => {
      log.error({ err: error }, 'reading a district into columns')
      if (this.#held === held) this.#held = undefined
    }) }
    this.#held = held
    this.#turn = held.reading
    return held
  }

  async #read(actor: Actor, held: Held): Promise<void> {
    if (this.#held !== held) return
    const places = await performRead(this.#services, actor, 'scope', async (work) => {
      const parameters = await loadParameters(work)
      await this.#ask({ begin: { names: [...held.names], parameters, changed: held.changed && [...parameters, held.changed], asOf: held.asOf } })
      return listInhabited(work.trx, work.districtKey)
    })
    held.progress.of = places.reduce((sum, place) => sum + place.households, 0)
    for (const { paths, households } of piecesOf(places)) {
      if (this.#held !== held) return
      await this.#ask({ add: await performRead(this.#services, actor, 'scope', (work) => selectFactsText(work.trx, work.districtKey, paths)) })
      held.progress.done += households
    }
    held.isRead = this.#held === held
  }

  // The thread answers one message after the other.
  #asking: Promise<unknown> = Promise.resolve()
  #ask(message: ToThread): Promise<FromThread> {
    const answer = this.#asking.then(async () => {
      this.#thread ??= startThread(program)
      this.#thread.unref()
      this.#thread.postMessage(message)
      return ((await once(this.#thread, 'message')) as [FromThread])[0]
    })
    this.#asking = answer.catch(() => this.#forget())
    return answer
  }

  async #forget(): Promise<void> {
    const thread = this.#thread
    this.#thread = undefined
    this.#held = undefined
    await thread?.terminate()
  }
}
