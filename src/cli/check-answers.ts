import path from 'node:path'
import type { Complaint } from '#domain/plan/plan.ts'
import { languages, say, type Language, type Texts } from '#server/locale.ts'
import type { Io } from './command.ts'

// Nobody mends more than this before asking again; the number below is that of all.
const mostShown = 200

/**
 * Every complaint with its place and what to write instead, and how many there are.
 * @param texts of the feature `plan`
 */
export function showComplaints(complaints: readonly Complaint[], folder: string, texts: Texts, io: Io): void {
  for (const complaint of complaints.slice(0, mostShown)) for (const line of linesOf(complaint, folder, texts)) io.out(line)
  io.out(say(texts, complaints.length === 1 ? 'plan.check.count-one' : 'plan.check.count', { n: complaints.length }))
}

/** The one folder that a check is asked of, and `--lang`; without a folder when that is not what was written. */
export function folderAndLanguage(args: string[], language: Language): { folder: string | undefined; language: Language } {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const inline = args[at]?.includes('=') ?? false
  const given = at < 0 ? undefined : inline ? args[at]!.slice('--lang='.length) : args[at + 1]
  const rest = at < 0 ? args : args.filter((_, index) => index !== at && (inline || index !== at + 1))
  const known = languages.find((one) => one === given || one.startsWith(`${given}-`)) ?? (given === undefined ? language : undefined)
  const sound = known !== undefined && rest.length === 1 && !rest[0]!.startsWith('-')
  return { folder: sound ? rest[0] : undefined, language: known ?? language }
}

function linesOf({ file, line, column, code, details, suggestion }: Complaint, folder: string, texts: Texts): string[] {
  const values = { ...details, ...named('kind', details, texts), ...named('expected', details, texts) }
  return [
    say(texts, 'plan.check.complaint', { file: path.join(folder, file), line, column, message: say(texts, `plan.complaint.${code}`, values) }),
    ...(suggestion === undefined ? [] : [say(texts, 'plan.check.write', { suggestion })]),
    say(texts, 'plan.check.fix', { fix: say(texts, `plan.fix.${code}`, values) }),
  ]
}

function named(detail: 'kind' | 'expected', details: Complaint['details'], texts: Texts): Record<string, string> {
  const code = details[detail]
  return code === undefined ? {} : { [detail]: say(texts, `plan.${detail}.${code}`) }
}
