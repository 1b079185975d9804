// Holds what the compiler cannot. `node tools/check-architecture.ts` prints each violation; a test runs it too.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFeatureCycles, checkFileCycles } from './architecture/cycles.ts'
import { checkFile } from './architecture/files.ts'
import { checkFeatures, checkImports } from './architecture/imports.ts'
import { readSource } from './architecture/source.ts'
import type { SourceFile, Violation } from './architecture/source.ts'
import { checkWords } from './architecture/words.ts'

/** Every violation in the given files, taken as the whole program. */
export function checkArchitecture(files: SourceFile[]): Violation[] {
  const sources = files.map(readSource)
  return [
    ...sources.flatMap((source) => [checkImports, checkFeatures, checkWords, checkFile].flatMap((check) => check(source))),
    ...checkFileCycles(sources),
    ...checkFeatureCycles(sources),
  ]
}

/** The program as it lies in the checkout: src/ and db/. */
export function readProgram(): SourceFile[] {
  const checkout = dirname(dirname(fileURLToPath(import.meta.url)))
  return ['src', 'db'].flatMap((top) =>
    readdirSync(join(checkout, top), { recursive: true, encoding: 'utf8' })
      .map((path) => `${top}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(checkout, path), 'utf8') })),
  )
}

export function describe({ rule, path, line, message }: Violation): string {
  return `${path}:${line}  ${rule}: ${message}`
}

if (import.meta.main) {
  const violations = checkArchitecture(readProgram())
  for (const violation of violations) console.log(describe(violation))
  if (violations.length > 0) process.exitCode = 1
}
