import type { Language } from '#server/locale.ts'

/** Where a command writes, and in which language. */
export interface Io {
  out(line: string): void
  err(line: string): void
  language: Language
}

/**
 * A command of the command line.
 * @param args what follows the command's words
 * @returns the exit code: 0 done, 1 done with complaints, 2 not understood
 */
export type Command = (args: string[], io: Io) => Promise<number>

export interface CommandEntry {
  /** The words that call it, such as `plan check`. */
  words: string[]
  /** What follows the words, as the help shows it. */
  takes: string
  /** Read only when called, so that every command starts fast. */
  load(): Promise<Command>
}
