import pg from 'pg'
import utils from 'pg/lib/utils.js'
import { CopyIn } from './copy-in.ts'
import { Gathered, type Asked, type Reading } from './gathered.ts'
import { statementName, widthOf } from './statement-name.ts'

/** A connection that keeps statements that come often prepared, and writes what is asked for together in one piece. */
export class PreparingClient extends pg.Client {
  readonly #reading: Reading = { readerOf: (type) => this.getTypeParser(type, 'text') as (text: string) => unknown, columns: new Map() }
  #gathered: Asked[] = []
  #isGathering = false
  #width = ''
  #isToBegin = false
  #isInTransaction = false

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
    return this.#afterBegin(text, values) as never
  }

  // The beginning of a transaction has no answer worth a way of its own: it goes out with the statement after it, and whether it began is told with the answer of that.
  #begin(): Promise<unknown> {
    this.#isToBegin = true
    return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] })
  }

  #afterBegin(text: string, values: readonly unknown[]): Promise<unknown> {
    if (!this.#isToBegin) return this.#ask(text, values)
    this.#isToBegin = false
    this.#isInTransaction = true
    // In one message, of which the database does the second only when it did the first.
    if (values.length === 0) return this.#alone(`begin; ${text}`, values).then((results) => (results as unknown as unknown[]).at(-1))
    const begun = this.#alone('begin', [])
    const answer = this.#ask(text, values)
    answer.catch(() => undefined)
    return begun.then(() => answer)
  }

  #ask(text: string, values: readonly unknown[]): Promise<unknown> {
    if (text.startsWith('COPY ')) return this.#copy(text, values as Uint8Array[])
    if (text === 'commit' || text === 'rollback') this.#isInTransaction = false
    const name = statementName(text, this.#width)
    // Several statements in one text go as they are.
    const canBePrepared = name !== undefined || values.length > 0
    return this.#isInTransaction && canBePrepared ? this.#together(text, values, name) : this.#alone(text, values, name)
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
    if (this.#gathered.length === 0) return
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
