import type { z } from 'zod'
import { problem } from '#domain/problem/problem.ts'

/** The place in a list from which the next page goes on: the sort keys of its last row. */
export function writeCursor(keys: readonly (string | number)[]): string {
  return JSON.stringify(keys)
}

/** Problem: INPUT_INVALID when the text was not written by `writeCursor` for this list. */
export function readCursor<S extends z.ZodType>(text: string | undefined, keys: S): z.output<S> | undefined {
  if (text === undefined) return undefined
  try {
    return keys.parse(JSON.parse(text))
  } catch {
    throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'after', code: 'cursor' }] })
  }
}
