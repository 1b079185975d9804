import pg from 'pg'
import { pino } from 'pino'
import { performJob, performRead } from '#server/http/perform.ts'
import { upkeepActor } from '#server/http/system-actor.ts'
import { actorOf, findAccountByLogin } from '#server/features/accounts/public.ts'
import { getCard } from '#server/features/screening/get-card.ts'
import { screenAreas, screenChanged } from '#server/features/screening/public.ts'
import { openServices } from '#server/open-services.ts'
import type { Connection } from '#server/database/connect.ts'
import type { Rule } from '#domain/policy/rule.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'
import { benchKeys, withPopulation } from './pages.ts'
import type { Population } from './population.ts'

const age = `date_part('year', age(current_date, p.birth_date))`
const fact = (of: 'h' | 'p', name: string) => `${of}.facts->'${name}'->>'value'`
const held = (alias: string) => `${alias}.from_date <= current_date AND (${alias}.to_date IS NULL OR ${alias}.to_date > current_date)`
const dibao = `EXISTS (SELECT 1 FROM aid a WHERE a.district_key = h.district_key AND a.household_id = h.id AND a.person_id IS NULL AND a.kind = 'DIBAO' AND ${held('a')})`
const has = (kind: string) => `EXISTS (SELECT 1 FROM aid a WHERE a.district_key = h.district_key AND a.household_id = h.id AND a.person_id = p.id AND a.kind = '${kind}' AND ${held('a')})`
const lives = `(m.to_date IS NULL OR m.to_date > current_date)`
const size = `(SELECT count(*) FROM membership m WHERE m.district_key = h.district_key AND m.household_id = h.id AND ${lives})`
const sizeOf = (who: string) => `(SELECT count(*) FROM membership m JOIN person p ON p.district_key = m.district_key AND p.id = m.person_id WHERE m.district_key = h.district_key AND m.household_id = h.id AND ${lives} AND ${who})`

/** Rules with what they are in SQL over the rows of the registry; `h` and `p` are a household and one of its people, `m` is how the one belongs to the other. */
const rules: readonly { readonly of: Rule['of']; readonly when: string; readonly sql: string; readonly alert?: Rule['alert'] }[] = [
  { of: 'person', when: 'person.age >= 80', sql: `${age} >= 80` },
  { of: 'person', when: 'person.age < 3', sql: `${age} < 3` },
  { of: 'person', when: 'person.age >= 75 && person.sex == "FEMALE"', sql: `${age} >= 75 AND p.sex = 'FEMALE'` },
  { of: 'person', when: 'person.age >= 85 && "DIBAO" in household.aid', sql: `${age} >= 85 AND ${dibao}` },
  { of: 'person', when: 'person.age >= 80 && person.livingState == "LIVES_ALONE"', sql: `${age} >= 80 AND ${fact('p', 'livingState')} = 'LIVES_ALONE'` },
  { of: 'person', when: 'person.disability.level <= 2 && !("DISABILITY_NURSING" in person.aid)', sql: `(${fact('p', 'disability.level')})::int <= 2 AND NOT ${has('DISABILITY_NURSING')}` },
  { of: 'person', when: 'person.age >= 65 && household.size == 1', sql: `${age} >= 65 AND ${size} = 1` },
  { of: 'person', when: 'person.age >= 90 && !("DIBAO" in household.aid)', sql: `${age} >= 90 AND NOT ${dibao}` },
  { of: 'person', when: 'person.age >= 16 && person.age < 18 && "DIBAO" in household.aid', sql: `${age} >= 16 AND ${age} < 18 AND ${dibao}` },
  { of: 'person', when: 'person.age < 1 && household.hukouType == "1"', sql: `${age} < 1 AND ${fact('h', 'hukouType')} = '1'` },
  { of: 'person', when: 'person.isHead && person.age >= 85', sql: `m.is_head AND ${age} >= 85` },
  { of: 'person', when: 'person.isHead && person.age < 18', sql: `m.is_head AND ${age} < 18` },
  { of: 'person', when: 'person.seriousIllness && !("DIBAO" in household.aid)', sql: `(${fact('p', 'seriousIllness')})::boolean AND NOT ${dibao}`, alert: { by: 'village', withinDays: 10, advice: { zh: '-', en: '-' } } },
  { of: 'person', when: 'person.age < 16 && person.leftBehind', sql: `${age} < 16 AND (${fact('p', 'leftBehind')})::boolean` },
  { of: 'person', when: 'person.age >= 60 && !person.fixedIncome', sql: `${age} >= 60 AND NOT (${fact('p', 'fixedIncome')})::boolean` },
  { of: 'person', when: 'person.workState == "UNEMPLOYED" && person.age < 60', sql: `${fact('p', 'workState')} = 'UNEMPLOYED' AND ${age} < 60` },
  { of: 'person', when: '"TEKUN" in person.aid && person.workAbility == "ABLE"', sql: `${has('TEKUN')} AND ${fact('p', 'workAbility')} = 'ABLE'` },
  { of: 'person', when: 'person.age >= 95 && !("AGE_ALLOWANCE" in person.aid)', sql: `${age} >= 95 AND NOT ${has('AGE_ALLOWANCE')}` },
  { of: 'person', when: 'person.disability.cardUntil < "2026-06-30"', sql: `${fact('p', 'disability.cardUntil')} < '2026-06-30'` },
  { of: 'household', when: 'household.hukouType == "1" && household.size >= 5', sql: `${fact('h', 'hukouType')} = '1' AND ${size} >= 5` },
  { of: 'household', when: '"DIBAO" in household.aid && household.size == 1', sql: `${dibao} AND ${size} = 1` },
  { of: 'household', when: 'household.size == household.elders && household.size > 1', sql: `${size} = ${sizeOf(`${age} >= 60`)} AND ${size} > 1` },
  { of: 'household', when: 'household.children >= 3', sql: `${sizeOf(`${age} < 18`)} >= 3` },
  { of: 'household', when: '"DIBAO" in household.aid && household.children >= 2', sql: `${dibao} AND ${sizeOf(`${age} < 18`)} >= 2` },
  { of: 'household', when: 'household.dibao.lastReviewOn < "2025-01-01" && "DIBAO" in household.aid', sql: `${fact('h', 'dibao.lastReviewOn')} < '2025-01-01' AND ${dibao}` },
  { of: 'household', when: 'household.income12m < 20000.0 && !("DIBAO" in household.aid)', sql: `(${fact('h', 'income12m')})::float8 / 100 < 20000 AND NOT ${dibao}` },
  { of: 'household', when: 'household.assets.savings > 100000.0 && "DIBAO" in household.aid', sql: `(${fact('h', 'assets.savings')})::float8 / 100 > 100000 AND ${dibao}` },
  { of: 'household', when: 'household.spent.medical >= 0.6 * household.income12m', sql: `(${fact('h', 'spent.medical')})::float8 >= 0.6 * (${fact('h', 'income12m')})::float8` },
  { of: 'household', when: 'household.toFollow && household.size == 1', sql: `(${fact('h', 'toFollow')})::boolean AND ${size} = 1` },
  { of: 'household', when: 'household.fpSpecialSupport && household.elders >= 1', sql: `(${fact('h', 'fpSpecialSupport')})::boolean AND ${sizeOf(`${age} >= 60`)} >= 1` },
]

/** P2 from the facts in the database to the results in it, beside the same rules as SQL that inserts what it finds; P4: one household whose fact changed. */
export async function measureScreen(people = 200_000, rounds = 5): Promise<Measured> {
  return { job: 'P2 screen, end to end', figures: await withPopulation(people, 1, (connection, population) => screenOf(connection, population, rounds)) }
}

/**
 * @param sqlRounds in how many of the rounds the rules are asked as SQL too: at least one, which shows that both find the same
 * @param keepingRounds in how many of those what was read is kept and raised too
 */
export async function screenOf(connection: Connection, population: Population, rounds: number, sqlRounds = rounds, keepingRounds = sqlRounds) {
  const services = await openServices({ connection, keysDir: '', keys: benchKeys, kindWhenNew: 'real', log: pino({ level: 'error' }) })
  const client = new pg.Client(connection)
  await client.connect()
  // Both are to look at the same day.
  await client.query(`SET TimeZone TO 'Asia/Shanghai'`)
  try {
    await putRules(client, population.districtKey)
    await client.query('CREATE TABLE found_by_sql (rule text, household_id uuid, person_id uuid)')
    const [inColumns, again, asSql, kept]: [number[], number[], number[], Awaited<ReturnType<typeof keepWhatWasRead>>[]] = [[], [], [], []]
    for (let n = 0; n < rounds; n += 1) {
      await client.query('TRUNCATE screen_result, screen_area')
      inColumns.push(await timed(() => screenAreas(services, { districtKey: population.districtKey })))
      again.push(await timed(() => screenAreas(services, { districtKey: population.districtKey })))
      if (n >= sqlRounds) continue
      asSql.push(await timed(() => bySql(client, population.districtKey)))
      if (n < keepingRounds) kept.push(await keepWhatWasRead(services, client, population.districtKey))
    }
    await client.query('TRUNCATE screen_result, screen_area')
    await screenAreas(services, { districtKey: population.districtKey })
    const { rows: [counted] } = await client.query<{ kept: number; by_sql: number }>('SELECT (SELECT count(*)::int FROM screen_result) AS kept, (SELECT count(*)::int FROM found_by_sql) AS by_sql')
    if (counted!.kept !== counted!.by_sql || counted!.kept === 0) throw new Error(`the two found another number: ${JSON.stringify(counted)}`)
    const one = await measureOne(services, client, population)
    return {
      what: `${rules.length} rules, ${population.households} households of ${population.people} people, ${counted!.kept} results, median of ${rounds} rounds`,
      endToEnd: { inColumnsMs: round(median(inColumns), 0), onTheNextDayMs: round(median(again), 0), asSqlMs: round(median(asSql), 0), ratio: round(median(asSql.map((ms, n) => inColumns[n]! / ms))), bar: 0.6 },
      ...(kept.length > 0 && { keepingWhatWasRead: { what: 'the same where of each result a mark of all that was read for it is kept', ms: round(median(kept.map(({ keeping }) => keeping)), 0), ratio: round(median(kept.map(({ keeping }, n) => keeping / asSql[n]!))), bar: 0.6, raised: { what: 'and where each is a new alert too', alerts: kept[0]!.alerts, ms: round(median(kept.map(({ raising }) => raising)), 0) } } }),
      oneHousehold: { what: 'P4: a fact of a household changes: facts read, rules evaluated, results and alerts written, in a transaction of its own; then an officer of the district opens its card with every rule traced', ...one, barP95Ms: 5 },
    }
  } finally {
    await client.end()
    await services.apart.destroy()
    await services.database.destroy()
  }
}

/**
 * Every rule in a second version that raises alerts, for which the values that were read are kept: a first time, when each result is raised too, and
 * once more from nothing but those alerts. Then the first version again.
 */
async function keepWhatWasRead(services: Parameters<typeof screenAreas>[0], client: pg.Client, districtKey: string): Promise<{ raising: number; keeping: number; alerts: number }> {
  await client.query(`
    INSERT INTO rule_version (id, district_key, rule_id, number, rule, state, effective_from, written_at, written_by_id, written_by, decided_at, decided_by)
    SELECT gen_random_uuid(), district_key, rule_id, 2, rule || '{"alert":{"by":"village","withinDays":10,"advice":{"zh":"-","en":"-"}}}', state, effective_from + 1, written_at, written_by_id, written_by, decided_at, decided_by FROM rule_version`)
  await client.query('TRUNCATE screen_result, screen_area, alert CASCADE')
  const raising = await timed(() => screenAreas(services, { districtKey }))
  // As the database does by itself within a minute.
  await client.query('ANALYZE alert')
  await client.query('TRUNCATE screen_result, screen_area')
  const keeping = await timed(() => screenAreas(services, { districtKey }))
  const { rows: [kept] } = await client.query<{ alerts: number; results: number }>('SELECT (SELECT count(*)::int FROM alert) AS alerts, (SELECT count(*)::int FROM screen_result WHERE fingerprint IS NOT NULL) AS results')
  if (kept!.alerts === 0 || kept!.alerts !== kept!.results) throw new Error(`not everything was kept and raised: ${JSON.stringify(kept)}`)
  await client.query('DELETE FROM rule_version WHERE number = 2')
  await client.query('TRUNCATE alert CASCADE')
  return { raising, keeping, alerts: kept!.alerts }
}

async function putRules(client: pg.Client, districtKey: string): Promise<void> {
  for (const [at, { of, when, alert }] of rules.entries()) {
    const id = `rule-${at}`
    const rule: Rule = { id, title: { zh: id, en: id }, of, when, ...(alert && { alert }), clause: { document: 'bench', at: '-', says: '-' } }
    const key = (kind: number) => `01890000-0000-7000-800${kind}-${String(at).padStart(12, '0')}`
    await client.query(`INSERT INTO rule (id, district_key, key, subject, created_at) VALUES ($1, $2, $3, $4, now())`, [key(1), districtKey, id, of])
    await client.query(`INSERT INTO rule_version (id, district_key, rule_id, number, rule, state, effective_from, written_at, written_by_id, written_by, decided_at, decided_by) VALUES ($1, $2, $3, 1, $4, 'PUBLISHED', '2026-01-01', now(), $1, '-', now(), '-')`, [key(2), districtKey, key(1), JSON.stringify(rule)])
  }
}

async function bySql(client: pg.Client, districtKey: string): Promise<void> {
  await client.query('TRUNCATE found_by_sql')
  for (const [at, { of, sql }] of rules.entries()) {
    const people = of === 'person' ? `JOIN membership m ON m.district_key = h.district_key AND m.household_id = h.id AND ${lives} JOIN person p ON p.district_key = h.district_key AND p.id = m.person_id` : ''
    await client.query(`INSERT INTO found_by_sql SELECT $2, h.id, ${of === 'person' ? 'p.id' : 'NULL'} FROM household h ${people} WHERE h.district_key = $1 AND ${sql}`, [districtKey, `rule-${at}`])
  }
}

/** Somebody falls ill, household after household: of those without dibao an alert is raised. Medians of five rounds, after a server has become warm. */
async function measureOne(services: Parameters<typeof screenAreas>[0], client: pg.Client, { districtKey, logins }: Population): Promise<Record<string, unknown>> {
  const { rows } = await client.query<{ id: string; person_id: string }>('SELECT household_id AS id, person_id FROM membership WHERE is_head ORDER BY md5(household_id::text) LIMIT $1', [warm + 5 * aRound])
  const officer = actorOf((await findAccountByLogin(services.database, logins[0]!))!)
  const actor = upkeepActor({ districtKey, path: `${districtKey}/` })
  // A district that stands, and not one that was filled a moment ago.
  await client.query('VACUUM ANALYZE')
  await client.query('CHECKPOINT')
  // As after many writes of a day: the villages wait to be counted already, and nobody asks for that again.
  await client.query('UPDATE screen_area SET is_stale = true')
  await client.query('CREATE TABLE IF NOT EXISTS bare (id uuid PRIMARY KEY)')
  const [change, card, bare]: [number[], number[], number[]] = [[], [], []]
  for (const { id, person_id } of rows) {
    await client.query(`UPDATE person SET facts = facts || '{"seriousIllness":{"value":true,"asOf":"2026-11-01","source":"bench"}}' WHERE district_key = $1 AND id = $2`, [districtKey, person_id])
    change.push(await timed(() => performJob({ ...services, afterWrite: async (work) => screenChanged(work, []) }, actor, 'wide', async (work) => void work.changedHouseholds.add(id))))
    card.push(await timed(() => performRead(services, officer, 'scope', (work) => getCard(work, id, undefined))))
    bare.push(await timed(() => twoRows(client)))
  }
  const { rows: [raised] } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM alert')
  if (raised!.count === 0) throw new Error('no alert was raised')
  const at = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!
  const of = (times: readonly number[]) => {
    const rounds = Array.from({ length: 5 }, (_, round) => times.slice(warm + round * aRound, warm + (round + 1) * aRound))
    return { p50Ms: round(median(rounds.map((one) => at(one, 0.5)))), p95Ms: round(median(rounds.map((one) => at(one, 0.95)))) }
  }
  return { ...of(change.map((ms, n) => ms + card[n]!)), change: of(change), card: of(card), bare: { what: 'beside each: two transactions that put one row into an empty table each, and do nothing', ...of(bare) }, rounds: 5, households: aRound, before: warm }
}

async function twoRows(client: pg.Client): Promise<void> {
  for (let n = 0; n < 2; n += 1) {
    await client.query('BEGIN')
    await client.query({ name: 'bare', text: 'INSERT INTO bare VALUES (gen_random_uuid())' })
    await client.query('COMMIT')
  }
}

/** So many come before those that count: what comes often is compiled and prepared by then, as in a server that has been running for a while. */
const warm = 4000
const aRound = 400

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}
