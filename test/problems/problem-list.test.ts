import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problems } from '#domain/problem/problem.ts'
import { problemList, problemListFile } from '../../tools/write-problem-list.ts'

const written = readFileSync(problemListFile, 'utf8')
const rows = written.split('\n').flatMap((line) => /^\| `(\w+)` \| \(?(\d+)\)? \| (.+) \| (.+) \|$/.exec(line)?.slice(1) ?? []).reduce<string[][]>((all, cell, at) => (at % 4 === 0 ? [...all, [cell]] : [...all.slice(0, -1), [...(all.at(-1) as string[]), cell]]), [])

test('the documented problems are the coded ones, with their status, in their order', () => {
  expect(rows.map(([code, status]) => [code, Number(status)])).toEqual(Object.entries(problems))
})

test('every problem has a sentence in both languages, with the same things filled in', () => {
  for (const [code, , english, chinese] of rows) {
    expect(english, code).toMatch(/[a-z]/)
    expect(chinese, code).toMatch(/\p{Script=Han}/u)
    const filled = (text: string | undefined): string[] => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string).sort()
    expect(filled(chinese), code).toEqual(filled(english))
  }
})

test('the document is fresh: write it again with node tools/write-problem-list.ts', () => {
  expect(written).toBe(problemList())
})
