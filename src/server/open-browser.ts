import { spawn } from 'node:child_process'

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }

/** Opens the office where there is somebody to see it; a machine without a browser goes on without a word. */
export function openBrowser(address: string): void {
  if (!process.stdout.isTTY) return
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
