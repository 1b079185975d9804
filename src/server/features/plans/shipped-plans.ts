import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkFolder, type CheckedFolder } from '../../plan-folder/check-folder.ts'
import { digestOfFiles } from '../../plan-folder/files.ts'
import { readFolder } from '../../plan-folder/read-folder.ts'

const plansDir = fileURLToPath(new URL('../../../../plans/', import.meta.url))

export interface ShippedPlan extends CheckedFolder {
  readonly id: string
}

/** The plans that came with the software, each read and checked as a whole. */
export async function listShippedPlans(): Promise<ShippedPlan[]> {
  const entries = await readdir(plansDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return Promise.all(
    names.map(async (name) => {
      const checked = await checkedFolder(`${plansDir}${name}`)
      return { ...checked, id: checked.plan?.id ?? name }
    }),
  )
}

/** By folder, as it was when it was last looked at. */
const kept = new Map<string, CheckedFolder>()

// Checking takes a fifth of a second in which nobody is answered; what has the same digest is the same.
async function checkedFolder(folder: string): Promise<CheckedFolder> {
  const files = (await readFolder(folder)) ?? {}
  const last = kept.get(folder)
  if (last?.digest === digestOfFiles(files)) return last
  const checked = await checkFolder(files)
  kept.set(folder, checked)
  return checked
}
