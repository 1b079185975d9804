import { readFile } from 'node:fs/promises'

/** The version of the product, as its package says. */
export async function readVersion(): Promise<string> {
  return (JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version
}
