import type { ASTNode } from '@marcbachmann/cel-js'
import type { Compiled } from './compile.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import type { Context, Values } from './indicators-of.ts'
import { findIndicator } from './indicators.ts'
import { childrenOf, nameOf } from './names-in.ts'

type Memory = { readonly paths: readonly (readonly string[])[]; readonly verdicts: Map<string, Verdict> }

const memories = new WeakMap<Compiled, Memory | 'none'>()
const mostKept = 4000

/**
 * Evaluates like `evaluate`, once for the same values: a verdict depends on nothing but what its expression reads, and in a
 * district thousands of people share an age and a kind of aid.
 */
export function rememberedVerdict(compiled: Compiled, context: Context): Verdict {
  const memory = memoryOf(compiled)
  if (memory === 'none') return evaluate(compiled, context)
  const key = memory.paths.map((path) => written(valueAt(path, context))).join('\n')
  let verdict = memory.verdicts.get(key)
  if (verdict === undefined) {
    if (memory.verdicts.size >= mostKept) memory.verdicts.clear()
    memory.verdicts.set(key, (verdict = evaluate(compiled, context)))
  }
  return verdict
}

// An expression that reads anything but indicators (a whole person, names of its own making) is evaluated every time.
function memoryOf(compiled: Compiled): Memory | 'none' {
  let memory = memories.get(compiled)
  if (!memory) {
    const names = [...new Set(namesRead(compiled.run.ast))]
    const isPlain = names.every((name) => findIndicator(name) !== undefined)
    memories.set(compiled, (memory = isPlain ? { paths: names.map((name) => name.split('.')), verdicts: new Map() } : 'none'))
  }
  return memory
}

// Those that are only asked for by `has(...)` too: whether a fact is there decides as well.
function namesRead(node: ASTNode): string[] {
  const name = nameOf(node)
  return name === undefined ? childrenOf(node).flatMap(namesRead) : [name]
}

function valueAt(path: readonly string[], context: Context): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Values)[key] : undefined), context)
}

// Kinds apart: the text "1", the whole number 1 and the fraction 1.0 are three values.
function written(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'bigint' ? `i${value}` : (JSON.stringify(value) ?? '')
}
