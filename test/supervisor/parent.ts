// A process of its own that owns an embedded server, so that tests can kill it: prints one line of JSON when ready,
// stops on a line from standard input.
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import type { EmbeddedOptions } from '#server/database/embedded/start-embedded.ts'
import { Problem } from '#domain/problem/problem.ts'

const options = JSON.parse(process.argv[2] ?? '{}') as EmbeddedOptions
try {
  const server = await startEmbedded(options)
  console.log(JSON.stringify({ connection: server.connection, pid: server.pid, found: server.found }))
  process.stdin.once('data', async () => {
    await server.stop()
    process.exit(0)
  })
} catch (error) {
  console.log(JSON.stringify({ problem: error instanceof Problem ? { code: error.code, details: error.details } : String(error) }))
}
