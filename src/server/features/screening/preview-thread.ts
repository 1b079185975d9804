// The program of the thread that keeps a district in columns, so that a changed rule is tried while somebody writes it.
import { parentPort, type MessagePort } from 'node:worker_threads'
import type { Parameter } from '#domain/policy/parameters.ts'
import { PreviewColumns, type Preview } from '#domain/policy/preview.ts'
import { isSound, partsOfRule, type AskedOfRule, type RuleParts } from '#domain/policy/rule-parts.ts'
import type { FactsText } from './facts-text.ts'
import { factsOfText } from './facts-of-text.ts'

export type ToThread =
  | { readonly begin: { readonly names: readonly string[]; readonly parameters: readonly Parameter[]; readonly changed: readonly Parameter[] | undefined; readonly asOf: string } }
  | { readonly add: FactsText }
  | { readonly ask: PreviewOrder }
export interface PreviewOrder {
  readonly rule: AskedOfRule
  readonly published: AskedOfRule | undefined
  /** Depth of the areas by which is counted. */
  readonly depth: number
  readonly most: number
}
export type FromThread = Preview | 'taken'

const port = parentPort as MessagePort
let held: { columns: PreviewColumns; parameters: readonly Parameter[]; changed: readonly Parameter[] | undefined; asOf: string } | undefined

port.on('message', (message: ToThread) => port.postMessage(answer(message)))

function answer(message: ToThread): FromThread {
  if ('begin' in message) {
    const { names, parameters, changed, asOf } = message.begin
    held = { columns: new PreviewColumns(names, changed !== undefined), parameters, changed, asOf }
    return 'taken'
  }
  if (!held) throw new Error('nothing was begun')
  if ('add' in message) {
    for (const facts of factsOfText(message.add, held.asOf, held.parameters)) held.columns.add(facts, held.changed && { ...facts, parameters: held.changed })
    return 'taken'
  }
  const { rule, published, depth, most } = message.ask
  const areaOf = (path: string): string => path.split('/').slice(0, depth).join('/') + '/'
  return held.columns.preview(checked(rule), published && checked(published), areaOf, most)
}

function checked(rule: AskedOfRule): RuleParts {
  const parts = partsOfRule(rule)
  if (!isSound(parts)) throw new Error(`rule was never checked: ${rule.when}`)
  return parts
}
