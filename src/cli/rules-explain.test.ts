import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Card, CardRule } from '#contract/screening.ts'
import { indicators } from '#domain/policy/indicators.ts'
import { explained, rulesExplain } from './rules-explain.ts'

const silent = { out: () => undefined, err: () => undefined }

/** Every indicator that makes a sentence of its own, held against what nobody has given. */
const rules = indicators.flatMap(({ subject, name, type }): CardRule[] => {
  const [full, of] = [`${subject}.${name}`, subject === 'person' ? 'person' : 'household'] as const
  if (type !== 'bool' && type !== 'codes') return []
  const when = type === 'bool' ? full : `"X" in ${full}`
  const trace = { kind: 'leaf' as const, outcome: 'unknown' as const, rule: when, facts: [{ name: full, label: full }], missing: [full] }
  const subjects = [{ personId: null, name: '王芳', outcome: 'UNKNOWN' as const, trace, missing: [], turning: [] }]
  return [{ ruleId: '', number: 1, title: { zh: '规则', en: 'Rule' }, of, when, aid: null, from: '2026-01-01', clause: { at: '第一条' }, subjects } as unknown as CardRule]
})
const card: Card = { householdId: '', headName: '王芳', areaName: '文昌社区', townName: '东城街道', asOf: '2026-11-22', knownOn: '2026-11-22', rules }

test.each(['zh-CN', 'en'] as const)('a rule is explained in sentences of %s, never by their keys', (language) => {
  const lines = explained(card, language)
  expect(lines.length).toBeGreaterThan(rules.length * 3)
  expect(lines.filter((line) => /[a-z][\w-]*\.[a-z]/i.test(line))).toEqual([])
})

test('a card of a day to come says of which day its facts are', () => {
  const foreseen = (asOf: string) => explained({ ...card, asOf }, 'zh-CN').some((line) => line.startsWith('推算：按 2026-11-22 登记的情况'))
  expect(['2026-11-22', '2027-01-01'].map(foreseen)).toEqual([false, true])
})

test('where there is no database it says so, and where it looked', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-explain-'))
  const asked = rulesExplain(['--household', '00000000-0000-7000-8000-00000000abcd', '--data', folder], { ...silent, language: 'zh-CN' })
  await expect(asked).rejects.toMatchObject({ code: 'DATABASE_MISSING', details: { folder } })
  await rm(folder, { recursive: true })
})
