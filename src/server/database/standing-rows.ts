/**
 * What is made of rows, kept from one transaction to the next: the database is asked by what it would be known that some of them are others now,
 * and gives the rows themselves only when the answer is another than before.
 */
export class StandingRows<Row, Made> {
  readonly #kept = new Map<string, Made>()
  readonly #mark: (rows: readonly Row[]) => string
  readonly #make: (rows: readonly Row[], day: string) => Made

  /** @param mark by which rows are known, as the database says it: never the same for others */
  constructor(mark: (rows: readonly Row[]) => string, make: (rows: readonly Row[], day: string) => Made) {
    this.#mark = mark
    this.#make = make
  }

  /**
   * @param mark of the rows that whoever asks may see
   * @param read gives those rows; some may have come since
   * @param day for which something is made of them, where it is another each day
   */
  async of(mark: string, read: () => Promise<readonly Row[]>, day = ''): Promise<Made> {
    const held = this.#kept.get(`${day} ${mark}`)
    if (held !== undefined) return held
    const rows = await read()
    const made = this.#make(rows, day)
    if (this.#kept.size >= most) this.#kept.clear()
    this.#kept.set(`${day} ${this.#mark(rows)}`, made)
    return made
  }
}

const most = 200
