import { startEmbedded } from './database/embedded/start-embedded.ts'
import { Problem } from '#domain/problem/problem.ts'
import { helpText, readConfig, readLanguage, type Config } from './config.ts'
import { ensureDatabase } from './database/ensure-database.ts'
import { makeLog } from './log.ts'
import { openBrowser } from './open-browser.ts'
import { readTexts, say } from './locale.ts'
import { serve } from './serve.ts'

/** Composition root of the product: configuration, database, services, jobs, HTTP; and the way down again. */
async function main(): Promise<void> {
  const config = readConfig()
  if (config.asksForHelp) {
    process.stdout.write(`${helpText(config.language)}\n`)
    return
  }
  const texts = readTexts(config.language, 'start')
  const log = makeLog(config.logLevel)
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, log: (line) => log.debug(line) })
  const stopDatabase = () => embedded?.stop()
  let server: Awaited<ReturnType<typeof serve>>
  try {
    server = await serve({
      connection: embedded ? await ensureDatabase(embedded.connection, 'doudi') : { connectionString: config.databaseUrl as string },
      keysDir: config.keysDir,
      kindWhenNew: config.isEmpty ? 'real' : 'example',
      ...(config.isEmpty ? { mustBe: 'real' as const } : {}),
      log,
      host: config.host,
      port: config.port,
      onStep: (step) => process.stdout.write(`${say(texts, `step.${step}`)}\n`),
    })
  } catch (error) {
    await stopDatabase()
    throw error
  }
  let isLeaving = false
  const leave = (): void => {
    if (isLeaving) return
    isLeaving = true
    void server.close().then(stopDatabase).finally(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  announce(config, server, texts)
}

function announce(config: Config, server: Awaited<ReturnType<typeof serve>>, texts: ReturnType<typeof readTexts>): void {
  const lines = ['', say(texts, 'ready', { address: server.address }), ...server.accounts.map((account) => `  ${say(texts, 'account', { ...account })}`)]
  if (server.setupToken) lines.push(say(texts, 'setup', { address: `${server.address}/setup?token=${server.setupToken}` }))
  process.stdout.write(`${lines.join('\n')}\n${say(texts, 'stop')}\n`)
  if (config.opensBrowser) openBrowser(server.setupToken ? `${server.address}/setup?token=${server.setupToken}` : server.address)
}

main().catch((error: unknown) => {
  const texts = readTexts(readLanguage(), 'problem')
  const sentence = error instanceof Problem ? say(texts, `problem.${error.code}`, error.details) : String((error as Error)?.stack ?? error)
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
})
