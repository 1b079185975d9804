import { inDocument } from '../clock.ts'
import { readTexts, say } from '../locale.ts'
import { markCopy } from '../workbook/mark-copy.ts'
import type { FileReply, Work } from './work.ts'

/**
 * A file as it leaves: who took it, when, and that it holds personal data stands on the copy, as it does on a printed page. What
 * was signed is untouched by that: its hash is of the frozen rows, texts and template, which stay where they are; the file is
 * filled from them anew for each copy, and prints that hash.
 */
export async function markedCopy(file: FileReply, work: Pick<Work, 'actor' | 'now'>): Promise<FileReply> {
  if (file.unmarked !== undefined) return file
  const line = say(readTexts('zh-CN', 'document'), 'document.copy', { name: work.actor.name, unit: work.actor.areaName, at: inDocument(work.now) })
  return { ...file, bytes: await markCopy(file.bytes, line) }
}
