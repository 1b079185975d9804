import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { problems } from '#domain/problem/problem.ts'
import { levels, roles } from '#domain/access/access.ts'

const root = join(import.meta.dirname, '../..')
const languages = ['zh-CN', 'en'] as const
const filesOf = (language: string) => readdirSync(join(root, 'locales', language)).filter((name) => name.endsWith('.json')).sort()
const textsOf = (language: string, file: string) => JSON.parse(readFileSync(join(root, 'locales', language, file), 'utf8')) as Record<string, string>
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

const messages = Object.fromEntries(languages.map((language) => [language, Object.assign({}, ...filesOf(language).map((file) => textsOf(language, file))) as Record<string, string>]))
const keys = new Set(Object.keys(messages['zh-CN'] as object))

/** Sources of a wall, without its tests. */
function sourcesOf(...walls: string[]): { file: string; text: string }[] {
  const found: { file: string; text: string }[] = []
  for (const wall of walls) {
    for (const entry of readdirSync(join(root, 'src', wall), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/(?<!\.test)\.tsx?$/.test(entry.name)) continue
      const file = join(entry.parentPath, entry.name)
      found.push({ file: file.slice(root.length + 1), text: readFileSync(file, 'utf8') })
    }
  }
  return found
}

test('both languages have the same files and the same keys', () => {
  expect(filesOf('en')).toEqual(filesOf('zh-CN'))
  for (const file of filesOf('zh-CN')) expect(Object.keys(textsOf('en', file)).sort(), file).toEqual(Object.keys(textsOf('zh-CN', file)).sort())
})

test('no key stands in two files, no text is empty', () => {
  const seen = new Map<string, string>()
  for (const file of filesOf('zh-CN')) {
    for (const key of Object.keys(textsOf('zh-CN', file))) {
      expect(seen.get(key), key).toBeUndefined()
      seen.set(key, file)
    }
  }
  for (const language of languages) for (const [key, text] of Object.entries(messages[language] as object)) expect(String(text).trim(), `${language} ${key}`).not.toBe('')
})

test('a text has the same places to fill in both languages', () => {
  for (const key of keys) expect(placeholders(messages.en?.[key] ?? ''), key).toEqual(placeholders(messages['zh-CN']?.[key] ?? ''))
})

test('every text that a page asks for is there', () => {
  const missing: string[] = []
  for (const { file, text } of sourcesOf('office', 'ui')) {
    // t('key'), also both ends of t(condition ? 'a' : 'b')
    for (const call of text.matchAll(/\bt\(([^(){}`]*?)(?:,|\))/g)) {
      for (const key of (call[1] ?? '').matchAll(/'([^']+)'/g)) if (key[1]?.includes('.') && !keys.has(key[1])) missing.push(`${file}: ${key[1]}`)
    }
    // t(`key.${code}`) needs at least one text below `key.`
    for (const call of text.matchAll(/\bt\(`([^`$]*)\$\{/g)) {
      if (![...keys].some((key) => key.startsWith(call[1] ?? ''))) missing.push(`${file}: ${call[1]}*`)
    }
  }
  expect(missing).toEqual([])
})

test('a page fills every place of a text', () => {
  const wrong: string[] = []
  for (const { file, text } of sourcesOf('office', 'ui')) {
    for (const [, key = '', rest = ''] of text.matchAll(/\bt\('([^']+)'(\)|, \{[^{}]*\})/g)) {
      const given = new Set([...rest.matchAll(/(\w+)(?=\s*[:,}])/g)].map((match) => match[1]))
      if (rest.includes('...')) continue
      for (const name of placeholders(messages['zh-CN']?.[key] ?? '')) if (!given.has(name)) wrong.push(`${file}: ${key} {${name}}`)
    }
  }
  expect(wrong).toEqual([])
})

test('every problem says in both languages what to do', () => {
  const named = Object.keys(problems).map((code) => `problem.${code}`).sort()
  for (const language of languages) expect(Object.keys(messages[language] as object).filter((key) => /^problem\.[A-Z_]+$/.test(key)).sort()).toEqual(named)
})

test('every role and every level has a name', () => {
  for (const role of roles) expect(keys).toContain(`access.role.${role}`)
  for (const level of levels) expect(keys).toContain(`access.level.${level}`)
})

test('every act and thing that the audit log names has a name', () => {
  const missing: string[] = []
  for (const { file, text } of sourcesOf('server')) {
    for (const [, acts = '', thing = ''] of text.matchAll(/record\(\{\s*action(?:: ('[^']+')|),[^}]*?objectType: '([^']+)'/g)) {
      if (acts && !keys.has(`audit.act.${acts.slice(1, -1)}`)) missing.push(`${file}: audit.act.${acts.slice(1, -1)}`)
      if (!keys.has(`audit.object.${thing}`)) missing.push(`${file}: audit.object.${thing}`)
    }
  }
  expect(missing).toEqual([])
})
