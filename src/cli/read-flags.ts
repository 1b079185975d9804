/** Flags that all take a value, as `--name value` or `--name=value`. @returns undefined when anything else was given */
export function readFlags<Name extends string>(args: readonly string[], names: readonly Name[]): Partial<Record<Name, string>> | undefined {
  const found: Partial<Record<Name, string>> = {}
  const left = [...args]
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, name, inline] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? []
    const known = names.find((one) => one === name)
    const value = inline ?? left.shift()
    if (known === undefined || value === undefined || value === '' || known in found) return undefined
    found[known] = value
  }
  return found
}
