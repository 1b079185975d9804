import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import prepare from '#test/api/setup/global.ts'

const office = new URL('../../.build/office/index.html', import.meta.url)

/** The cluster and the templates of the API tests; the office must have been built. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(office)) throw new Error('the office is not built: node tools/prepare.js test')
  return prepare(project)
}
