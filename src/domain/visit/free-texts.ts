import { textsWithCitizenId } from '../id/find-citizen-ids.ts'
import type { Submission } from './submission.ts'

// Ids of rows have many digits and were typed by nobody.
const rowId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Text = readonly [path: string, text: string]

/**
 * Every text in a visit or the draft of one, with its place; what was answered, and why, stands at its question. A shape need not
 * be right yet, and a field that comes to it later is looked at without being named here.
 */
export function freeTexts(filled: Partial<Submission>): readonly Text[] {
  return textsIn(filled, '', false)
}

/** Where a visit holds citizen ids that were typed into its texts. */
export function citizenIdsIn(filled: Partial<Submission>): readonly string[] {
  return textsWithCitizenId(freeTexts(filled))
}

/** @param isAnswer the value and the reason of an answer are one place */
function textsIn(value: unknown, path: string, isAnswer: boolean): Text[] {
  if (typeof value === 'string') return rowId.test(value) ? [] : [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, isAnswer ? path : path === '' ? key : `${path}.${key}`, isAnswer || /(^|\.)answers$/.test(path)))
}
