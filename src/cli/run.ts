import { readTexts, say } from '#server/locale.ts'
import type { Language } from '#server/locale.ts'
import { nearest } from '#domain/policy/nearest.ts'
import type { CommandEntry, Io } from './command.ts'

/** Finds the command that the arguments begin with and runs it. */
export async function run(commands: CommandEntry[], args: string[], io: Io): Promise<number> {
  const texts = readTexts(io.language, 'cli')
  if (args.length === 0 || args[0] === '--help' || args[0] === '-h') {
    io.out(helpText(commands, io.language))
    return args.length === 0 ? 2 : 0
  }
  const entry = commands.find(({ words }) => words.every((word, i) => args[i] === word))
  if (entry === undefined) {
    const given = args.filter((arg) => !arg.startsWith('-')).slice(0, 2).join(' ') || (args[0] ?? '')
    const likely = nearest(given, commands.map(({ words }) => words.join(' ')))
    io.err(likely === undefined ? say(texts, 'cli.unknown', { given }) : say(texts, 'cli.unknown-near', { given, nearest: likely }))
    return 2
  }
  const command = await entry.load()
  return command(args.slice(entry.words.length), io)
}

function helpText(commands: CommandEntry[], language: Language): string {
  const texts = readTexts(language, 'cli')
  const lines = commands.map(({ words, takes }) => {
    const call = `npx doudi ${words.join(' ')} ${takes}`.trimEnd()
    return `  ${call.padEnd(32)}  ${say(texts, `cli.command.${words.join('-')}`)}`
  })
  return [say(texts, 'cli.usage'), '', ...lines].join('\n')
}
