import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freshFolder, isWindows } from './place.ts'

interface Start {
  process: ChildProcess
  said(words: RegExp): Promise<string>
  gone: Promise<number | null>
  output(): string
}

/** The product itself in a process group of its own, as a terminal would run it. */
function start(folder: string, ...flags: string[]): Start {
  const child = spawn(process.execPath, ['src/server/main.ts', '--no-open', '--data', join(folder, 'data'), '--keys', join(folder, 'keys'), ...flags], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8' },
  })
  let output = ''
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve))
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), 'SIGINT')
    await gone
  })
  return {
    process: child,
    gone,
    output: () => output,
    async said(words) {
      for (;;) {
        const found = words.exec(output)
        if (found) return found[0]
        if (child.exitCode !== null) throw new Error(`ended without ${words}: ${output}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}

/** Processes that name the folder in their command line. */
function processesOf(folder: string): string[] {
  if (!existsSync('/proc')) return []
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return words.includes(folder) ? [words] : []
    } catch {
      return []
    }
  })
}

function socketDirOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'data', 'owner.json'), 'utf8')) as { socketDir: string }).socketDir
}

test.skipIf(isWindows)('Ctrl-C in the middle of the first start leaves nothing behind, and the next start goes on', async () => {
  const folder = await freshFolder()
  const first = start(folder, '--port', '0')
  await first.said(/example district/)
  await new Promise((resolve) => setTimeout(resolve, 500))
  const socketDir = socketDirOf(folder)
  process.kill(-(first.process.pid as number), 'SIGINT')
  expect(await first.gone).toBe(0)
  expect(first.output()).not.toMatch(/error/i)
  expect(processesOf(folder)).toEqual([])
  expect(existsSync(socketDir)).toBe(false)
  expect(existsSync(join(folder, 'data', 'owner.json'))).toBe(false)

  const second = start(folder, '--port', '0')
  const address = await second.said(/http:\/\/localhost:\d+/)
  expect(await (await fetch(`${address}/health`)).json()).toMatchObject({ state: 'ready' })
  process.kill(-(second.process.pid as number), 'SIGINT')
  expect(await second.gone).toBe(0)
  expect(processesOf(folder)).toEqual([])
}, 240_000)

test.skipIf(isWindows)('a port in use is said with its number, and the start ends and leaves nothing behind', async () => {
  const folder = await freshFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const refused = start(folder, '--empty', '--port', String(port))
  expect(await refused.gone).toBe(1)
  expect(refused.output()).toContain(`Port ${port} of 127.0.0.1 is in use by another program.`)
  expect(refused.output()).not.toMatch(/job queue|EADDRINUSE/)
  expect(processesOf(folder)).toEqual([])
  expect(existsSync(join(folder, 'data', 'owner.json'))).toBe(false)
})
