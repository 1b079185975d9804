import path from 'node:path'
import type { Plan } from '#domain/plan/plan.ts'
import { stillNotCarriedOut } from '#domain/plan/complete-plan.ts'
import { checkFolder } from '#server/plan-folder/check-folder.ts'
import { readFolder } from '#server/plan-folder/read-folder.ts'
import { readTexts, say, type Language, type Texts } from '#server/locale.ts'
import { folderAndLanguage, showComplaints } from './check-answers.ts'
import type { Io } from './command.ts'

/** `plan check FOLDER [--lang en]`: every mistake of a plan with its place and what to write instead, or a summary of what it holds. */
export async function planCheck(args: string[], io: Io): Promise<number> {
  const asked = folderAndLanguage(args, io.language)
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
  showComplaints(complaints, asked.folder, texts, io)
  return 1
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
