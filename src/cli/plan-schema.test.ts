import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { planSchemas } from '#domain/plan/json-schema.ts'
import { planSchema, schemaText } from './plan-schema.ts'

const plans = new URL('../../plans/', import.meta.url)

test('the schemas for editors are those of the checker (made by npx doudi plan schema plans)', () => {
  for (const [name, schema] of Object.entries(planSchemas())) expect(readFileSync(new URL(`${name}.schema.json`, plans), 'utf8'), name).toBe(schemaText(schema))
})

test('every plan and form tells editors its schema', () => {
  for (const entry of readdirSync(plans, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))) {
    const [first] = readFileSync(new URL(entry.split(path.sep).join('/'), plans), 'utf8').split('\n')
    expect(first, entry).toBe(`# yaml-language-server: $schema=${entry.includes('forms') ? '../../form' : '../plan'}.schema.json`)
  }
})

test('they are written into a folder', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'schema '))
  const lines: string[] = []
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(`! ${line}`), language: 'en' as const }
  expect(await planSchema([folder], io)).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['form.schema.json', 'plan.schema.json'])
  expect(await planSchema([path.join(folder, 'nowhere')], io)).toBe(2)
  expect(await planSchema([], io)).toBe(2)
  rmSync(folder, { recursive: true })
})
