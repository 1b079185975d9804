import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ruleSetSchema } from '#domain/rules/rule-set-shape.ts'
import { malformedFiles } from '#test/malformed-plans.ts'
import { ruleSetNames } from '#test/plan-files.ts'
import { schemaText } from './plan-schema.ts'
import { rulesCheck } from './rules-check.ts'
import { rulesSchema } from './rules-schema.ts'

const rules = fileURLToPath(new URL('../../rules', import.meta.url))

async function run(command: typeof rulesCheck, ...args: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = []
  return { code: await command(args, { out: (line) => said.push(line), err: (line) => said.push(`! ${line}`), language: 'en' }), said }
}

test.each(ruleSetNames)('%s is in order, and it is told which texts are not here', async (name) => {
  const { code, said } = await run(rulesCheck, path.join(rules, name))
  expect([code, said[0]]).toEqual([0, expect.stringMatching(`^${name} is in order`)])
  expect(said.some((line) => line.includes('was not held against it'))).toBe(name === 'national')
})

test('a mistake comes with file, line, column and what to write instead; the exit status tells', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rules '))
  const sound = readFileSync(path.join(rules, 'national', 'rules.yaml'), 'utf8')
  writeFileSync(path.join(folder, 'rules.yaml'), sound.replace('person.age >= 80\n', 'person.agee >= 80\n').replace('aid: DIBAO\n', 'aid: DIBAU\n'))
  const { code, said } = await run(rulesCheck, folder)
  expect(code).toBe(1)
  expect(said.join('\n')).toMatch(/rules\.yaml:\d+:\d+ {2}There is no code called “DIBAU”/)
  expect(said.join('\n')).toContain('Unknown indicator “person.agee”')
  expect(said.join('\n')).toContain('person.age')
  expect(said.join('\n')).not.toMatch(/plan\.(complaint|fix|kind|expected|check)\.|\{\w+\}|undefined/)
  const inChinese = await run(rulesCheck, folder, '--lang', 'zh')
  expect(inChinese.said.join('\n')).toContain('person.age')
  rmSync(folder, { recursive: true })
})

test('120 malformed sets: each gets a clear answer, none an accident', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'malformed-'))
  const answers: Record<number, number> = {}
  for (const { name, bytes } of malformedFiles(readFileSync(path.join(rules, 'national', 'rules.yaml'), 'utf8'), 120)) {
    writeFileSync(path.join(folder, 'rules.yaml'), bytes)
    const { code, said } = await run(rulesCheck, folder)
    answers[code] = (answers[code] ?? 0) + 1
    // A comment or a blank line less is no mistake.
    if (code === 0) continue
    expect(code, name).toBe(1)
    expect(said[0], name).toMatch(/rules\.yaml:\d+:\d+ {2}\S/)
    expect(said.join('\n'), name).not.toMatch(/plan\.(complaint|fix|kind|expected|check)\.|\{\w+\}(?!.*\{)|undefined|\[object/)
  }
  rmSync(folder, { recursive: true })
  expect(answers[1]).toBeGreaterThan(80)
}, 60_000)

test('what is not understood is said with how it is called', async () => {
  for (const args of [[], ['a', 'b'], ['--lang'], ['/nowhere/at/all']]) expect((await run(rulesCheck, ...args)).code).toBe(2)
})

test('the schema for editors is that of the checker (made by npx doudi rules schema rules), and every set names it', async () => {
  expect(readFileSync(path.join(rules, 'rules.schema.json'), 'utf8')).toBe(schemaText(ruleSetSchema()))
  for (const name of ruleSetNames) expect(readFileSync(path.join(rules, name, 'rules.yaml'), 'utf8').split('\n')[0]).toBe('# yaml-language-server: $schema=../rules.schema.json')
  const folder = mkdtempSync(path.join(tmpdir(), 'schema '))
  expect((await run(rulesSchema, folder)).code).toBe(0)
  expect(readdirSync(folder)).toEqual(['rules.schema.json'])
  expect((await run(rulesSchema)).code).toBe(2)
  rmSync(folder, { recursive: true })
})
