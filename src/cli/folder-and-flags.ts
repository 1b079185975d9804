import path from 'node:path'

export interface Asked {
  /** The one argument that is no flag; undefined when there is none or more than one. */
  readonly folder: string | undefined
  /** Flags of the command itself. */
  readonly flags: Readonly<Record<string, string>>
  /** What is left, for the configuration. */
  readonly rest: string[]
}

/**
 * Takes the arguments of a command apart that works on one folder.
 * @param valued its flags that take a value
 * @param switches its flags that take none
 */
export function folderAndFlags(args: readonly string[], valued: readonly string[], switches: readonly string[]): Asked {
  const flags: Record<string, string> = {}
  const rest: string[] = []
  const folders: string[] = []
  const left = [...args]
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, name = '', inline] = /^--([\w-]+)(?:=(.*))?$/.exec(arg) ?? []
    if (valued.includes(name)) flags[name] = inline ?? left.shift() ?? ''
    else if (switches.includes(name)) flags[name] = 'true'
    else if (name !== '') rest.push(arg, ...(inline === undefined && left[0] !== undefined && !left[0].startsWith('--') ? [left.shift() as string] : []))
    else folders.push(arg)
  }
  const isSound = folders.length === 1 && Object.values(flags).every((value) => value !== '')
  return { folder: isSound ? path.resolve(folders[0] as string) : undefined, flags, rest }
}
