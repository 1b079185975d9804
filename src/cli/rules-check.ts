import { documentsWithoutText, readRuleSet } from '#domain/rules/read-rule-set.ts'
import type { RuleSet } from '#domain/policy/rule.ts'
import { readFolder } from '#server/plan-folder/read-folder.ts'
import { readTexts, say, type Language, type Texts } from '#server/locale.ts'
import { folderAndLanguage, showComplaints } from './check-answers.ts'
import type { Io } from './command.ts'

/** `rules check FOLDER [--lang en]`: every mistake of a set of rules with its place and what to write instead, or a summary of what it holds. */
export async function rulesCheck(args: string[], io: Io): Promise<number> {
  const { folder, language } = folderAndLanguage(args, io.language)
  const texts = readTexts(language, 'rule-set')
  if (folder === undefined) {
    io.err(say(texts, 'rule-set.check.usage'))
    return 2
  }
  const files = await readFolder(folder)
  if (files === undefined) {
    io.err(say(texts, 'rule-set.check.no-folder', { folder }))
    return 2
  }
  const { set, complaints } = readRuleSet(files)
  if (set) {
    for (const line of summaryOf(set, texts, language)) io.out(line)
    return 0
  }
  showComplaints(complaints, folder, readTexts(language, 'plan'), io)
  return 1
}

function summaryOf(set: RuleSet, texts: Texts, language: Language): string[] {
  const words = language === 'en' ? 'en' : 'zh'
  const without = documentsWithoutText(set)
  const titleOf = (id: string): string => set.documents.find((document) => document.id === id)!.title[words]
  const counts = {
    rules: set.rules.length,
    documents: set.documents.length,
    aid: set.rules.filter((rule) => rule.aid !== undefined).length,
    alerts: set.rules.filter((rule) => rule.alert !== undefined).length,
    near: set.rules.filter((rule) => rule.near !== undefined).length,
  }
  return [
    say(texts, 'rule-set.check.fine', { id: set.id, title: set.title[words] }),
    say(texts, 'rule-set.check.summary', counts),
    ...(without.length > 0 ? [say(texts, 'rule-set.check.without-text', { n: without.length })] : []),
    ...without.map((id) => say(texts, 'rule-set.check.without-text-line', { title: titleOf(id), file: `texts/${id}.txt` })),
  ]
}
