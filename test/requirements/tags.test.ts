import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readGroups, requirementsDocument } from '../../tools/requirements/document.ts'
import { plainTitle, tagsIn } from '../../tools/requirements/tags.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(checkout, path), 'utf8')
const groups = readGroups(read('docs/requirements.yaml'))

test('a title names rows and the screen where they are seen', () => {
  const title = 'what was signed is frozen [J-33 J-43 on /roster-versions/:id]'
  expect(tagsIn(title)).toEqual([{ rows: ['J-33', 'J-43'], screen: '/roster-versions/:id' }])
  expect(tagsIn('late the day after [J-30]')).toEqual([{ rows: ['J-30'] }])
  expect(tagsIn('a list of [one, two]')).toEqual([])
  expect(plainTitle(title)).toBe('what was signed is frozen')
})

test('every row stands once, from J-01 to J-75 and from A-01 to A-12', () => {
  const upTo = (letter: string, last: number) => Array.from({ length: last }, (_, i) => `${letter}-${String(i + 1).padStart(2, '0')}`)
  expect(groups.flatMap((group) => group.rows.map((row) => row.id))).toEqual([...upTo('J', 75), ...upTo('A', 12)])
})

test('every tag names a row that there is and a page that there is', () => {
  const rows = new Set(groups.flatMap((group) => group.rows.map((row) => row.id)))
  const pages = new Set([...read('src/office/router.tsx').matchAll(/(?:inside|outside)\('([^']+)'/g)].map(([, path = '']) => path.replaceAll('$', ':')))
  const wrong = testFiles().flatMap((path) =>
    tagsIn(read(path)).flatMap((tag) => [
      ...tag.rows.filter((row) => /^[JA]-/.test(row) && !rows.has(row)),
      ...(tag.screen === undefined || pages.has(tag.screen) ? [] : [tag.screen]),
    ].map((what) => `${path}: ${what}`)),
  )
  expect(wrong).toEqual([])
})

test('a row that no test shows reads "not built"', () => {
  const two = [{ title: 'Lists', rows: [{ id: 'J-33', asks: 'Base roster | signed', seen: 'frozen' }, { id: 'J-34', asks: 'Training' }] }]
  const document = requirementsDocument(two, [{ file: 'test/api/rosters.test.ts', title: 'signing freezes [J-33 on /x]' }])
  expect(document).toContain('1 of 2 rows are shown to work.')
  expect(document).toContain('| J-33 | Base roster \\| signed | frozen | [signing freezes](../test/api/rosters.test.ts) | `/x` |')
  expect(document).toContain('| J-34 | Training |  | not built |  |')
})

function testFiles(): string[] {
  return ['src', 'test', 'e2e'].flatMap((top) =>
    readdirSync(join(checkout, top), { recursive: true, encoding: 'utf8' })
      .map((path) => `${top}/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/requirements/')),
  )
}
