import type { Compiled } from './compile.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import { namesRead } from './expression.ts'
import type { Context } from './indicators-of.ts'
import { findIndicator } from './indicators.ts'
import { valueOfName } from './value-at.ts'

/** Full names of the indicators that expressions read. */
export type Reads = readonly string[]

type Memory = { readonly reads: Reads; readonly verdicts: Map<string, Verdict> }

const memories = new WeakMap<Compiled, Memory | 'none'>()
const mostKept = 4000

/**
 * Evaluates like `evaluate`, once for the same values: a verdict depends on nothing but what its expression reads, and in a
 * district thousands of people share an age and a kind of aid.
 */
export function rememberedVerdict(compiled: Compiled, context: Context): Verdict {
  const memory = memoryOf(compiled)
  if (memory === 'none') return evaluate(compiled, context)
  const key = valuesRead(memory.reads, context)
  let verdict = memory.verdicts.get(key)
  if (verdict === undefined) {
    if (memory.verdicts.size >= mostKept) memory.verdicts.clear()
    memory.verdicts.set(key, (verdict = evaluate(compiled, context)))
  }
  return verdict
}

function memoryOf(compiled: Compiled): Memory | 'none' {
  let memory = memories.get(compiled)
  if (!memory) {
    const reads = readsOf([compiled])
    memories.set(compiled, (memory = reads ? { reads, verdicts: new Map() } : 'none'))
  }
  return memory
}

/** What expressions read; undefined when one of them reads anything but indicators (the answers of a form). */
export function readsOf(compiled: readonly Compiled[]): Reads | undefined {
  const names = [...new Set(compiled.flatMap((one) => namesRead(one.tree)))]
  return names.every((name) => findIndicator(name) !== undefined) ? names : undefined
}

/** The values of a context that are read, as one text: the same for the same values, another one for others. */
export function valuesRead(reads: Reads, context: Context): string {
  let text = ''
  for (const name of reads) text += written(valueOfName(name, context))
  return text
}

// Kinds apart (the text "1", the whole number 1 and the fraction 1.0 are three values), and texts with their length, so that
// none can look like two.
function written(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return ';'
    case 'string':
      return `s${value.length}:${value}`
    case 'bigint':
      return `i${value};`
    case 'number':
      return `n${value};`
    case 'boolean':
      return value ? 't' : 'f'
    default:
      return `[${(value as readonly unknown[]).map(written).join('')}]`
  }
}
