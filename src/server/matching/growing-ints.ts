const chunkLength = 1 << 16

/** Whole numbers in a row, millions of them, in four bytes each. */
export class GrowingInts {
  length = 0
  readonly #chunks: Int32Array[] = []

  /** @returns how many there were */
  push(value: number): number {
    const at = this.length % chunkLength
    if (at === 0) this.#chunks.push(new Int32Array(chunkLength))
    this.#chunks.at(-1)![at] = value
    return this.length++
  }

  at(place: number): number {
    return this.#chunks[Math.trunc(place / chunkLength)]![place % chunkLength]!
  }
}
