import pg from 'pg'

/** How the rows of a statement are read: its columns, each with what makes a value of its text. */
export type Columns = readonly { readonly name: string; readonly read: (text: string) => unknown }[]

export type Answer = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>

export interface Asked {
  readonly text: string
  /** As they go over; bytes are read when the statement goes out, at the end of the turn. */
  readonly values: readonly (Buffer | string | null)[]
  /** Under which the connection keeps it prepared. */
  readonly name: string | undefined
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

export interface Reading {
  readonly readerOf: (type: number) => (text: string) => unknown
  /** Of statements that the connection keeps prepared, by name: once they are known, the database need not tell them again. */
  readonly columns: Map<string, Columns>
}

/** What the database says to a statement of a transaction in which one failed before. */
export const behindAFailure = '25P02'

/** For a statement that is not done because of one before it. */
export function notDone(): Error {
  return Object.assign(new Error('a statement before it failed'), { code: behindAFailure })
}

/**
 * Statements that go out together: the database answers when it has done all of them. What stands behind one that fails is not done, and is told so.
 */
export class Gathered extends pg.Query {
  readonly #left: Asked[]
  readonly #reading: Reading
  #columns: Columns | undefined
  #rows: Record<string, unknown>[] = []
  #failure: { readonly error: unknown } | undefined

  constructor(asked: readonly Asked[], reading: Reading) {
    super('', [], (() => undefined) as never)
    this.#left = [...asked]
    this.#reading = reading
    // By these the driver notes which statement was parsed, or could not be.
    Object.defineProperties(this, { name: { get: () => this.#left[0]?.name }, text: { get: () => this.#left[0]?.text } })
  }

  override submit = (connection: pg.Connection): void => {
    const to = connection as unknown as Driven
    for (const { text, values, name } of this.#left) {
      if (name === undefined || !isParsed(to, name)) {
        to.parse({ text, name })
        if (name !== undefined) to.submittedNamedStatements[name] = text
      }
      to.bind({ statement: name, values })
      if (name === undefined || !this.#reading.columns.has(name)) to.describe({ type: 'P' })
      to.execute()
    }
    to.sync()
  }

  handleRowDescription({ fields }: { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: this.#reading.readerOf(dataTypeID) }))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#columns ??= this.#reading.columns.get(this.#left[0]!.name ?? '') ?? []
    const row: Record<string, unknown> = {}
    try {
      for (const [at, { name, read }] of this.#columns.entries()) row[name] = fields[at] === null ? null : read(fields[at]!)
      this.#rows.push(row)
    } catch (error) {
      this.#failure ??= { error }
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const [command = '', ...counts] = text.split(' ')
    const count = counts.findLast((one) => /^\d+$/.test(one))
    this.#answered(command, count === undefined ? null : Number(count))
  }

  handleEmptyQuery(): void {
    this.#answered('', null)
  }

  #answered(command: string, rowCount: number | null): void {
    const { name, resolve, reject } = this.#left.shift()!
    const [rows, failure] = [this.#rows, this.#failure]
    if (name !== undefined && !this.#reading.columns.has(name)) this.#reading.columns.set(name, this.#columns ?? [])
    this.#rows = []
    this.#columns = undefined
    this.#failure = undefined
    if (failure) reject(failure.error)
    else resolve({ command, rowCount, rows })
  }

  handleReadyForQuery(): void {
    for (const { reject } of this.#left.splice(0)) reject(new Error('the database did not answer a statement'))
    this.#tellDriver(null)
  }

  handleError(error: Error, connection: pg.Connection): void {
    const [failed, ...behind] = this.#left.splice(0)
    failed?.reject(error)
    for (const { name, reject } of behind) {
      if (name !== undefined) delete (connection as unknown as Driven).submittedNamedStatements[name]
      reject(error instanceof pg.DatabaseError ? notDone() : error)
    }
    this.#tellDriver(error)
  }

  // It may be counting the time.
  #tellDriver(error: Error | null): void {
    ;(this as unknown as { callback(error: Error | null): void }).callback(error)
  }
}

/** What the driver's connection has, whether its types say so or not. */
interface Driven {
  readonly parsedStatements: Record<string, string>
  readonly submittedNamedStatements: Record<string, string>
  parse(message: { readonly text: string; readonly name: string | undefined }): void
  bind(message: { readonly statement: string | undefined; readonly values: Asked['values'] }): void
  describe(message: { readonly type: 'P' }): void
  execute(): void
  sync(): void
}

function isParsed({ parsedStatements, submittedNamedStatements }: Driven, name: string): boolean {
  return parsedStatements[name] !== undefined || submittedNamedStatements[name] !== undefined
}
