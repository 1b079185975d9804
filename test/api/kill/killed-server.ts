import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createClient, type Client } from '#client/call.ts'
import { signIn } from '#contract/sessions.ts'
import type { Connection } from '#server/database/connect.ts'
import { examplePassword } from '#server/example/accounts.ts'
import type { Order, Said, Strike } from './server-process.ts'

const program = fileURLToPath(new URL('./server-process.ts', import.meta.url))

/** A server that may be killed and started again; whoever was signed in still is. */
export class KilledServer {
  readonly connection: Connection
  #child: ChildProcess | undefined
  #address = ''
  #isStruck = false
  readonly #cookies = new Map<string, string>()

  constructor(connection: Connection) {
    this.connection = connection
  }

  async start(): Promise<void> {
    this.#child = fork(program, [JSON.stringify(this.connection)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
    const ended = once(this.#child, 'exit').then(() => {
      throw new Error('the server ended before it answered')
    })
    this.#address = await Promise.race([this.#hear('address'), ended])
    ended.catch(() => undefined)
    this.#child.on('message', (said: Said) => (this.#isStruck ||= 'struck' in said))
  }

  get isAlive(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }

  /** Whether the strike has fallen, on the server or on the database under it. */
  get isStruck(): boolean {
    return this.#isStruck || !this.isAlive
  }

  /** Arms the strike. */
  async strikeAt(strike: Strike): Promise<void> {
    this.#isStruck = false
    await this.#order({ strike })
  }

  /** The statements since the last strike was armed that change something or make it last, by their number. */
  async count(): Promise<readonly number[]> {
    const said = this.#hear('writes')
    await this.#order({ count: true })
    return said
  }

  async died(): Promise<void> {
    if (this.isAlive) await once(this.#child as ChildProcess, 'exit')
  }

  async stop(): Promise<void> {
    if (!this.isAlive) return
    this.#child?.kill('SIGKILL')
    await this.died()
  }

  /** A named person of the example. */
  async as(login: string): Promise<Client> {
    const client = createClient({ baseUrl: 'http://server', fetch: (input, init) => this.#fetch(login, input, init) })
    if (!this.#cookies.has(login)) await client.call(signIn, { body: { login, password: examplePassword } })
    return client
  }

  async #fetch(login: string, input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const headers = new Headers(init?.headers)
    const cookie = this.#cookies.get(login)
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(String(input).replace('http://server', this.#address), { ...init, headers })
    const set = response.headers.get('set-cookie')
    if (set) this.#cookies.set(login, set.split(';')[0] as string)
    return response
  }

  async #order(order: Order): Promise<void> {
    await new Promise<void>((resolve, reject) => this.#child?.send(order, (error) => (error ? reject(error) : resolve())))
  }

  #hear<K extends 'address' | 'writes'>(what: K): Promise<Extract<Said, Record<K, unknown>>[K]> {
    return new Promise((resolve) => {
      const listen = (said: Said): void => {
        if (!(what in said)) return
        this.#child?.off('message', listen)
        resolve((said as unknown as Record<K, never>)[what])
      }
      this.#child?.on('message', listen)
    })
  }
}
