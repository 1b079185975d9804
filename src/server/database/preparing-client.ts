import pg from 'pg'
import { CopyIn } from './copy-in.ts'
import { statementName, widthOf } from './statement-name.ts'

/** A connection that keeps statements that come often prepared, and writes what is asked for together in one piece. */
export class PreparingClient extends pg.Client {
  #isGathering = false
  #width = ''
  #isToBegin = false

  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === 'string' ? { connectionString: config, pipeline: true } : { ...config, pipeline: true })
  }

  override query(...given: never[]): never {
    this.#gather()
    const [text, values] = given as unknown[]
    if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2) return super.query(...(given as unknown as [string])) as never
    this.#width = widthOf(text, values) ?? this.#width
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
    // In one message, of which the database does the second only when it did the first.
    if (values.length === 0) return this.#send(`begin; ${text}`, values).then((results) => (results as unknown as unknown[]).at(-1))
    const begun = this.#send('begin', [])
    const answer = this.#ask(text, values)
    answer.catch(() => undefined)
    return begun.then(() => answer)
  }

  #ask(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    return text.startsWith('COPY ') ? this.#copy(text, values as Uint8Array[]) : this.#send(text, values, statementName(text, this.#width))
  }

  /** @param messages what the statement takes instead of parameters */
  #copy(text: string, messages: readonly Uint8Array[]): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      super.query(new CopyIn(text, messages, (error, result) => (error ? reject(error) : resolve(result))))
    })
  }

  #send(text: string, values: readonly unknown[], name?: string): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const answered = (error: Error | null, result: pg.QueryResult): void => (error ? reject(error) : resolve(result))
      const query = new pg.Query(text, values as unknown[], answered as never) as pg.Query & { name?: string | undefined }
      query.name = name
      super.query(query)
    })
  }

  // Each write wakes the database; what comes in one turn is one.
  #gather(): void {
    const { stream } = (this as unknown as { connection: { stream: { cork?(): void; uncork(): void } } }).connection
    if (this.#isGathering || !stream.cork) return
    this.#isGathering = true
    stream.cork()
    process.nextTick(() => {
      this.#isGathering = false
      stream.uncork()
    })
  }
}
