import { Problem } from '#domain/problem/problem.ts'
import { readLanguage } from '#server/config.ts'
import { readTexts, say } from '#server/locale.ts'
import type { Io } from './command.ts'
import { commands } from './commands.ts'
import { run } from './run.ts'

const io: Io = { out: (line) => console.log(line), err: (line) => console.error(line), language: readLanguage() }
try {
  process.exitCode = await run(commands, process.argv.slice(2), io)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  io.err(say(readTexts(io.language, 'problem'), `problem.${error.code}`, error.details))
  process.exitCode = 1
}
