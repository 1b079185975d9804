import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { RuleSet } from '#domain/policy/rule.ts'
import { readRuleSet } from '#domain/rules/read-rule-set.ts'
import { readFolder } from '../../plan-folder/read-folder.ts'

const rulesDir = fileURLToPath(new URL('../../../../rules/', import.meta.url))

/** The sets of rules that came with the software; one with a mistake in it is not offered. */
export async function listShippedSets(): Promise<RuleSet[]> {
  const entries = await readdir(rulesDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  const read = await Promise.all(names.map(async (name) => readRuleSet((await readFolder(`${rulesDir}${name}`)) ?? {})))
  return read.flatMap(({ set }) => set ?? [])
}
