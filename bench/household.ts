// P4: what it takes to look at one household again whose fact changed, in the write itself.
import type { Measured } from './main.ts'
import { measureScreen } from './screen.ts'

export async function measureHousehold(people = 1_000_000): Promise<Measured> {
  const { figures } = await measureScreen(people, 1)
  return { job: 'P4 one household', figures: { people, ...(figures['oneHousehold'] as object) } }
}
