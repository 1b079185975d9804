// P1 in the server: a department's file through HTTP, piece by piece as the office sends it, beside the sealed ids of a district; hits are stored.
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { sendPieces } from '#client/send-pieces.ts'
import type { Client } from '#client/call.ts'
import { startRun, type MatchRun } from '#contract/matching.ts'
import type { Connection } from '#server/database/connect.ts'
import { systemRandom } from '#server/random.ts'
import { sealingWith } from '#server/sealing/sealing.ts'
import { serve } from '#server/serve.ts'
import { benchId } from './import-workbook.ts'
import type { Measured } from './main.ts'
import { writeMatchFiles } from './match.ts'
import { benchKeys, signedIn, withPopulation } from './pages.ts'
import { round } from './median.ts'

const people = Number(process.env['BENCH_PEOPLE'] ?? 1_000_000)
const rows = Number(process.env['BENCH_ROWS'] ?? 10_000_000)
const atOnce = 10_000

/** Gives everybody of the population an id, sealed as an import does it. */
export async function giveIds(connection: Connection): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  const sealing = sealingWith(benchKeys, systemRandom)
  const { rows: persons } = await client.query<{ id: string }>('SELECT id FROM person ORDER BY id')
  for (let at = 0; at < persons.length; at += atOnce) {
    const part = persons.slice(at, at + atOnce)
    const sealed = part.map((_, n) => Buffer.from(sealing.seal(benchId(at + n))))
    await client.query('UPDATE person p SET citizen_id_sealed = v.sealed FROM unnest($1::uuid[], $2::bytea[]) AS v(id, sealed) WHERE p.id = v.id', [part.map((one) => one.id), sealed])
  }
  await client.query('VACUUM ANALYZE person')
  await client.end()
  return persons.length
}

export async function measureMatchServer(): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-match-'))
  try {
    return await withPopulation(people, 1, async (connection, population) => {
      const known = await giveIds(connection)
      const ours = await writeMatchFiles(folder, known, rows)
      const file = await openAsBlob(path.join(folder, 'file.csv'))
      const serving = await serve({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }), host: '127.0.0.1', port: 0 })
      try {
        const client = { call: await signedIn(serving.address, population.logins[0]!) } as unknown as Pick<Client, 'call'>
        const begun = performance.now()
        const run = await client.call(startRun, {
          body: { dataset: 'REAL_ESTATE', purpose: 'bench', sourceDate: '2026-01-01', basis: 'LEGAL', legalBasis: 'bench', fileName: 'file.csv', size: file.size, columns: { id: 0, name: 1, birth: null, sex: null, address: null, kept: [{ field: 'registeredOn', column: 2 }, { field: 'kind', column: 3 }] }, headings: [] },
        })
        let first = 0
        const memory: number[] = []
        const told = (): void => {
          first ||= performance.now() - begun
          memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20))
        }
        const done: MatchRun = await sendPieces(client, run, file, { told })
        const milliseconds = performance.now() - begun
        return {
          job: 'P1 match, in the server',
          figures: {
            what: `${done.people} people of a district, their ids sealed in PostgreSQL; a file of ${rows} rows sent through HTTP in pieces, its hits stored. Client, server and database share the machine; memory is that of client and server together`,
            rows: done.rows,
            rowsOfPeople: ours,
            rowsFound: done.hits,
            megabytes: Math.round(file.size / 2 ** 20),
            seconds: round(milliseconds / 1000),
            ofWhichOpeningIdsSeconds: round(first / 1000),
            rowsPerSecond: Math.round(done.rows / (milliseconds / 1000)),
            megabytesOfMemory: { afterFirstPiece: memory[0], inTheMiddle: memory[memory.length >> 1], atTheEnd: memory.at(-1), most: Math.max(...memory) },
          },
        }
      } finally {
        await serving.close()
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
