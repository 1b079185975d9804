import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Io } from './command.ts'
import { planCheck } from './plan-check.ts'

const jintan = fileURLToPath(new URL('../../plans/jintan-2022', import.meta.url))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), '方案 '))
  cpSync(jintan, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

async function check(args: string[], language: Io['language'] = 'zh-CN') {
  const lines: string[] = []
  const code = await planCheck(args, { out: (line) => lines.push(line), err: (line) => lines.push(`! ${line}`), language })
  return { code, lines }
}
const breakIt = (find: string, write: string) => {
  const file = path.join(folder, 'plan.yaml')
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(find)
  writeFileSync(file, text.replace(find, () => write))
  return file
}

test.each(['zh-CN', 'en'] as const)('a sound plan is summed up, with what is not carried out yet (%s)', async (language) => {
  const { code, lines } = await check([folder], language)
  expect(code).toBe(0)
  expect(lines[0]).toContain('jintan-2022')
  expect(lines.join('\n')).toMatch(/plan\.yaml:\d+ {2}checks\.0/)
  expect(lines.join('\n')).not.toContain('plan.check')
})

test('a mistake is answered with file, line, column, message and what to write instead', async () => {
  const file = breakIt('when: household.children >= 3', 'when: household.childs >= 3')
  const line = readFileSync(file, 'utf8').split('\n').findIndex((text) => text.includes('household.childs')) + 1
  expect(await check([folder, '--lang', 'en'])).toEqual({
    code: 1,
    lines: [
      `${file}:${line}:15  Unknown indicator “household.childs”.`,
      '    Write: household.children',
      '    Use a name of the catalogue, such as person.age or household.size.',
      '1 mistake.',
    ],
  })
  expect((await check([folder])).lines[0]).toBe(`${file}:${line}:15  不认识的指标“household.childs”。`)
})

test('every kind of complaint has a sentence and an advice, in both languages', async () => {
  const sources = ['plan/complaints', 'plan/shape', 'plan/yaml-file', 'plan/read-plan', 'plan/check-plan', 'plan/check-form', 'plan/check-dates', 'plan/check-clauses', 'plan/check-rosters', 'plan/check-records', 'plan/check-provisions', 'plan/check-templates', 'policy/compile']
  const text = sources.map((name) => readFileSync(new URL(`../domain/${name}.ts`, import.meta.url), 'utf8')).join('\n')
  const codes = new Set([...text.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map((match) => match[1]!).filter((code) => !['DUPLICATE_KEY'].includes(code)))
  expect(codes.size).toBeGreaterThan(25)
  for (const language of ['zh-CN', 'en']) {
    const texts = JSON.parse(readFileSync(new URL(`../../locales/${language}/plan.json`, import.meta.url), 'utf8')) as Record<string, string>
    const missing = [...codes].flatMap((code) => [`plan.complaint.${code}`, `plan.fix.${code}`]).filter((key) => !texts[key])
    expect(missing, language).toEqual([])
  }
})

test('kinds and expectations are named in the language', async () => {
  breakIt('stage: launch', 'stage: lanch')
  expect((await check([folder, '--lang=en'])).lines[0]).toContain('There is no stage called “lanch”.')
})

test('without a folder, or with one that is not there, it is not understood', async () => {
  expect((await check([])).code).toBe(2)
  expect(await check([path.join(folder, 'nowhere'), '--lang', 'en'])).toEqual({ code: 2, lines: [`! There is no folder ${path.join(folder, 'nowhere')}.`] })
  expect((await check([folder, '--lang', 'fr'])).code).toBe(2)
})
