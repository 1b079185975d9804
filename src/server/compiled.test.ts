import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compiled } from './compiled.ts'

test('the server keeps what it was compiled to for its next start', () => {
  const program = `import { keepCompiled } from './src/server/compiled.ts'; import module from 'node:module'; keepCompiled(); console.log(module.getCompileCacheDir())`
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8', env: {} }).trim()
  expect(said.startsWith(compiled)).toBe(true)
  expect(existsSync(said)).toBe(true)
})
