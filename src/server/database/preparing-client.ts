import pg from 'pg'
import utils from 'pg/lib/utils.js'
import { CopyIn } from './copy-in.ts'
import { Gathered, notDone, type Asked, type Reading } from './gathered.ts'
import { statementName, widthOf } from './statement-name.ts'

/** A connection that keeps statements that come often prepared, and writes what is asked for together in one piece. */
export class PreparingClient extends pg.Client {
  readonly #reading: Reading = { readerOf: (type) => this.getTypeParser(type, 'text') as (text: string) => unknown, columns: new Map() }
  #gathered: Asked[] = []
  #isGathering = false
  #width = ''
  #state: 'outside' | 'to begin' | 'beginning' | 'inside' | 'not begun' = 'outside'
  #begun: Promise<unknown> = Promise.resolve()
  #isQueued = false

  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === 'string' ? { connectionString: config, pipeline: true } : { ...config, pipeline: true })
  }

  override query(...given: never[]): never {
    this.#gather()
    const [text, values] = given as unknown[]
    if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2) {
      this.#goOut()
      return super.query(...(given as unknown as [string])) as never
    }
    this.#width = widthOf(text) ?? this.#width
    if (text === 'begin') return this.#begin() as never
    if (text === 'commit' || text === 'rollback') return this.#end(text) as never
    return this.#ask(text, values) as never
  }

  // The beginning of a transaction has no answer worth a way of its own: it goes out with the statement after it, and whether it began is told with the answer of that.
  #begin(): Promise<unknown> {
    this.#state = 'to begin'
    return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] })
  }

  #end(text: 'commit' | 'rollback'): Promise<unknown> {
    const state = this.#state
    // Nothing was asked for in it.
    if (state === 'to begin') {
      this.#state = 'outside'
      return Promise.resolve({ command: text.toUpperCase(), rowCount: null, rows: [] })
    }
    if (text === 'commit' && state === 'beginning') return this.#begun.then(() => this.#end(text))
    if (text === 'commit' && state === 'not begun') return Promise.reject(notDone())
    // What waits for its beginning is not done any more.
    if (text === 'rollback' && state !== 'inside') this.#giveUp()
    const ended = this.#alone(text, [], statementName(text, ''))
    this.#state = 'outside'
    return ended
  }

  #ask(text: string, values: readonly unknown[]): Promise<unknown> {
    switch (this.#state) {
      case 'outside':
        return text.startsWith('COPY ') ? this.#copy(text, values as Uint8Array[]) : this.#alone(text, values, statementName(text, this.#width))
      case 'to begin':
        return this.#askFirst(text, values)
      case 'not begun':
        return Promise.reject(notDone())
      default:
        return this.#askWithin(text, values)
    }
  }

  // It stands behind the beginning in one piece, of which the database does nothing after what failed; nothing else goes out before it is sure that it began.
  #askFirst(text: string, values: readonly unknown[]): Promise<unknown> {
    this.#begun = this.#together('begin', [], statementName('begin', ''))
    this.#state = 'beginning'
    this.#isQueued = false
    this.#begun.then(() => this.#hasBegun(), () => this.#state === 'beginning' && this.#giveUp())
    const answer = this.#askWithin(text, values)
    answer.catch(() => undefined)
    return this.#begun.then(() => answer)
  }

  #askWithin(text: string, values: readonly unknown[]): Promise<unknown> {
    if (this.#isQueued && this.#state === 'beginning') return this.#askWhenBegun(text, values)
    const isCopy = text.startsWith('COPY ')
    const mayBeSeveral = values.length === 0 && text.includes(';')
    if (!isCopy && !mayBeSeveral) return this.#together(text, values, statementName(text, this.#width))
    if (this.#state === 'beginning') return this.#askWhenBegun(text, values)
    return isCopy ? this.#copy(text, values as Uint8Array[]) : this.#alone(text, values)
  }

  // What is asked for behind it stays behind it.
  #askWhenBegun(text: string, values: readonly unknown[]): Promise<unknown> {
    this.#isQueued = true
    return this.#begun.then(() => {
      this.#gather()
      return this.#ask(text, values)
    })
  }

  #hasBegun(): void {
    if (this.#state !== 'beginning') return
    this.#state = 'inside'
    this.#goOut()
  }

  #giveUp(): void {
    this.#state = 'not begun'
    for (const { reject } of this.#gathered.splice(0)) reject(notDone())
  }

  /** @param messages what the statement takes instead of parameters */
  #copy(text: string, messages: readonly Uint8Array[]): Promise<pg.QueryResult> {
    this.#goOut()
    return new Promise((resolve, reject) => {
      super.query(new CopyIn(text, messages, (error, result) => (error ? reject(error) : resolve(result))))
    })
  }

  #alone(text: string, values: readonly unknown[], name?: string): Promise<pg.QueryResult> {
    this.#goOut()
    return new Promise((resolve, reject) => {
      const answered = (error: Error | null, result: pg.QueryResult): void => (error ? reject(error) : resolve(result))
      const query = new pg.Query(text, values as unknown[], answered as never) as pg.Query & { name?: string | undefined }
      query.name = name
      super.query(query)
    })
  }

  #together(text: string, values: readonly unknown[], name: string | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ text, values: values.map(utils.prepareValue), name, resolve, reject })
    })
  }

  #goOut(): void {
    if (this.#gathered.length === 0 || (this.#state === 'beginning' && this.#gathered[0]!.text !== 'begin')) return
    const asked = this.#gathered
    this.#gathered = []
    super.query(new Gathered(asked, this.#reading))
  }

  // Each write wakes the database; what comes in one turn is one.
  #gather(): void {
    if (this.#isGathering) return
    this.#isGathering = true
    const { stream } = (this as unknown as { connection: { stream: { cork?(): void; uncork?(): void } } }).connection
    stream.cork?.()
    process.nextTick(() => {
      this.#isGathering = false
      this.#goOut()
      stream.uncork?.()
    })
  }
}
