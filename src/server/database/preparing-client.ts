import pg from 'pg'
import { CopyIn } from './copy-in.ts'
import { statementName, widthOf } from './statement-name.ts'

/** A connection that keeps statements that come often prepared, and writes what is asked for together in one piece. */
export class PreparingClient extends pg.Client {
  #isGathering = false
  #width = ''
  #begun: Promise<unknown> | undefined

  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === 'string' ? { connectionString: config, pipeline: true } : { ...config, pipeline: true })
  }

  override query(...given: never[]): never {
    this.#gather()
    const [text, values] = given as unknown[]
    if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2) return super.query(...(given as unknown as [string])) as never
    if (text.startsWith('COPY ')) return this.#copy(text, values as Uint8Array[]) as never
    this.#width = widthOf(text, values) ?? this.#width
    const name = statementName(text, this.#width)
    const answer = super.query({ text, values, ...(name !== undefined && { name }) }) as unknown as Promise<unknown>
    return (text === 'begin' ? this.#begin(answer) : this.#afterBegin(answer)) as never
  }

  // The beginning of a transaction has no answer worth a way of its own: whether it began is told with the answer of the statement after it.
  #begin(answer: Promise<unknown>): Promise<unknown> {
    answer.catch(() => undefined)
    this.#begun = answer
    return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] })
  }

  #afterBegin(answer: Promise<unknown>): Promise<unknown> {
    const begun = this.#begun
    if (!begun) return answer
    this.#begun = undefined
    answer.catch(() => undefined)
    return begun.then(() => answer)
  }

  /** @param messages what the statement takes instead of parameters */
  #copy(text: string, messages: readonly Uint8Array[]): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      super.query(new CopyIn(text, messages, (error, result) => (error ? reject(error) : resolve(result))))
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
