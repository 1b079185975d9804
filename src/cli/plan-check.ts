import path from 'node:path'
import type { Complaint, Plan } from '#domain/plan/plan.ts'
import { stillNotCarriedOut } from '#domain/plan/complete-plan.ts'
import { checkFolder } from '#server/plan-folder/check-folder.ts'
import { readFolder } from '#server/plan-folder/read-folder.ts'
import { languages, readTexts, say, type Language, type Texts } from '#server/locale.ts'
import type { Io } from './command.ts'

// Nobody mends more than this before asking again; the number below is that of all.
const mostShown = 200

/** `plan check FOLDER [--lang en]`: every mistake of a plan with its place and what to write instead, or a summary of what it holds. */
export async function planCheck(args: string[], io: Io): Promise<number> {
  const asked = readArguments(args, io.language)
  const texts = readTexts(asked.language, 'plan')
  if (asked.folder === undefined) {
    io.err(say(texts, 'plan.check.usage'))
    return 2
  }
  const files = await readFolder(asked.folder)
  if (files === undefined) {
    io.err(say(texts, 'plan.check.no-folder', { folder: asked.folder }))
    return 2
  }
  const { plan, complaints } = await checkFolder(files)
  if (plan) {
    for (const line of summaryOf(plan, asked.folder, texts, asked.language)) io.out(line)
    return 0
  }
  for (const complaint of complaints.slice(0, mostShown)) for (const line of linesOf(complaint, asked.folder, texts)) io.out(line)
  io.out(say(texts, complaints.length === 1 ? 'plan.check.count-one' : 'plan.check.count', { n: complaints.length }))
  return 1
}

function readArguments(args: string[], language: Language): { folder: string | undefined; language: Language } {
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

function summaryOf(plan: Plan, folder: string, texts: Texts, language: Language): string[] {
  const words = language === 'en' ? 'en' : 'zh'
  const waiting = stillNotCarriedOut(plan)
  const counts = {
    stages: plan.stages.length,
    duties: plan.duties.length,
    populations: plan.populations.length,
    focus: plan.populations.flatMap((population) => population.focus).length,
    items: plan.forms.flatMap((form) => form.sections.flatMap((section) => section.items)).length,
    deliverables: plan.deliverables.length,
  }
  const file = path.join(folder, 'plan.yaml')
  return [
    say(texts, 'plan.check.fine', { id: plan.id, title: plan.title[words] }),
    say(texts, 'plan.check.summary', counts),
    ...(waiting.length > 0 ? [say(texts, 'plan.check.not-carried-out', { n: waiting.length })] : []),
    ...waiting.map((item) => say(texts, 'plan.check.not-carried-out-line', { file, line: item.line, path: item.path, title: item.title?.[words] ?? say(texts, `plan.key.${item.path.split('.')[0]}`) })),
  ]
}
