import { startEmbedded } from './database/embedded/start-embedded.ts'
import { Problem } from '#domain/problem/problem.ts'
import { helpText, readConfig, readLanguage, type Config } from './config.ts'
import { ensureDatabase } from './database/ensure-database.ts'
import { makeLog } from './log.ts'
import { openBrowser } from './open-browser.ts'
import { readTexts, say } from './locale.ts'
import { serve, type Serving } from './serve.ts'
import { wayDown } from './way-down.ts'

/** Composition root of the product: configuration, database, services, jobs, HTTP; and the way down again. */
async function main(): Promise<void> {
  const config = readConfig()
  if (config.asksForHelp) {
    process.stdout.write(`${helpText(config.language)}\n`)
    return
  }
  const texts = readTexts(config.language, 'start')
  const log = makeLog(config.logLevel)
  const down = wayDown()
  try {
    const embedded = config.databaseUrl
      ? undefined
      : await down.hold(startEmbedded({ dataDir: config.dataDir, log: (line) => log.debug(line) }), (opened) => opened.stop())
    const server = await serve({
      connection: embedded ? await ensureDatabase(embedded.connection, 'doudi') : { connectionString: config.databaseUrl as string },
      keysDir: config.keysDir,
      kindWhenNew: config.isEmpty ? 'real' : 'example',
      ...(config.isEmpty ? { mustBe: 'real' as const } : {}),
      log,
      host: config.host,
      isBehindTls: config.isBehindTls,
      port: config.port,
      onStep: (step) => process.stdout.write(`${say(texts, `step.${step}`)}\n`),
    })
    void down.hold(Promise.resolve(server), (opened) => opened.close())
    announce(config, server, texts)
  } catch (error) {
    if (down.isLeaving) return
    await down.close()
    throw error
  }
}

function announce(config: Config, server: Serving, texts: ReturnType<typeof readTexts>): void {
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
