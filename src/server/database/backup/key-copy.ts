import { systemRandom } from '../../random.ts'
import { readKeys, writeKeys } from '../../sealing/key-files.ts'
import { sealingWith } from '../../sealing/sealing.ts'
import { Problem } from '#domain/problem/problem.ts'

/** The fingerprint of the keys in a folder; undefined when they are not there. Problem KEYS_WRONG for files that are no keys. */
export async function fingerprintOf(folder: string): Promise<string | undefined> {
  try {
    return sealingWith(await readKeys(folder, false, systemRandom), systemRandom).fingerprint
  } catch (error) {
    if (error instanceof Problem && error.code === 'KEYS_MISSING') return undefined
    throw error
  }
}

export async function copyKeys(from: string, to: string): Promise<void> {
  await writeKeys(to, await readKeys(from, false, systemRandom))
}
