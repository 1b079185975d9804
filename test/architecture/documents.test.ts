import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { commands } from '#cli/commands.ts'
import { anchorsOf, promisesOf } from './markdown.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const isThere = (path: string) => existsSync(join(checkout, path))
const read = (path: string) => readFileSync(join(checkout, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

function documentsIn(folder: string): string[] {
  return readdirSync(join(checkout, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return /^(node_modules|\.git|\.build|coverage)$/.test(entry.name) ? [] : documentsIn(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

/** What the document promises and the checkout does not hold. */
function brokenIn(document: string): string[] {
  const { links, paths, scripts, commands: calls } = promisesOf(read(document))
  const from = dirname(document)
  // A decision tells of its day; what it names may have gone since.
  const isHistory = document.startsWith(join('docs', 'decisions'))
  return [
    ...links.filter((link) => !linkHolds(document, link)),
    ...(isHistory ? [] : paths.filter((path) => !isThere(path) && !isThere(join(from, path)))),
    ...(isHistory ? [] : scripts.filter((script) => !(script in manifest.scripts)).map((script) => `npm run ${script}`)),
    ...(isHistory ? [] : calls.filter((call) => !commandHolds(call)).map((call) => `npx doudi ${call}`)),
  ]
}

function linkHolds(document: string, link: string): boolean {
  const [file = '', anchor] = decodeURI(link).split('#')
  const target = file === '' ? document : normalize(join(dirname(document), file))
  if (!isThere(target)) return false
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(read(target)).includes(anchor)
}

function commandHolds(call: string): boolean {
  const words = call.split(/\s+/)
  return /^(--help|…|\.\.\.|COMMAND\b)/.test(call) || commands.some((command) => command.words.every((word, i) => words[i] === word))
}

test('every path, command and link named in a document is there', () => {
  const broken = documentsIn('').flatMap((document) => brokenIn(document).map((what) => `${document}: ${what}`))
  expect(broken).toEqual([])
})

test('a document is read for links, paths, scripts and commands', () => {
  const text = [
    '# One: 题目 `x`',
    'See [it](docs/a.md#one), [there](https://example.org), ![s](docs/shot.png "shot") and `src/domain/a.ts:12`, `src/<wall>/x`.',
    'Call `npm run bench -- start`, `npm test`. Not a path: `and/or`.',
    '```sh',
    'npm start -- --port 0   # opens',
    'npx doudi plan check plans/jintan-2022',
    '```',
  ].join('\n')
  expect(promisesOf(text)).toEqual({
    links: ['docs/a.md#one', 'docs/shot.png'],
    paths: ['plans/jintan-2022', 'src/domain/a.ts'],
    scripts: ['start', 'bench', 'test'],
    commands: ['plan check plans/jintan-2022'],
  })
  expect(anchorsOf(text)).toEqual(['one-题目-x'])
  expect(linkHolds('README.md', 'nowhere.md')).toBe(false)
  expect(commandHolds('plan chek x')).toBe(false)
})

/** Words of a workplace, and of work left open; written in pieces so that this file holds none of them. */
const unfit = [['/wo', 'rk/'], ['registry.np', 'mjs'], ['\\bTO', 'DO\\b'], ['\\bFIX', 'ME\\b'], ['\\b[Ii]ssue #?', '\\d+\\b']].map(
  (pieces) => new RegExp(pieces.join('')),
)

test.skipIf(!isThere('.git'))('no file speaks of a workplace or of work left open', () => {
  const files = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], { cwd: checkout, encoding: 'utf8' }).split('\0').filter((path) => path !== '' && isThere(path))
  const found = files.flatMap((path) => {
    const text = read(path)
    if (text.includes('\0')) return []
    return text.split('\n').flatMap((line, i) => (unfit.some((word) => word.test(line)) ? [`${path}:${i + 1}`] : []))
  })
  expect(found).toEqual([])
})
