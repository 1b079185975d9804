import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { listEntries } from '#contract/rosters.ts'
import { startVisit, submitVisit, type Visit } from '#contract/visits.ts'
import type { Connection } from '#server/database/connect.ts'
import { serve } from '#server/serve.ts'
import { soundSubmission } from '#test/api/setup/sound-submission.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'
import { benchKeys, percentile, signedIn, withPopulation, type Ask } from './pages.ts'
import type { Population } from './population.ts'

const people = 300_000
const rounds = 3
/** Submissions of each client in a round. */
const perClient = { 8: 12, 64: 2 } as const

/** P6: visits handed in through HTTP, checked, applied to the registry, with audit and counts, beside pgbench with one insert in the same kind of transaction. */
export async function measureSubmit(): Promise<Measured> {
  const figures = await withPopulation(people, 64, async (connection, population) => {
    const serving = await serve({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }), host: '127.0.0.1', port: 0 })
    try {
      const clients: Client[] = []
      for (const login of population.logins) clients.push(new Client(await signedIn(serving.address, login), population))
      const found: Record<number, { perSecond: number[]; p99: number[] }> = { 8: { perSecond: [], p99: [] }, 64: { perSecond: [], p99: [] } }
      const baseline: Record<number, number[]> = { 8: [], 64: [] }
      for (let one = 0; one < rounds; one += 1) {
        for (const count of [8, 64] as const) {
          const some = clients.slice(0, count)
          for (const client of some) await client.prepare(perClient[count])
          const times: number[] = []
          const begun = performance.now()
          await Promise.all(some.map(async (client) => times.push(...(await client.handIn()))))
          found[count]!.perSecond.push((times.length / (performance.now() - begun)) * 1000)
          found[count]!.p99.push(percentile(times, 0.99))
          const bench = await pgbench(connection, population, count)
          if (bench !== undefined) baseline[count]!.push(bench)
        }
      }
      return Object.fromEntries([8, 64].map((count) => {
        const perSecond = median(found[count]!.perSecond)
        const reference = baseline[count]!.length > 0 ? median(baseline[count]!) : undefined
        return [`${count} clients`, { perSecond: round(perSecond, 1), p99Ms: round(median(found[count]!.p99), 1), ...(reference === undefined ? { baseline: 'pgbench is not installed: skipped' } : { pgbenchPerSecond: round(reference, 1), ratio: round(perSecond / reference, 4) }) }]
      }))
    } finally {
      await serving.close()
    }
  })
  return {
    job: 'P6 submit',
    figures: {
      what: `visits of a district of ${people} people handed in through HTTP: gates checked, facts applied, problems and coverage written, audit, counts; median of ${rounds} rounds`,
      baseline: 'pgbench: role, scope, one insert of a submission, commit',
      ...figures,
      bar: { ratio: 0.5, p99Ms: 50 },
    },
  }
}

class Client {
  readonly #ask: Ask
  readonly #population: Population
  #households: string[] | undefined
  #drafts: Visit[] = []

  constructor(ask: Ask, population: Population) {
    this.#ask = ask
    this.#population = population
  }

  async prepare(count: number): Promise<void> {
    const id = this.#population.campaignId
    this.#households ??= (await this.#ask(listEntries, { params: { id }, query: { coverage: 'NOT_VISITED', limit: 200 } })).rows.map((row) => row.householdId)
    this.#drafts = []
    for (let one = 0; one < count; one += 1) {
      const householdId = this.#households.pop()
      if (householdId === undefined) throw new Error('no household left to visit')
      this.#drafts.push(await this.#ask(startVisit, { body: { campaignId: id, householdId, own: true } } as never))
    }
  }

  async handIn(): Promise<number[]> {
    const ready = this.#drafts.map((visit) => ({ id: visit.id, submission: soundSubmission(visit) }))
    const times: number[] = []
    for (const { id, submission } of ready) {
      const begun = performance.now()
      await this.#ask(submitVisit, { params: { id }, body: { submission } } as never)
      times.push(performance.now() - begun)
    }
    return times
  }
}

const programs = ['/usr/lib/postgresql/18/bin/pgbench', '/usr/lib/postgresql/17/bin/pgbench', '/usr/lib/postgresql/16/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench', '/usr/bin/pgbench']

/** Transactions a second of pgbench; undefined where there is none. */
async function pgbench(connection: Connection, { districtKey, campaignId }: Population, clients: number): Promise<number | undefined> {
  const program = programs.find((candidate) => existsSync(candidate))
  if (program === undefined) return undefined
  const client = new pg.Client(connection)
  await client.connect()
  // With the indexes of a submission, and without the keys to a visit that pgbench does not have.
  await client.query('CREATE TABLE IF NOT EXISTS pgbench_submission (LIKE submission INCLUDING ALL)')
  await client.query('GRANT INSERT ON pgbench_submission TO doudi_scoped')
  await client.end()
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-pgbench-'))
  try {
    const script = path.join(folder, 'submit.sql')
    await writeFile(script, [
      'BEGIN;',
      'SET LOCAL ROLE doudi_scoped;',
      `SET LOCAL app.scope = '${districtKey}/';`,
      `INSERT INTO pgbench_submission (district_key, id, area_path, visit_id, household_id, campaign_id, form_id, form_version, answers, facts_before, changes, digest, visited_on, at, by_id, by_name)
       VALUES ('${districtKey}', gen_random_uuid(), '${districtKey}/', gen_random_uuid(), gen_random_uuid(), '${campaignId}', 'pgbench', 1, '{}', '{}', '[]', '', current_date, now(), gen_random_uuid(), '');`.replaceAll('\n', ' '),
      'COMMIT;',
    ].join('\n'))
    const args = ['-n', '-f', script, '-c', String(clients), '-j', '2', '-T', '4', '-h', connection.host ?? 'localhost', '-p', String(connection.port ?? 5432), '-U', connection.user ?? 'postgres', connection.database ?? 'bench']
    const run = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, PGPASSWORD: connection.password ?? '' } })
    const found = /tps = ([\d.]+)/.exec(run.stdout)
    if (!found) throw new Error(`pgbench: ${run.stderr}`)
    return Number(found[1])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
