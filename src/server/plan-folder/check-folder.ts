import type { Complaint, Plan } from '#domain/plan/plan.ts'
import { readPlan, type PlanFiles } from '#domain/plan/read-plan.ts'
import { digestOfFiles } from './files.ts'
import { templateTags } from './template-tags.ts'

export interface CheckedFolder {
  readonly files: PlanFiles
  readonly digest: string
  readonly plan: Plan | undefined
  readonly complaints: readonly Complaint[]
  readonly notice: string
}

/** A plan folder read and checked as a whole, templates and all. */
export async function checkFolder(files: PlanFiles): Promise<CheckedFolder> {
  const { plan, complaints } = readPlan(files, await templateTags(files))
  return { files, digest: digestOfFiles(files), plan, complaints, notice: String(files['notice.txt'] ?? '') }
}
