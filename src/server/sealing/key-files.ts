import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { problem } from '#domain/problem/problem.ts'
import type { Random } from '../random.ts'
import type { SealingKeys } from './sealing.ts'

/**
 * Reads the two keys from their folder, which is apart from the data and backed up apart.
 * @param mayMake whether the database holds nothing sealed yet, so that missing keys may be made
 */
export async function readKeys(folder: string, mayMake: boolean, random: Random): Promise<SealingKeys> {
  const [data, index] = await Promise.all([readKey(folder, 'data.key'), readKey(folder, 'index.key')])
  if (data && index) return { data, index }
  if (!mayMake || data || index) throw problem('KEYS_MISSING', { folder })
  const made = { data: random.bytes(32), index: random.bytes(32) }
  await writeKeys(folder, made)
  return made
}

/** Puts keys into a folder that has none. */
export async function writeKeys(folder: string, keys: SealingKeys): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await writeKey(folder, 'data.key', keys.data)
  await writeKey(folder, 'index.key', keys.index)
}

async function readKey(folder: string, name: string): Promise<Uint8Array | undefined> {
  const text = await readFile(path.join(folder, name), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const key = Buffer.from(text.trim(), 'hex')
  if (key.length !== 32) throw problem('KEYS_WRONG', { folder })
  return key
}

async function writeKey(folder: string, name: string, key: Uint8Array): Promise<void> {
  await writeFile(path.join(folder, name), `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
}
