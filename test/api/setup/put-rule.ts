import { randomUUID } from 'node:crypto'
import type { Rule } from '#domain/policy/rule.ts'
import { onServer } from './global.ts'
import type { TestServer } from './server.ts'

/** A rule for tests: what is left out is of no account there. */
export function testRule(rule: Partial<Rule> & Pick<Rule, 'id' | 'of' | 'when'>): Rule {
  return { title: { zh: `规则 ${rule.id}`, en: `Rule ${rule.id}` }, clause: { document: 'law', at: '第一条', says: '应当给予' }, ...rule }
}

/** A rule of the example district that is published and holds already, put straight into the database. */
export function putRule({ connection }: TestServer, given: Parameters<typeof testRule>[0], from = '2026-01-01'): Promise<{ ruleId: string; versionId: string }> {
  const rule = testRule(given)
  const [ruleId, versionId] = [randomUUID(), randomUUID()]
  return onServer(connection, async (client) => {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM area WHERE name = '示例区'`)
    await client.query(`INSERT INTO rule (id, district_key, key, subject, created_at) VALUES ($1, $2, $3, $4, '2026-01-01T09:00:00+08:00')`, [ruleId, rows[0]!.id, rule.id, rule.of])
    await client.query(
      `INSERT INTO rule_version (id, district_key, rule_id, number, rule, state, effective_from, written_at, written_by_id, written_by, decided_at, decided_by) VALUES ($1, $2, $3, 1, $4, 'PUBLISHED', $5, '2026-01-01T09:00:00+08:00', $1, '甲', '2026-01-01T09:00:00+08:00', '乙')`,
      [versionId, rows[0]!.id, ruleId, JSON.stringify(rule), from],
    )
    return { ruleId, versionId }
  })
}
