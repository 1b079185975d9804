import { readFileSync } from 'node:fs'

/** The paths of the router below the shell, such as `/households/$id`. */
export const routerPaths: readonly string[] = [...readFileSync(new URL('../../src/office/router.tsx', import.meta.url), 'utf8').matchAll(/\binside\('([^']+)'/g)].map((found) => found[1]!)

const byWords = [...routerPaths].sort((a, b) => a.split('$').length - b.split('$').length).map((path) => ({ path, shape: new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`) }))

/** The path of the router that an address belongs to. */
export function routerPathOf(address: string): string | undefined {
  const [pathname] = address.split('?')
  return byWords.find(({ shape }) => shape.test(pathname!))?.path
}
