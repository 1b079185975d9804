import { expect, test } from 'vitest'
import type { MatchRun } from '#contract/matching.ts'
import { ProblemError } from './problem-error.ts'
import { sendPieces } from './send-pieces.ts'

const unsent = { call: () => Promise.reject(new Error('nothing is sent')) }
const codeOf = (sending: Promise<unknown>) => sending.then(() => 'fine', (error: unknown) => (error instanceof ProblemError ? error.code : String(error)))

function runOf(size: number, readBytes: number): MatchRun {
  return { id: '0', state: 'INTERRUPTED', size, readBytes, sendFrom: readBytes - (readBytes % 64) } as MatchRun
}

test('a run does not go on with a file of another size, whatever its length is', async () => {
  for (const length of [1, 63, 64, 100, 4096, 6001]) expect(await codeOf(sendPieces(unsent, runOf(6000, 5000), new Blob(['x'.repeat(length)])))).toBe('MATCH_OTHER_FILE')
  expect(await codeOf(sendPieces(unsent, runOf(6000, 0), new Blob(['x'])))).toBe('MATCH_FILE_CHANGED')
})

test('a file that shrinks while it is checked has changed', async () => {
  const file = new Blob(['x'.repeat(6000)])
  const shrunk = { size: 6000, slice: (from: number, to: number) => file.slice(from, Math.min(to, 100)) } as Blob
  expect(await codeOf(sendPieces(unsent, runOf(6000, 5000), shrunk))).toBe('MATCH_FILE_CHANGED')
})
