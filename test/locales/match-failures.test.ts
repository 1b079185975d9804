import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problems } from '#domain/problem/problem.ts'
import { failureKey } from '#office/pages/matching/failure-key.ts'

// What reading a file may come to.
const codes = Object.keys(problems).filter((code) => /^(WORKBOOK_|MATCH_(SHEETS|NO_|QUOTE|ALL)|TOO_LARGE)/.test(code))

test.each(['zh-CN', 'en'])('whatever a run fails by, its sentence names nothing but the file: %s', (language) => {
  const read = (name: string) => JSON.parse(readFileSync(`locales/${language}/${name}.json`, 'utf8')) as Record<string, string>
  const texts = { ...read('problem'), ...read('matching') }
  expect(codes.length).toBeGreaterThan(10)
  for (const code of codes) expect((texts[failureKey(code, (key) => key in texts)] ?? '').replaceAll('{file}', ''), code).toMatch(/^[^{}]+$/)
})
