import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { problems } from '#domain/problem/problem.ts'

// Where a problem is raised with its details written out, its sentence finds what it fills in.

const sentences = JSON.parse(readFileSync('locales/zh-CN/problem.json', 'utf8')) as Record<string, string>
const sources = ['src/domain', 'src/server', 'src/cli'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file: path.join(folder, file), text: readFileSync(path.join(folder, file), 'utf8') })),
)
const raised = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/problem\('([A-Z_]+)'(?:, \{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\})?\)/g)].map((match) => ({ file, code: match[1] as string, details: match[2] })),
)

test('only problems of the table are raised', () => {
  expect(raised.length).toBeGreaterThan(30)
  expect(raised.filter(({ code }) => !(code in problems))).toEqual([])
})

test('what a sentence fills in is among the details', () => {
  const missing = raised.flatMap(({ file, code, details }) => {
    const wanted = [...(sentences[`problem.${code}`] ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
    if (details?.includes('...')) return []
    return wanted.filter((name) => !new RegExp(`(^|[\\s,{])${name}\\b`).test(details ?? '')).map((name) => `${file}: ${code} lacks {${name}}`)
  })
  expect(missing).toEqual([])
})

test('every problem of the table is raised somewhere', () => {
  const words = sources.map(({ text }) => text).join('\n')
  const inTable = readFileSync('src/domain/problem/problem.ts', 'utf8')
  const unused = Object.keys(problems).filter((code) => (words.split(new RegExp(`\\b${code}\\b`)).length - 1) - (inTable.split(new RegExp(`\\b${code}\\b`)).length - 1) < 1)
  expect(unused).toEqual([])
})
