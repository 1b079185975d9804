import { appendFileSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A write route that a test used: hit at a statement, or, with null, found to write nothing. */
export interface LedgerLine {
  readonly route: string
  readonly hit: string | null
}

const folder = 'TEST_LEDGER'

/** Where the files of this run write down what was hit, each process in a file of its own. */
export function openLedger(path: string): void {
  process.env[folder] = path
}

export function noteInLedger(line: LedgerLine): void {
  const path = process.env[folder]
  if (path) appendFileSync(join(path, `${process.pid}.jsonl`), `${JSON.stringify(line)}\n`)
}

export function readLedger(): LedgerLine[] {
  const path = process.env[folder]
  if (!path) throw new Error('nobody is under fire in this run: the project api makes the ledger')
  return readdirSync(path).flatMap((name) => readFileSync(join(path, name), 'utf8').split('\n')).filter((line) => line !== '').map((line) => JSON.parse(line) as LedgerLine)
}
