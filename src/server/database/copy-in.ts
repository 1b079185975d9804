import pg from 'pg'

const copyDone = Buffer.of(0x63, 0, 0, 0, 4)

/** A COPY with what it takes: it goes out in one piece, without waiting until the database is ready for it. */
export class CopyIn extends pg.Query {
  readonly #text: string
  readonly #messages: readonly Uint8Array[]

  /** @param messages whole messages of the protocol */
  constructor(text: string, messages: readonly Uint8Array[], done: (error: Error | null, result: pg.QueryResult) => void) {
    super(text, [], done as never)
    this.#text = text
    this.#messages = messages
  }

  // Where the statement itself fails, the database leaves aside what comes behind it.
  override submit = (connection: pg.Connection): void => {
    connection.query(this.#text)
    const { stream } = connection
    for (const message of this.#messages) stream.write(message)
    stream.write(copyDone)
  }

  handleCopyInResponse(): void {
    // What it takes is under way already.
  }
}
