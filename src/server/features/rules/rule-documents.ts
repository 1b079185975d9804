import type { z } from 'zod'
import type { getRuleDocument as getContract, listRuleDocuments as listContract } from '#contract/rules.ts'
import type { RuleDocument } from '#domain/policy/rule.ts'
import { problem } from '#domain/problem/problem.ts'
import { listShipped } from './shipped-sets.ts'

/** The texts on which rules that came with the software stand, for whoever writes a rule. */
export async function listRuleDocuments(): Promise<z.input<(typeof listContract)['response']>> {
  const shown = [...(await known()).values()].map(({ document, text }) => ({ ...view(document), hasText: text !== undefined }))
  return { rows: shown.toSorted((a, b) => (a.title.zh < b.title.zh ? -1 : 1)) }
}

/** The text itself. Problem: NOT_FOUND, of one whose text did not come along too. */
export async function getRuleDocument(id: string): Promise<z.input<(typeof getContract)['response']>> {
  const found = (await known()).get(id)
  if (found?.text === undefined) throw problem('NOT_FOUND')
  return { ...view(found.document), text: found.text }
}

/** The document that a clause names; null when it names none of them, but says a title. */
export async function documentNamed(id: string): Promise<RuleDocument | null> {
  return (await known()).get(id)?.document ?? null
}

/** Ids of the documents whose text came along. */
export async function documentsWithText(): Promise<ReadonlySet<string>> {
  return new Set([...(await known()).values()].flatMap(({ document, text }) => (text === undefined ? [] : [document.id])))
}

const view = ({ id, title, number }: RuleDocument) => ({ id, title, number: number ?? null })

async function known(): Promise<ReadonlyMap<string, { readonly document: RuleDocument; readonly text: string | undefined }>> {
  const shipped = await listShipped()
  return new Map(shipped.flatMap(({ set, texts }) => set.documents.map((document) => [document.id, { document, text: texts.get(document.id) }] as const)))
}
