import type { CommandEntry } from './command.ts'

/** The table of commands; dispatch and help come from it. Each has a line `cli.command.<words>` in the locales. */
export const commands: CommandEntry[] = [
  {
    words: ['plan', 'check'],
    takes: 'FOLDER',
    load: async () => (await import('./plan-check.ts')).planCheck,
  },
  {
    words: ['plan', 'schema'],
    takes: 'FOLDER',
    load: async () => (await import('./plan-schema.ts')).planSchema,
  },
  {
    words: ['rules', 'check'],
    takes: 'FOLDER',
    load: async () => (await import('./rules-check.ts')).rulesCheck,
  },
  {
    words: ['rules', 'schema'],
    takes: 'FOLDER',
    load: async () => (await import('./rules-schema.ts')).rulesSchema,
  },
  {
    words: ['match', 'seal'],
    takes: '--people LIST --out FILE --until DAY --purpose TEXT',
    load: async () => (await import('./match-seal.ts')).matchSeal,
  },
  {
    words: ['match', 'run'],
    takes: '--sealed FILE --against FILE --out HITS',
    load: async () => (await import('./match-run.ts')).matchRun,
  },
  {
    words: ['match'],
    takes: '--people LIST --against FILE --out HITS',
    load: async () => (await import('./match.ts')).match,
  },
  {
    words: ['rules', 'explain'],
    takes: '--household ID [--as-of DATE]',
    load: async () => (await import('./rules-explain.ts')).rulesExplain,
  },
  {
    words: ['backup'],
    takes: 'FOLDER',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    words: ['restore'],
    takes: 'FOLDER',
    load: async () => (await import('./restore.ts')).restore,
  },
]
