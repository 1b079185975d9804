/** The texts of a workbook that cells name by their number, closely packed: there may be as many as cells. */
export class SharedTexts {
  readonly #blocks: string[] = []
  readonly #ends: Uint32Array[] = []
  #open: string[] = []

  add(text: string): void {
    this.#open.push(text)
    if (this.#open.length === perBlock) this.#close()
  }

  /** The text of a number; undefined for one that is not there. */
  at(index: number): string | undefined {
    const block = Math.floor(index / perBlock)
    const ends = this.#ends[block]
    if (!ends) return block === this.#blocks.length ? this.#open[index % perBlock] : undefined
    const within = index % perBlock
    return within < ends.length ? this.#blocks[block]!.slice(within === 0 ? 0 : ends[within - 1], ends[within]) : undefined
  }

  #close(): void {
    let end = 0
    this.#ends.push(Uint32Array.from(this.#open, (text) => (end += text.length)))
    // Through bytes: put together from pieces it would go on holding what the pieces were cut from.
    this.#blocks.push(Buffer.from(this.#open.join(''), 'utf16le').toString('utf16le'))
    this.#open = []
  }
}

const perBlock = 2048
