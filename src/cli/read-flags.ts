import { parseArgs } from 'node:util'

/** Flags that all take a value, as `--name value` or `--name=value`. @returns undefined when anything else was given */
export function readFlags<Name extends string>(args: readonly string[], names: readonly Name[]): Partial<Record<Name, string>> | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])), strict: true, allowPositionals: false })
    return Object.values(values).includes('') ? undefined : (values as Partial<Record<Name, string>>)
  } catch {
    return undefined
  }
}
