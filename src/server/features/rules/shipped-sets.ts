import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { RuleSet } from '#domain/policy/rule.ts'
import { readRuleSet } from '#domain/rules/read-rule-set.ts'
import { readFolder } from '../../plan-folder/read-folder.ts'

const rulesDir = fileURLToPath(new URL('../../../../rules/', import.meta.url))

/** A set of rules that came with the software, and the texts that lie beside it by the ids of their documents. */
export interface ShippedSet {
  readonly set: RuleSet
  readonly texts: ReadonlyMap<string, string>
}

let read: readonly ShippedSet[] | undefined

/** The sets of rules that came with the software, read once; one with a mistake in it is not offered. */
export async function listShipped(): Promise<readonly ShippedSet[]> {
  return (read ??= await readAll())
}

async function readAll(): Promise<readonly ShippedSet[]> {
  const entries = await readdir(rulesDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  const found = await Promise.all(names.map((name) => readShipped(`${rulesDir}${name}`)))
  return found.flatMap((one) => one ?? [])
}

async function readShipped(folder: string): Promise<ShippedSet | undefined> {
  const files = (await readFolder(folder)) ?? {}
  const { set } = readRuleSet(files)
  const texts = set?.documents.flatMap(({ id }) => {
    const text = files[`texts/${id}.txt`]
    return typeof text === 'string' ? [[id, text] as const] : []
  })
  return set && { set, texts: new Map(texts) }
}
