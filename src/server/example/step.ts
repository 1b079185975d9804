import { addDays, type PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import { clockFrom } from '../clock.ts'
import { actorOf, findAccountByLogin } from '../features/accounts/public.ts'
import { performRead, performWrite, type Reach } from '../http/perform.ts'
import type { Actor, Services, Work } from '../http/work.ts'
import { stepKey } from './step-key.ts'

/** A write of the example under a key of its own: tried again, it is done once and gives what it gave the first time. */
export function step<T>(services: Services, actor: Actor, name: string, write: (work: Work) => Promise<T>, reach: Reach = 'wide'): Promise<T> {
  return performWrite(services, actor, reach, { key: stepKey('step', name), route: `example ${name}`, digestOf: [name] }, write)
}

export async function actorNamed(services: Services, login: string): Promise<Actor> {
  const account = await findAccountByLogin(services.database, login)
  if (!account) throw problem('NOT_FOUND')
  return actorOf(account)
}

/** The services as they were at a time of a day, in Beijing. */
export function servicesOn(services: Services, day: PlainDate, time: string): Services {
  return { ...services, clock: clockFrom(() => new Date(`${day}T${time}:00+08:00`)) }
}

export interface Moment {
  /** Days after the campaign's start. */
  readonly day: number
  /** HH:MM */
  readonly at: string
  readonly login: string
}

/** The campaign of the example, and whoever acts in it on a day, as an account of its own with no more reach than it has. */
export class Play {
  readonly services: Services
  readonly campaignId: string
  readonly start: PlainDate
  readonly #actors = new Map<string, Promise<Actor>>()

  constructor(services: Services, campaign: { readonly id: string; readonly start: PlainDate }) {
    this.services = services
    this.campaignId = campaign.id
    this.start = campaign.start
  }

  dayOf(day: number): PlainDate {
    return addDays(this.start, day)
  }

  async act<T>(moment: Moment, name: string, write: (work: Work, services: Services) => Promise<T>, reach: Reach = 'scope'): Promise<T> {
    const then = servicesOn(this.services, this.dayOf(moment.day), moment.at)
    return step(then, await this.#actor(moment.login), name, (work) => write(work, then), reach)
  }

  async look<T>(login: string, read: (work: Work) => Promise<T>): Promise<T> {
    return performRead(this.services, await this.#actor(login), 'scope', read)
  }

  #actor(login: string): Promise<Actor> {
    let actor = this.#actors.get(login)
    if (!actor) this.#actors.set(login, (actor = actorNamed(this.services, login)))
    return actor
  }
}
