import { expect, test } from 'vitest'
import { checkArchitecture, describe as sentence, readProgram } from '../../tools/check-architecture.ts'

/** The rules that a small program breaks; its files are given by path. */
function broken(files: Record<string, string>): string[] {
  const program = Object.entries(files).map(([path, text]) => ({ path, text }))
  return checkArchitecture(program).map(({ rule, path, line }) => `${rule} ${path}:${line}`)
}
const one = (path: string, text: string) => broken({ [path]: text })

test('the program keeps to its architecture', () => {
  expect(checkArchitecture(readProgram()).map(sentence)).toEqual([])
})

test('walls: who may look at whom, in imports of every kind', () => {
  expect(one('src/domain/a.ts', `import { x } from '#contract/a.ts'`)).toEqual(['wall src/domain/a.ts:1'])
  expect(one('src/domain/a.ts', `\nimport type { x } from '#server/a.ts'`)).toEqual(['wall src/domain/a.ts:2'])
  expect(one('src/ui/a.tsx', `export { x } from '#client/a.ts'`)).toEqual(['wall src/ui/a.tsx:1'])
  expect(one('src/office/a.ts', `const x = await import('#server/a.ts')`)).toEqual(['wall src/office/a.ts:1'])
  expect(one('src/client/a.ts', `let x: import('#server/a.ts').X`)).toEqual(['wall src/client/a.ts:1'])
  expect(one('src/domain/a.ts', `export * from '../server/a.ts'`)).toEqual(['wall src/domain/a.ts:1'])
  expect(one('src/server/a.ts', `import '#domain/a.ts'; import '#contract/a.ts'; import '#db/manifest.ts'`)).toEqual([])
})

test('walls: another one by its name, the own one by relative path', () => {
  expect(one('src/server/a.ts', `import '../domain/a.ts'`)).toEqual(['other-wall src/server/a.ts:1'])
  expect(one('src/server/a.ts', `import '#server/b.ts'`)).toEqual(['own-wall src/server/a.ts:1'])
  expect(one('src/server/a.ts', `import './b.ts'; import '../server/b.ts'`)).toEqual([])
})

test('packages: each wall has its own', () => {
  expect(one('src/domain/a.ts', `import { readFile } from 'node:fs'`)).toEqual(['package src/domain/a.ts:1'])
  expect(one('src/domain/a.ts', `import { parse } from 'yaml'; import '@marcbachmann/cel-js/x'`)).toEqual([])
  expect(one('src/office/a.ts', `import pg from 'pg'`)).toEqual(['package src/office/a.ts:1'])
  expect(one('src/client/a.ts', `import { z } from 'zod'`)).toEqual(['package src/client/a.ts:1'])
  expect(one('src/client/a.ts', `import type { z } from 'zod'`)).toEqual([])
  expect(one('src/domain/a.test.ts', `import { test } from 'vitest'; import fc from 'fast-check'; import 'pg'`)).toEqual(['package src/domain/a.test.ts:1'])
})

test('nobody builds on tests, browser tests, bench or tools', () => {
  expect(one('src/server/a.ts', `import '../../tools/b.ts'`)).toEqual(['outside src/server/a.ts:1'])
  expect(one('src/server/a.ts', `import '#test/api/b.ts'`)).toEqual(['outside src/server/a.ts:1'])
  expect(one('src/cli/a.ts', `void import('../../bench/b.ts')`)).toEqual(['outside src/cli/a.ts:1'])
  expect(one('src/server/a.test.ts', `import '#test/api/b.ts'`)).toEqual([])
})

test('features meet only through public.ts', () => {
  const path = 'src/server/features/visits/submit-visit.ts'
  expect(one(path, `import '../rosters/rosters.queries.ts'`)).toEqual([`feature ${path}:1`])
  expect(one(path, `import '../rosters/public.ts'; import './visits.queries.ts'; import '../../database/x.ts'`)).toEqual([])
})

test('features have no cycles', () => {
  expect(
    broken({
      'src/server/features/a/one.ts': `import '../b/public.ts'`,
      'src/server/features/b/public.ts': `import './two.ts'`,
      'src/server/features/b/two.ts': `import '../c/public.ts'`,
      'src/server/features/c/public.ts': `import './three.ts'`,
      'src/server/features/c/three.ts': `import '../a/public.ts'`,
      'src/server/features/a/public.ts': `export const x = 1`,
    }),
  ).toEqual(['feature-cycle src/server/features/a:1'])
})

test('files have no cycles, not even dynamic or of types', () => {
  const circle = (back: string) => broken({ 'src/domain/a.ts': `import './b.ts'`, 'src/domain/b.ts': back })
  expect(circle(`void import('./a.ts')`)).toEqual(['file-cycle src/domain/a.ts:1'])
  expect(circle(`import type { A } from './a.ts'`)).toEqual(['file-cycle src/domain/a.ts:1'])
  expect(circle(`export {}`)).toEqual([])
  expect(one('src/domain/a.ts', `import './a.ts'`)).toEqual(['file-cycle src/domain/a.ts:1'])
})

test('SQL stands only in *.queries.ts and the database folder', () => {
  const path = 'src/server/features/visits/submit-visit.ts'
  for (const text of [
    `import { sql } from 'kysely'`,
    `trx.selectFrom('visit')`,
    `trx\n.insertInto('visit')`,
    `trx.updateTable('visit')`,
    `trx.deleteFrom('visit')`,
    `client.query('SELECT 1')`,
  ]) {
    expect(one(path, text), text).toHaveLength(1)
    expect(one('src/server/features/visits/visits.queries.ts', text), text).toEqual([])
    expect(one('src/server/features/visits/visits.global.queries.ts', text), text).toEqual([])
    expect(one('src/server/database/x.ts', text), text).toEqual([])
  }
  expect(one(path, `import type { Selectable } from 'kysely'`)).toEqual([])
})

test('environment and command line are read in config.ts', () => {
  for (const text of ['process.env.PORT', `process['env']`, 'const { PORT } = process.env', 'globalThis.process.env', 'process.argv']) {
    expect(one('src/server/a.ts', text), text).toEqual(['environment src/server/a.ts:1'])
    expect(one('src/server/config.ts', text), text).toEqual([])
  }
  expect(one('src/cli/main.ts', 'process.argv')).toEqual([])
  expect(one('src/cli/main.ts', 'process.env')).toHaveLength(1)
})

test('time is read in clock.ts', () => {
  for (const text of ['Date.now()', 'new Date()', 'new Date', 'Date()', 'Temporal.Now.instant()', 'const now = Date.now']) {
    expect(one('src/domain/a.ts', text), text).toEqual(['clock src/domain/a.ts:1'])
    expect(one('src/office/a.ts', text), text).toHaveLength(1)
    expect(one('src/server/clock.ts', text), text).toEqual([])
  }
  expect(one('src/office/a.ts', `new Date('2022-03-28'); new Date(at)`)).toEqual([])
})

test('randomness is read in random.ts', () => {
  for (const text of ['Math.random()', 'crypto.randomUUID()', 'crypto.getRandomValues(bytes)', `import { randomBytes } from 'node:crypto'`]) {
    expect(one('src/server/a.ts', text), text).toEqual(['random src/server/a.ts:1'])
    expect(one('src/server/random.ts', text), text).toEqual([])
  }
  expect(one('src/server/a.ts', `import { createHash } from 'node:crypto'`)).toEqual([])
})

test('only listed files see rows past the scope', () => {
  const text = `import { wideTransaction } from '../../database/transaction.ts'`
  expect(one('src/server/features/visits/a.ts', text)[0]).toBe('wide src/server/features/visits/a.ts:1')
  expect(one('src/server/features/audit/prune-keys.ts', text)).toEqual([])
  for (const call of ['endpoints.wideRead(route, run)', 'endpoints.wideWrite(route, run)', 'endpoints.areaWrite(route, run)', `performJob(services, actor, 'wide', run)`]) {
    expect(one('src/server/features/visits/routes.ts', call)).toEqual(['wide src/server/features/visits/routes.ts:1'])
    expect(one('src/server/features/accounts/routes.ts', call)).toEqual([])
  }
})

test('folders have names, files have one idea, and no index hands on', () => {
  expect(one('src/domain/utils/a.ts', '')).toEqual(['folder src/domain/utils/a.ts:1'])
  expect(one('src/ui/shared/a.ts', '')).toEqual(['folder src/ui/shared/a.ts:1'])
  expect(one('src/domain/a.ts', 'void 0\n'.repeat(401))).toEqual(['length src/domain/a.ts:1'])
  expect(one('src/domain/a/index.ts', `export * from './b.ts'`)).toEqual(['barrel src/domain/a/index.ts:1'])
  expect(one('src/domain/a/index.ts', `export { b } from './b.ts'`)).toEqual(['barrel src/domain/a/index.ts:1'])
})
