import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plan } from '#domain/plan/plan.ts'
import { readPlan } from '#domain/plan/read-plan.ts'
import type { RuleSet } from '#domain/policy/rule.ts'
import { readRuleSet } from '#domain/rules/read-rule-set.ts'

/** The files of a plan that came with the software, as `readPlan` takes them; templates as they are. */
export const planFiles = (name: string): FolderFiles => filesOf(`plans/${name}`)

/** The files of a set of rules that came with the software, as `readRuleSet` takes them. */
export const ruleSetFiles = (name: string): FolderFiles => filesOf(`rules/${name}`)

/** Names of the sets of rules that came with the software. */
export const ruleSetNames: readonly string[] = readdirSync(fileURLToPath(new URL('../rules', import.meta.url)), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()

type FolderFiles = Record<string, string | Uint8Array>

function filesOf(place: string): FolderFiles {
  const folder = fileURLToPath(new URL(`../${place}`, import.meta.url))
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return Object.fromEntries(
    paths.map((full) => [path.relative(folder, full).split(path.sep).join('/'), /\.(ya?ml|txt)$/.test(full) ? readFileSync(full, 'utf8') : new Uint8Array(readFileSync(full))]),
  )
}

/** A plan that came with the software. */
export function planOf(name: string): Plan {
  const { plan, complaints } = readPlan(planFiles(name))
  if (!plan) throw new Error(JSON.stringify(complaints))
  return plan
}

/** A set of rules that came with the software. */
export function ruleSetOf(name: string): RuleSet {
  const { set, complaints } = readRuleSet(ruleSetFiles(name))
  if (!set) throw new Error(JSON.stringify(complaints))
  return set
}
