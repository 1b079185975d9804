import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkFolder, type CheckedFolder } from '../../plan-folder/check-folder.ts'
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
      const checked = await checkFolder((await readFolder(`${plansDir}${name}`)) ?? {})
      return { ...checked, id: checked.plan?.id ?? name }
    }),
  )
}
