import type { Shape } from './shape.ts'
import { isId, mistakesIn } from './shape.ts'
import type { Path } from './yaml-file.ts'

/** Stands where nobody wrote anything that could be used. No plan can say it: control characters are refused. */
export const unsaid = '\u0000'

/** Whether a text is made up, wholly or in part. */
export const isUnsaid = (text: string): boolean => text.includes(unsaid)

/** A place that was made up. `isChoice`: a word out of a few, on which the meaning of what stands beside it hangs. */
export type Mended = { readonly path: Path; readonly isChoice: boolean }

/**
 * A value of a shape, whatever was written: what is missing or wrong is made up, what is not known is left out, and lists keep their
 * length. So one mistake does not keep the others from being found.
 * @returns the value, and the places that were made up
 */
export function mend(value: unknown, shape: Shape, path: Path = []): { readonly value: unknown; readonly mended: readonly Mended[] } {
  const madeUp = () => ({ value: substitute(shape), mended: [{ path, isChoice: shape.kind === 'one-of' }] })
  switch (shape.kind) {
    case 'anything':
      return { value, mended: [] }
    case 'list': {
      if (!Array.isArray(value) || value.length < (shape.atLeast ?? 0)) return madeUp()
      const entries = value.map((entry, index) => mend(entry, shape.of, [...path, index]))
      return { value: entries.map((entry) => entry.value), mended: entries.flatMap((entry) => entry.mended) }
    }
    case 'record':
      if (!isObject(value)) return madeUp()
      return record(Object.entries(value), shape, path)
    case 'object':
      if (!isObject(value)) return madeUp()
      return parts(Object.entries(shape.fields).flatMap(([key, field]) => (value[key] === undefined && !field.isRequired ? [] : [[key, mend(value[key], field.shape, [...path, key])] as const])))
    default:
      return mistakesIn(value, shape).length === 0 ? { value, mended: [] } : madeUp()
  }
}

// A key that is no id is left out, and something stands for it.
function record(entries: readonly (readonly [string, unknown])[], shape: Extract<Shape, { kind: 'record' }>, path: Path): ReturnType<typeof mend> {
  const sound = entries.filter(([key]) => isId(key))
  const { value, mended } = parts(sound.map(([key, entry]) => [key, mend(entry, shape.of, [...path, key])]))
  return { value: sound.length < entries.length ? { ...(value as object), [unsaid]: substitute(shape.of) } : value, mended }
}

function parts(entries: readonly (readonly [string, ReturnType<typeof mend>])[]): ReturnType<typeof mend> {
  return { value: Object.fromEntries(entries.map(([key, part]) => [key, part.value])), mended: entries.flatMap(([, part]) => part.mended) }
}

// Of a list one entry that nobody wrote, so that whoever looks a name up in it knows that there may be more.
function substitute(shape: Shape): unknown {
  switch (shape.kind) {
    case 'integer':
      return 1
    case 'yes-no':
      return false
    case 'list':
      return [substitute(shape.of)]
    case 'record':
      return { [unsaid]: substitute(shape.of) }
    case 'object':
      return Object.fromEntries(Object.entries(shape.fields).flatMap(([key, field]) => (field.isRequired ? [[key, substitute(field.shape)]] : [])))
    default:
      return unsaid
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
