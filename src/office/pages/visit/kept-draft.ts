import type { Draft } from './draft.ts'

/**
 * What was typed and may not have reached the server, with the draft of the server on which it stands. `sent`: what was on its way
 * when the page went; one of them may be what the server has by now.
 */
export type KeptDraft = { readonly draft: Draft; readonly base: Draft; readonly version: number; readonly sent?: readonly Draft[] }

const prefix = 'doudi.visit.'
const keyOf = (accountId: string, visitId: string) => `${prefix}${accountId}.${visitId}`

/** Keeps a draft in this tab until the server has it: a page loaded anew, or a tab opened again, goes on from it. */
export function keepDraft(accountId: string, visitId: string, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(keyOf(accountId, visitId), JSON.stringify(kept))
  } catch {
    // A full or closed store keeps nothing; the server still gets every save.
  }
}

export function keptDraft(accountId: string, visitId: string): KeptDraft | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(accountId, visitId))
    return kept === null ? undefined : (JSON.parse(kept) as KeptDraft)
  } catch {
    return undefined
  }
}

export function dropDraft(accountId: string, visitId: string): void {
  sessionStorage.removeItem(keyOf(accountId, visitId))
}

/** When somebody signs out nothing of theirs stays in the browser. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(prefix))) sessionStorage.removeItem(key)
}
