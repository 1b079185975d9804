/**
 * What is made of rows of which none ever changes under its key, kept from one transaction to the next: the database is asked which rows there
 * are, and gives the rows themselves only when the answer is another than before.
 */
export class StandingRows<Row, Made> {
  readonly #kept = new Map<string, Made>()
  readonly #keyOf: (row: Row) => string
  readonly #make: (rows: readonly Row[], day: string) => Made

  constructor(keyOf: (row: Row) => string, make: (rows: readonly Row[], day: string) => Made) {
    this.#keyOf = keyOf
    this.#make = make
  }

  /**
   * @param keys of the rows that whoever asks may see, in their order, with commas between
   * @param read gives those rows; some may have come since the keys were read
   * @param day for which something is made of them, where it is another each day
   */
  async of(keys: string | null, read: () => Promise<readonly Row[]>, day = ''): Promise<Made> {
    const held = this.#kept.get(`${day} ${keys ?? ''}`)
    if (held !== undefined) return held
    const rows = await read()
    const made = this.#make(rows, day)
    if (this.#kept.size >= most) this.#kept.clear()
    this.#kept.set(`${day} ${rows.map(this.#keyOf).sort().join()}`, made)
    return made
  }
}

const most = 200
