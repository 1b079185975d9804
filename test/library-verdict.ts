import { EvaluationError, type Environment } from '@marcbachmann/cel-js'
import type { Compiled } from '#domain/policy/compile.ts'
import { dialectOf } from '#domain/policy/dialect.ts'
import type { Context } from '#domain/policy/indicators-of.ts'
import type { Subject } from '#domain/policy/population.ts'

const environments: Partial<Record<Subject, Environment>> = {}
const kept = new WeakMap<Compiled, (context: Record<string, unknown>) => unknown>()

/** What the CEL library's own evaluation says of a rule over indicators: a reader that nobody here wrote. 'unknown' where a fact is absent, else the code of the error. */
export function libraryVerdict(compiled: Compiled, context: Context): boolean | string {
  let run = kept.get(compiled)
  if (!run) kept.set(compiled, (run = (environments[compiled.subject] ??= dialectOf(compiled.subject)).parse(compiled.expression)))
  try {
    return run(context as Record<string, unknown>) === true
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return error.code === 'no_such_key' ? 'unknown' : error.code
  }
}
