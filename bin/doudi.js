#!/usr/bin/env node
// Goes on under the Node that npm installs with the packages, whatever Node npx was started with.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareScanner } from '../tools/prepare/scanner.js'

const checkout = dirname(dirname(fileURLToPath(import.meta.url)))
const ownNode = join(checkout, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const isEnough = Number.parseInt(process.versions.node, 10) >= 24
const node = existsSync(ownNode) ? ownNode : isEnough && existsSync(join(checkout, 'node_modules')) ? process.execPath : undefined

if (node === undefined) {
  const named = process.env.LC_ALL || process.env.LANG || ''
  const language = named !== '' && !/^(C|POSIX)\b/.test(named) && !named.startsWith('zh') ? 'en' : 'zh-CN'
  const texts = JSON.parse(readFileSync(join(checkout, 'locales', language, 'cli.json'), 'utf8'))
  console.error(texts['cli.not-installed'])
  process.exitCode = 1
} else {
  if (process.argv[2] === 'match') prepareScanner()
  const child = spawn(node, [join(checkout, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}
