import pg from 'pg'
import { pino } from 'pino'
import { performJob } from '#server/http/perform.ts'
import { upkeepActor } from '#server/http/system-actor.ts'
import { screenAreas, screenChanged } from '#server/features/screening/public.ts'
import { openServices } from '#server/open-services.ts'
import type { Rule } from '#domain/policy/rule.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'
import { benchKeys, withPopulation } from './pages.ts'

const rounds = 5

/** Rules with what they are in SQL over the rows of the registry; `h` and `p` are a household and one of its people. */
const rules: readonly { readonly id: string; readonly of: Rule['of']; readonly when: string; readonly sql: string }[] = [
  { id: 'aged', of: 'person', when: 'person.age >= 80', sql: `date_part('year', age(current_date, p.birth_date)) >= 80` },
  { id: 'child', of: 'person', when: 'person.age < 3', sql: `date_part('year', age(current_date, p.birth_date)) < 3` },
  { id: 'aged-woman', of: 'person', when: 'person.age >= 75 && person.sex == "FEMALE"', sql: `date_part('year', age(current_date, p.birth_date)) >= 75 AND p.sex = 'FEMALE'` },
  { id: 'aged-on-dibao', of: 'person', when: 'person.age >= 85 && "DIBAO" in household.aid', sql: `date_part('year', age(current_date, p.birth_date)) >= 85 AND EXISTS (SELECT 1 FROM aid a WHERE a.district_key = h.district_key AND a.household_id = h.id AND a.person_id IS NULL AND a.kind = 'DIBAO' AND a.from_date <= current_date AND (a.to_date IS NULL OR a.to_date > current_date))` },
  { id: 'alone', of: 'person', when: 'person.age >= 80 && person.livingState == "LIVES_ALONE"', sql: `date_part('year', age(current_date, p.birth_date)) >= 80 AND p.facts->'livingState'->>'value' = 'LIVES_ALONE'` },
  { id: 'severe', of: 'person', when: 'person.disability.level <= 2 && !("DISABILITY_NURSING" in person.aid)', sql: `(p.facts->'disability.level'->>'value')::int <= 2 AND NOT EXISTS (SELECT 1 FROM aid a WHERE a.district_key = h.district_key AND a.person_id = p.id AND a.kind = 'DISABILITY_NURSING')` },
  { id: 'urban-large', of: 'household', when: 'household.hukouType == "1" && household.size >= 5', sql: `h.facts->'hukouType'->>'value' = '1' AND (SELECT count(*) FROM membership m WHERE m.district_key = h.district_key AND m.household_id = h.id AND (m.to_date IS NULL OR m.to_date > current_date)) >= 5` },
  { id: 'one-on-dibao', of: 'household', when: '"DIBAO" in household.aid && household.size == 1', sql: `EXISTS (SELECT 1 FROM aid a WHERE a.district_key = h.district_key AND a.household_id = h.id AND a.person_id IS NULL AND a.kind = 'DIBAO') AND (SELECT count(*) FROM membership m WHERE m.district_key = h.district_key AND m.household_id = h.id AND (m.to_date IS NULL OR m.to_date > current_date)) = 1` },
]

/** P2 from the facts in the database to the results in it, beside the same rules as SQL that inserts what it finds; P4: one household whose fact changed. */
export async function measureScreen(people = Number(process.argv[3] ?? 200_000)): Promise<Measured> {
  const figures = await withPopulation(people, 1, async (connection, population) => {
    const services = await openServices({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }) })
    const client = new pg.Client(connection)
    await client.connect()
    try {
      await putRules(client, population.districtKey)
      await client.query('CREATE TABLE found_by_sql (rule text, household_id uuid, person_id uuid)')
      const [inColumns, asSql]: [number[], number[]] = [[], []]
      for (let n = 0; n < rounds; n += 1) {
        await client.query('TRUNCATE screen_result, screen_count, screen_area, found_by_sql')
        inColumns.push(await timed(() => screenAreas(services, { districtKey: population.districtKey })))
        asSql.push(await timed(() => bySql(client, population.districtKey)))
      }
      const { rows: [counted] } = await client.query<{ kept: number; by_sql: number }>('SELECT (SELECT count(*)::int FROM screen_result) AS kept, (SELECT count(*)::int FROM found_by_sql) AS by_sql')
      if (counted!.kept !== counted!.by_sql || counted!.kept === 0) throw new Error(`the two found another number: ${JSON.stringify(counted)}`)
      const one = await measureOne(services, client, population.districtKey)
      return {
        what: `${rules.length} rules, ${population.households} households of ${population.people} people, ${counted!.kept} results, median of ${rounds} rounds`,
        endToEnd: { inColumnsMs: round(median(inColumns), 0), asSqlMs: round(median(asSql), 0), ratio: round(median(inColumns) / median(asSql)), bar: 0.6 },
        oneHousehold: { what: 'P4: facts read, rules evaluated, results and alerts written, in a transaction of its own', ...one, barP95Ms: 5 },
      }
    } finally {
      await client.end()
      await services.apart.destroy()
      await services.database.destroy()
    }
  })
  return { job: 'P2 screen, end to end', figures }
}

async function putRules(client: pg.Client, districtKey: string): Promise<void> {
  for (const [at, { id, of, when }] of rules.entries()) {
    const rule: Rule = { id, title: { zh: id, en: id }, of, when, clause: { document: 'bench', at: '-', says: '-' } }
    const key = (kind: number) => `01890000-0000-7000-800${kind}-${String(at).padStart(12, '0')}`
    await client.query(`INSERT INTO rule (id, district_key, key, subject, created_at) VALUES ($1, $2, $3, $4, now())`, [key(1), districtKey, id, of])
    await client.query(`INSERT INTO rule_version (id, district_key, rule_id, number, rule, state, effective_from, written_at, written_by_id, written_by, decided_at, decided_by) VALUES ($1, $2, $3, 1, $4, 'PUBLISHED', '2026-01-01', now(), $1, '-', now(), '-')`, [key(2), districtKey, key(1), JSON.stringify(rule)])
  }
}

async function bySql(client: pg.Client, districtKey: string): Promise<void> {
  for (const { id, of, sql } of rules) {
    const people = of === 'person' ? `JOIN membership m ON m.district_key = h.district_key AND m.household_id = h.id AND (m.to_date IS NULL OR m.to_date > current_date) JOIN person p ON p.district_key = h.district_key AND p.id = m.person_id` : ''
    await client.query(`INSERT INTO found_by_sql SELECT $2, h.id, ${of === 'person' ? 'p.id' : 'NULL'} FROM household h ${people} WHERE h.district_key = $1 AND ${sql}`, [districtKey, id])
  }
}

async function measureOne(services: Parameters<typeof screenAreas>[0], client: pg.Client, districtKey: string): Promise<Record<string, number>> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM household ORDER BY md5(id::text) LIMIT 400')
  const actor = upkeepActor({ districtKey, path: `${districtKey}/` })
  // As after many writes of a day: the villages wait to be counted already, and nobody asks for that again.
  await client.query('UPDATE screen_area SET is_stale = true')
  const times: number[] = []
  for (const { id } of rows) {
    times.push(await timed(() => performJob({ ...services, afterWrite: async (work) => screenChanged(work, []) }, actor, 'wide', async (work) => void work.changedHouseholds.add(id))))
  }
  const sorted = times.slice(100).toSorted((a, b) => a - b)
  return { p50Ms: round(sorted[Math.floor(sorted.length * 0.5)]!), p95Ms: round(sorted[Math.floor(sorted.length * 0.95)]!) }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}
