import { outside, packages, packagesForTypes, packagesOfBuild, packagesOfTests, walls } from './tables.ts'
import { wallOf } from './source.ts'
import type { Import, Source, Violation } from './source.ts'

/** Walls, packages, and what nobody builds on. */
export function checkImports(source: Source): Violation[] {
  return source.imports.flatMap((one) => {
    const found = isPackage(one) ? checkPackage(source, one) : checkWall(source, one)
    return found === undefined ? [] : [{ ...found, path: source.path, line: one.line }]
  })
}

type Found = { rule: string; message: string } | undefined

function checkPackage(source: Source, one: Import): Found {
  const name = packageName(one.specifier)
  const allowed = [
    ...(packages[source.wall] ?? []),
    ...(one.isType ? (packagesForTypes[source.wall] ?? []) : []),
    ...(source.isTest ? packagesOfTests : []),
    ...(isBuildFile(source) ? packagesOfBuild : []),
  ]
  if (allowed.includes(name)) return undefined
  return { rule: 'package', message: `${source.wall} may not use ${one.specifier}` }
}

function checkWall(source: Source, one: Import): Found {
  const to = wallOf(one.target)
  const isOwn = to === source.wall
  if (outside.includes(to)) {
    return source.isTest ? undefined : { rule: 'outside', message: `nobody builds on ${to}/: ${one.specifier}` }
  }
  if (isOwn && one.specifier.startsWith('#')) {
    return { rule: 'own-wall', message: `inside ${to} write the relative path instead of ${one.specifier}` }
  }
  if (isOwn) return undefined
  if (!(walls[source.wall] ?? []).includes(to)) {
    return { rule: 'wall', message: `${source.wall} may not look at ${to}: ${one.specifier}` }
  }
  if (!one.specifier.startsWith('#')) return { rule: 'other-wall', message: `write #${to}/… instead of ${one.specifier}` }
  return undefined
}

/** Features meet through `public.ts` only. */
export function checkFeatures(source: Source): Violation[] {
  const own = featureOf(source.path)
  if (own === undefined || source.isTest) return []
  return source.imports.flatMap(({ target, specifier, line }) => {
    const other = featureOf(target)
    if (other === undefined || other === own || target === `src/server/features/${other}/public.ts`) return []
    return [{ rule: 'feature', path: source.path, line, message: `${own} reaches ${other} past its public.ts: ${specifier}` }]
  })
}

export function featureOf(path: string): string | undefined {
  return /^src\/server\/features\/([^/]+)\//.exec(path)?.[1]
}

function isPackage(one: Import): boolean {
  return !one.specifier.startsWith('.') && !one.specifier.startsWith('#')
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:'
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function isBuildFile(source: Source): boolean {
  return source.path.endsWith('/vite.config.ts')
}
