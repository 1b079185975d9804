import { posix, win32 } from 'node:path'

/** What the default places depend on. */
export interface Machine {
  platform: NodeJS.Platform
  homeDir: string
  isRoot: boolean
}

type Environment = Record<string, string | undefined>

/** The folder for data where the operating system keeps such things; root's is outside every home and checkout. */
export function defaultDataDir(machine: Machine, env: Environment): string {
  const { platform, homeDir, isRoot } = machine
  if (platform === 'win32') return win32.join(env['LOCALAPPDATA'] ?? win32.join(homeDir, 'AppData', 'Local'), 'Doudi')
  if (platform === 'darwin') return isRoot ? '/Library/Application Support/Doudi' : posix.join(homeDir, 'Library/Application Support/Doudi')
  if (isRoot) return '/var/lib/doudi'
  return posix.join(absolute(env['XDG_DATA_HOME']) ?? posix.join(homeDir, '.local/share'), 'doudi')
}

/** The folder for key files, apart from the data so that a copy of the one is not a copy of the other. */
export function defaultKeysDir(machine: Machine, env: Environment): string {
  const { platform, homeDir, isRoot } = machine
  if (platform === 'win32') return win32.join(env['APPDATA'] ?? win32.join(homeDir, 'AppData', 'Roaming'), 'Doudi', 'keys')
  if (platform === 'darwin') return isRoot ? '/Library/Preferences/Doudi/keys' : posix.join(homeDir, 'Library/Preferences/Doudi/keys')
  if (isRoot) return '/etc/doudi/keys'
  return posix.join(absolute(env['XDG_CONFIG_HOME']) ?? posix.join(homeDir, '.config'), 'doudi', 'keys')
}

/** The XDG specification tells to ignore relative paths. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && posix.isAbsolute(path) ? path : undefined
}
