import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { quoted } from '../workbook/scan-csv.ts'

/** A table on its way into a file. */
export interface CsvWriter {
  row(fields: readonly (string | number)[]): Promise<void>
  /** Only now the file stands under its name: what was broken off leaves none that looks whole. */
  finish(): Promise<void>
  /** Nothing is left of it. */
  abandon(): Promise<void>
}

/** Writes a CSV file row by row (RFC 4180, UTF-8 with the mark by which spreadsheets know it). */
export function writeCsv(file: string): CsvWriter {
  const partial = `${file}.part`
  const stream = createWriteStream(partial, { mode: 0o600 })
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error))
  failed.catch(() => undefined)
  stream.write('\ufeff')
  return {
    async row(fields) {
      if (!stream.write(`${fields.map((field) => quoted(String(field), ',')).join(',')}\r\n`)) await Promise.race([once(stream, 'drain'), failed])
    },
    async finish() {
      stream.end()
      await Promise.race([once(stream, 'finish'), failed])
      await rename(partial, file)
    },
    async abandon() {
      if (!stream.closed) await new Promise<void>((resolve) => stream.destroy().once('close', () => resolve()))
      await rm(partial, { force: true })
    },
  }
}
