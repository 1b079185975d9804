import { expect, test } from 'vitest'
import type { CommandEntry, Io } from './command.ts'
import { commands } from './commands.ts'
import { run } from './run.ts'

function listen(language: Io['language'] = 'en') {
  const lines: string[] = []
  const io: Io = { out: (line) => lines.push(line), err: (line) => lines.push(`! ${line}`), language }
  return { io, lines }
}
const echo: CommandEntry[] = [
  { words: ['say'], takes: 'WORDS', load: async () => async (args, io) => (io.out(args.join('+')), 1) },
]

test('a command gets what follows its words, and its exit code is ours', async () => {
  const { io, lines } = listen()
  expect(await run(echo, ['say', 'a', '--b'], io)).toBe(1)
  expect(lines).toEqual(['a+--b'])
})

test('an unknown command is refused with the nearest one', async () => {
  const { io, lines } = listen()
  expect(await run(commands, ['plan', 'chek', 'x'], io)).toBe(2)
  expect(lines).toEqual(['! There is no command "plan chek". Did you mean "plan check"?'])
  expect(await run(commands, ['fly'], io)).toBe(2)
})

test.each(['zh-CN', 'en'] as const)('help in %s names every command', async (language) => {
  const { io, lines } = listen(language)
  expect(await run(commands, ['--help'], io)).toBe(0)
  expect(lines.join()).toContain('npx doudi plan check FOLDER')
  expect(lines.join()).not.toContain('cli.')
  expect(await run(commands, [], io)).toBe(2)
})
