import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** What programs were compiled to, beside what else is made of the sources. */
export const compiled = fileURLToPath(new URL('../../.build/compiled/', import.meta.url))

/** From here on modules are compiled once and kept for the next start. Where nothing can be kept they are compiled each time. */
export function keepCompiled(): void {
  enableCompileCache(compiled)
}
