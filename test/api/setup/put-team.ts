import { randomUUID } from 'node:crypto'
import { rowsOf } from './put-household.ts'
import type { Connection } from '#server/database/connect.ts'

/** A visiting team for a village that has none, put straight into the database, for tests that are not about teams. */
export async function putTeam(connection: Connection, areaName: string): Promise<void> {
  const [area] = await rowsOf<{ district_key: string; path: string }>(connection, 'SELECT district_key, path FROM area WHERE name = $1', [areaName])
  const { district_key: districtKey, path } = area as { district_key: string; path: string }
  const teamId = randomUUID()
  if ((await rowsOf(connection, 'SELECT 1 FROM team_village WHERE area_path = $1 AND is_default', [path])).length > 0) return
  await rowsOf(connection, `INSERT INTO visit_team (district_key, id, area_path, name, state, note, at, by_name) VALUES ($1, $2, $3, '走访组', 'ACTIVE', '', now(), '-')`, [districtKey, teamId, path])
  await rowsOf(connection, `INSERT INTO team_village (district_key, id, area_path, team_id, is_default, sheet) VALUES ($1, $2, $3, $4, true, $5)`, [
    districtKey, randomUUID(), path, teamId, JSON.stringify({ name: '走访组', members: [{ name: '李芳', post: '', phone: '', isLeader: true, accountId: null }] }),
  ])
}
