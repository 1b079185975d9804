import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createHash } from 'node:crypto'
import { readPlan } from '#domain/plan/read-plan.ts'
import type { Complaint, Plan } from '#domain/plan/plan.ts'

const plansDir = new URL('../../../../plans/', import.meta.url)

export interface PlanFolder {
  readonly id: string
  readonly digest: string
  readonly plan: Plan | undefined
  readonly complaints: readonly Complaint[]
  readonly notice: string
  readonly templates: readonly { path: string; bytes: Uint8Array }[]
}

/** The plans that came with the software, each read and checked as a whole. */
export async function listPlanFolders(): Promise<PlanFolder[]> {
  const entries = await readdir(plansDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return Promise.all(names.map((name) => readPlanFolder(new URL(`${name}/`, plansDir), name)))
}

async function readPlanFolder(folder: URL, name: string): Promise<PlanFolder> {
  const files: Record<string, string | Uint8Array> = {}
  const digest = createHash('sha256')
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).sort((a, b) => (path.join(a.parentPath, a.name) < path.join(b.parentPath, b.name) ? -1 : 1))) {
    if (!entry.isFile()) continue
    const full = path.join(entry.parentPath, entry.name)
    const relative = path.relative(fileURLToPath(folder), full).split(path.sep).join('/')
    const bytes = await readFile(full)
    digest.update(relative).update('\0').update(bytes)
    files[relative] = /\.(ya?ml|txt|md)$/.test(relative) ? bytes.toString('utf8') : new Uint8Array(bytes)
  }
  const { plan, complaints } = readPlan(files)
  return {
    id: plan?.id ?? name,
    digest: digest.digest('hex'),
    plan,
    complaints,
    notice: String(files['notice.txt'] ?? ''),
    templates: Object.entries(files).flatMap(([file, bytes]) => (typeof bytes === 'string' ? [] : [{ path: file, bytes }])),
  }
}
