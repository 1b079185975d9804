import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const times = 5

/** P11: `npm start` with packages present, until /health answers: the first time, to a worked example, and again. */
export async function measureStart(): Promise<Measured> {
  const first: number[] = []
  const again: number[] = []
  const bareFirst: number[] = []
  const bareAgain: number[] = []
  for (let round = 0; round < times; round += 1) {
    const folder = await mkdtemp(path.join(tmpdir(), 'doudi-bench-'))
    // Under root the database's own user has to get into its folder.
    await chmod(folder, 0o711)
    try {
      first.push(await untilReady(folder))
      again.push(await untilReady(folder))
      bareFirst.push(await bareDatabase(path.join(folder, 'bare')))
      bareAgain.push(await bareDatabase(path.join(folder, 'bare')))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return {
    job: 'P11 start',
    figures: {
      what: 'npm start with packages present and the office built, until /health answers; median of five',
      firstSeconds: round(median(first)),
      againSeconds: round(median(again)),
      baseline: 'the embedded database alone, made and started, then started again',
      baselineFirstSeconds: round(median(bareFirst)),
      baselineAgainSeconds: round(median(bareAgain)),
      firstRatio: round(median(first) / median(bareFirst), 1),
      againRatio: round(median(again) / median(bareAgain), 1),
      bar: { firstSeconds: 20, againSeconds: 3 },
    },
  }
}

async function untilReady(folder: string): Promise<number> {
  const begun = performance.now()
  const child = spawn('npm', ['start', '--', '--no-open', '--port', '0'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DOUDI_DATA: path.join(folder, 'data'), DOUDI_KEYS: path.join(folder, 'keys'), LANG: 'en_US.UTF-8' },
  })
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /http:\/\/localhost:\d+/.exec(said)
        if (found) resolve(found[0])
      })
      child.on('exit', () => reject(new Error(`npm start ended: ${said}`)))
    })
    while (!(await fetch(`${address}/health`).then((answer) => answer.ok, () => false))) await new Promise((resolve) => setTimeout(resolve, 20))
    return (performance.now() - begun) / 1000
  } finally {
    if (child.exitCode === null) {
      process.kill(-(child.pid as number), 'SIGINT')
      await new Promise((resolve) => child.once('exit', resolve))
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

async function bareDatabase(dataDir: string): Promise<number> {
  const begun = performance.now()
  const server = await startEmbedded({ dataDir })
  const seconds = (performance.now() - begun) / 1000
  await server.stop()
  return seconds
}
