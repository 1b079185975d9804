import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import { maskCitizenId } from '#domain/id/citizen-id.ts'
import { systemRandom } from '#server/random.ts'
import { sealingWith } from '#server/sealing/sealing.ts'
import type { Connection } from '#server/database/connect.ts'
import { countAgain } from './count-again.ts'
import { soundOf } from '#server/name-sound.ts'
import { endColumns } from '#server/features/registry/search-columns.ts'
import { testKeys } from './fixed.ts'

export interface SeedPerson {
  readonly name: string
  /** Relation to the head, GB/T 4761; the first person is the head. */
  readonly relation?: string
  readonly sex?: 'MALE' | 'FEMALE'
  readonly birthDate: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly aid?: readonly string[]
}

export interface SeedHousehold {
  readonly campaignId: string
  readonly areaName: string
  readonly people: readonly SeedPerson[]
  readonly facts?: Readonly<Record<string, unknown>>
  readonly aid?: readonly string[]
  /** Day and source of all these facts. */
  readonly asOf?: string
  readonly state?: 'LISTED' | 'STRUCK'
}

export interface PutHousehold {
  readonly householdId: string
  readonly personIds: readonly string[]
  readonly citizenIds: readonly string[]
  readonly areaPath: string
}

const sealing = sealingWith(testKeys, systemRandom)
let sequence = 100

/** A citizen id of the test region. */
function citizenIdOf(birthDate: string, sex: 'MALE' | 'FEMALE'): string {
  sequence += 2
  const digits = `990010${birthDate.replaceAll('-', '')}${String(sequence + (sex === 'MALE' ? 1 : 0)).padStart(3, '0')}`
  return digits + checkCharacterOf(digits)
}

/** A household on a roster, put straight into the database, for tests that are about visits and not about imports. */
export async function putHousehold(connection: Connection, seed: SeedHousehold): Promise<PutHousehold> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ district_key: string; path: string }>('SELECT district_key, path FROM area WHERE name = $1', [seed.areaName])
    const { district_key: districtKey, path } = rows[0] as { district_key: string; path: string }
    const place = [districtKey, path]
    await putTeam(client, districtKey, path)
    const householdId = randomUUID()
    const [head] = seed.people as [SeedPerson]
    const factsOf = (facts: Readonly<Record<string, unknown>> = {}) =>
      JSON.stringify(Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, asOf: seed.asOf ?? '2026-10-01', source: `desk:${householdId}` }])))
    await client.query(
      `INSERT INTO household (district_key, area_path, id, head_name, address, facts, labels, created_at, head_pinyin) VALUES ($1, $2, $3, $4, '1 组 2 号', $5, '{"household":[],"persons":{}}', '2026-10-01T09:00:00+08:00', $6)`,
      [...place, householdId, head.name, factsOf(seed.facts), soundOf(head.name).order],
    )
    const personIds: string[] = []
    const citizenIds: string[] = []
    for (const person of seed.people) {
      const id = randomUUID()
      const sex = person.sex ?? 'MALE'
      const citizenId = citizenIdOf(person.birthDate, sex)
      const [sound, ends] = [soundOf(person.name), endColumns(sealing, citizenId)]
      await client.query(
        `INSERT INTO person (district_key, area_path, id, name, sex, birth_date, citizen_id_sealed, citizen_id_index, citizen_id_mask, facts, created_at, name_pinyin, name_initials, id_end_four, id_end_six)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '2026-10-01T09:00:00+08:00', $11, $12, $13, $14)`,
        [...place, id, person.name, sex, person.birthDate, sealing.seal(citizenId), sealing.index(citizenId), maskCitizenId(citizenId), factsOf(person.facts), sound.pinyin, sound.initials, ends.id_end_four, ends.id_end_six],
      )
      await client.query('INSERT INTO person_key (id_index, district_key, person_id) VALUES ($1, $2, $3)', [sealing.index(citizenId), place[0], id])
      await client.query(
        `INSERT INTO membership (district_key, area_path, id, household_id, person_id, relation, is_head, source) VALUES ($1, $2, $3, $4, $5, $6, $7, 'desk:seed')`,
        [...place, randomUUID(), householdId, id, person.relation ?? (person === head ? '02' : '97'), person === head],
      )
      for (const kind of person.aid ?? []) await putAid(client, place, householdId, id, kind)
      personIds.push(id)
      citizenIds.push(citizenId)
    }
    for (const kind of seed.aid ?? []) await putAid(client, place, householdId, null, kind)
    await client.query(
      `INSERT INTO roster_entry (district_key, area_path, id, campaign_id, household_id, is_placed, part, sources, reason, state, coverage, at)
       VALUES ($1, $2, $3, $4, $5, true, 'covered', '[]', '在册低保户', $6, 'NOT_VISITED', '2026-10-02T09:00:00+08:00')`,
      [...place, randomUUID(), seed.campaignId, householdId, seed.state ?? 'LISTED'],
    )
    await countAgain(connection)
    return { householdId, personIds, citizenIds, areaPath: path }
  } finally {
    await client.end()
  }
}

/** A village without a team begins no visit; what is tested here is not that. */
async function putTeam(client: pg.Client, districtKey: string, path: string): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM team_village WHERE district_key = $1 AND area_path = $2 AND is_default', [districtKey, path])
  if (rows.length > 0) return
  const id = randomUUID()
  await client.query(`INSERT INTO visit_team (district_key, id, area_path, name, note, state, at, by_name) VALUES ($1, $2, $3, '走访一组', '', 'ACTIVE', '2026-10-01T09:00:00+08:00', '测试')`, [districtKey, id, path])
  await client.query(`INSERT INTO team_village (district_key, id, area_path, team_id, is_default, sheet) VALUES ($1, $2, $3, $4, true, '{"name":"走访一组","members":[]}')`, [districtKey, randomUUID(), path, id])
}

async function putAid(client: pg.Client, place: string[], householdId: string, personId: string | null, kind: string): Promise<void> {
  await client.query(`INSERT INTO aid (district_key, area_path, id, household_id, person_id, kind, from_date, amount_fen, source) VALUES ($1, $2, $3, $4, $5, $6, '2024-01-01', 60000, 'desk:seed')`, [
    ...place, randomUUID(), householdId, personId, kind,
  ])
}

/** Rows of the database, for what no route shows. */
export async function rowsOf<T extends pg.QueryResultRow>(connection: Connection, query: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<T>(query, [...values])).rows
  } finally {
    await client.end()
  }
}
