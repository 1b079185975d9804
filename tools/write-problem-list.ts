// Writes docs/operations/problems.md from the table of named problems and its sentences. A test holds the file against it.
import { readFileSync, writeFileSync } from 'node:fs'
import { problems } from '../src/domain/problem/problem.ts'

export const problemListFile = new URL('../docs/operations/problems.md', import.meta.url)

const head = `# Problems by code

Whatever goes wrong is answered with one of these codes: in the office as a sentence, by the server as a problem document (RFC 9457,
\`application/problem+json\`) with \`code\`, \`status\` and \`details\`, on the command line as a sentence on standard error. Words in braces are filled in
from the details. A status in brackets is that of a problem met before the server answers at all, while it starts.

This file is written by \`node tools/write-problem-list.ts\` from \`src/domain/problem/problem.ts\` and \`locales/\`.

| Code | Status | Meaning and what to do | 含义与处理 |
|---|---|---|---|
`

const atStart = /^(CONFIG|ADDRESS|KEYS|DATABASE)_/

/** The whole document. */
export function problemList(): string {
  const [english, chinese] = ['en', 'zh-CN'].map((language) => JSON.parse(readFileSync(new URL(`../locales/${language}/problem.json`, import.meta.url), 'utf8')) as Record<string, string>) as [Record<string, string>, Record<string, string>]
  const rows = Object.entries(problems).map(([code, status]) => {
    const cells = [`\`${code}\``, atStart.test(code) ? `(${status})` : String(status), english[`problem.${code}`] ?? '', chinese[`problem.${code}`] ?? '']
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  return `${head}${rows.join('\n')}\n`
}

if (import.meta.main) writeFileSync(problemListFile, problemList())
