/** Whole numbers in a row, millions of them, in four bytes each. */
export class GrowingInts {
  length = 0
  #values = new Int32Array(1 << 16)

  /** @returns how many there were */
  push(value: number): number {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(2 * this.length)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length] = value
    return this.length++
  }

  at(place: number): number {
    return this.#values[place]!
  }
}
