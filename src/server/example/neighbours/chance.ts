/** Choices that come out the same every time for the same seed. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  isIn(share: number): boolean {
    return this.next() < share
  }

  of<T>(all: readonly T[]): T {
    return all[Math.floor(this.next() * all.length)]!
  }

  /** One of several, each with its weight. */
  weighted<T>(all: readonly (readonly [weight: number, one: T])[]): T {
    let rest = this.next() * all.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, one] of all) if ((rest -= weight) < 0) return one
    return all[all.length - 1]![1]
  }
}
