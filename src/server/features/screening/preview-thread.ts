// The program of the thread that keeps a district in columns, so that a changed rule is tried while somebody writes it.
import { parentPort, type MessagePort } from 'node:worker_threads'
import { compile, isCompiled, type Compiled } from '#domain/policy/compile.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { Subject } from '#domain/policy/population.ts'
import { PreviewColumns, type Preview } from '#domain/policy/preview.ts'
import type { FactsText } from './facts-text.ts'
import { factsOfText } from './facts-of-text.ts'

export type ToThread =
  | { readonly begin: { readonly names: readonly string[]; readonly parameters: readonly Parameter[]; readonly asOf: string } }
  | { readonly add: FactsText }
  | { readonly ask: PreviewOrder }
export interface PreviewOrder {
  readonly of: Subject
  readonly when: string
  readonly published: string | undefined
  /** Depth of the areas by which is counted. */
  readonly depth: number
  readonly most: number
}
export type FromThread = Preview | 'taken'

const port = parentPort as MessagePort
let held: { columns: PreviewColumns; parameters: readonly Parameter[]; asOf: string } | undefined

port.on('message', (message: ToThread) => port.postMessage(answer(message)))

function answer(message: ToThread): FromThread {
  if ('begin' in message) {
    const { names, parameters, asOf } = message.begin
    held = { columns: new PreviewColumns(names), parameters, asOf }
    return 'taken'
  }
  if (!held) throw new Error('nothing was begun')
  if ('add' in message) {
    for (const facts of factsOfText(message.add, held.asOf, held.parameters)) held.columns.add(facts)
    return 'taken'
  }
  const { of, when, published, depth, most } = message.ask
  const groupOf = (path: string): string => path.split('/').slice(0, depth).join('/') + '/'
  return held.columns.preview(checked(when, of), published === undefined ? undefined : checked(published, of), groupOf, most)
}

function checked(when: string, of: Subject): Compiled {
  const outcome = compile(when, of)
  if (!isCompiled(outcome)) throw new Error(`rule was never checked: ${when}`)
  return outcome
}
