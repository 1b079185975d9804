import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { malformedPlans } from '#test/malformed-plans.ts'
import { planCheck } from './plan-check.ts'

test('150 malformed plans: each gets a clear answer, none an accident', async () => {
  const plans = malformedPlans(150)
  expect(plans).toHaveLength(150)
  const answers: Record<number, number> = {}
  for (const { name, files } of plans) {
    const folder = mkdtempSync(path.join(tmpdir(), 'malformed-'))
    for (const [file, bytes] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), bytes)
    }
    const lines: string[] = []
    const code = await planCheck([folder], { out: (line) => lines.push(line), err: (line) => lines.push(line), language: 'zh-CN' })
    rmSync(folder, { recursive: true })
    answers[code] = (answers[code] ?? 0) + 1
    // A comment or a blank line less is no mistake.
    if (code === 0) continue
    expect(code, name).toBe(1)
    expect(lines[0], name).toMatch(/\.(yaml|txt|xlsx|docx):\d+:\d+ {2}\S/)
    expect(lines.join('\n'), name).not.toMatch(/plan\.(complaint|fix|kind|expected|check)\.|\{\w+\}(?!.*\{)|undefined|\[object/)
  }
  expect(answers[1]).toBeGreaterThan(110)
}, 120_000)
