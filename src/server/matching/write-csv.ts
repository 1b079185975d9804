import { once } from 'node:events'
import { createWriteStream, openSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { problem, type Problem } from '#domain/problem/problem.ts'
import { quoted } from '../workbook/scan-csv.ts'

/** A table on its way into a file. */
export interface CsvWriter {
  row(fields: readonly (string | number)[]): Promise<void>
  /** Only now the file stands under its name: what was broken off leaves none that looks whole. */
  finish(): Promise<void>
  /** Nothing is left of it. */
  abandon(): Promise<void>
}

/** Writes a CSV file row by row (RFC 4180, UTF-8 with the mark by which spreadsheets know it). Problem: MATCH_OUT_REFUSED. */
export function writeCsv(file: string): CsvWriter {
  const partial = `${file}.part`
  const stream = createWriteStream(partial, { fd: opened(file, partial) })
  const failed = once(stream, 'error').then(([error]) => Promise.reject(outRefused(file)(error)))
  failed.catch(() => undefined)
  stream.write('\ufeff')
  return {
    async row(fields) {
      if (!stream.write(`${fields.map((field) => quoted(String(field), ',')).join(',')}\r\n`)) await Promise.race([once(stream, 'drain'), failed])
    },
    async finish() {
      stream.end()
      await Promise.race([once(stream, 'finish'), failed])
      await rename(partial, file).catch((error: unknown) => { throw outRefused(file)(error) })
    },
    async abandon() {
      if (!stream.closed) await new Promise<void>((resolve) => stream.destroy().once('close', () => resolve()))
      await rm(partial, { force: true })
    },
  }
}

/** That a file of results cannot be written, by the error that says why. */
export function outRefused(file: string): (error: unknown) => Problem {
  return (error) => problem('MATCH_OUT_REFUSED', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) })
}

function opened(file: string, partial: string): number {
  try {
    // A folder would be noticed only at the end, after hours perhaps.
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw Object.assign(new Error(file), { code: 'EISDIR' })
    return openSync(partial, 'w', 0o600)
  } catch (error) {
    throw outRefused(file)(error)
  }
}
