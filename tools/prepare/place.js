import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
const isWindows = process.platform === 'win32'

/** The Node that npm installs for us. */
export const ownNode = join(checkout, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node')

export function versionOf(program) {
  if (!existsSync(program)) return undefined
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim().replace(/^v/, '') : undefined
}

/** Runs npm: the very one that runs us, or else the one on the path. */
export function npm(args, cwd = checkout) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const options = { cwd, stdio: 'inherit' }
  if (script !== undefined && /\.c?js$/.test(script)) return spawnSync(node ?? process.execPath, [script, ...args], options).status
  return spawnSync(isWindows ? 'npm.cmd' : 'npm', args, { ...options, shell: isWindows }).status
}
