import { readdir } from 'node:fs/promises'
import type { Route } from '#contract/route.ts'

const folder = new URL('../../../src/contract/', import.meta.url)

/** Every route of the contract, by the name it is exported under. */
export async function contractRoutes(): Promise<[name: string, route: Route][]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort()
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<Record<string, unknown>>))
  return modules.flatMap((module) => Object.entries(module).filter((entry): entry is [string, Route] => isRoute(entry[1])))
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value
}
