import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plan } from '#domain/plan/plan.ts'
import { readPlan } from '#domain/plan/read-plan.ts'

/** The files of a plan that came with the software, as `readPlan` takes them; templates as they are. */
export function planFiles(name: string): Record<string, string | Uint8Array> {
  const folder = fileURLToPath(new URL(`../plans/${name}`, import.meta.url))
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
