/** How many things of the example happen at once. */
const atOnce = 4

/** Does something with each of many that do not depend on each other. */
export async function several<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all]
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one)
  }))
}
