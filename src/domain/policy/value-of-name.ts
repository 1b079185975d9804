import type { CelValue, Context, Values } from './indicators-of.ts'

/** The value of a full name (`person.disability.kind`) in a context; undefined for an absent fact. */
export function valueOfName(name: string, context: Context): CelValue | undefined {
  let path = paths.get(name)
  if (!path) paths.set(name, (path = name.split('.')))
  let value: unknown = context
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Values)[key]
  }
  return value as CelValue | undefined
}

// Taking a name apart costs more than walking it.
const paths = new Map<string, readonly string[]>()
