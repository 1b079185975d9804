import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listedOutcomes } from '#domain/policy/screen-outcome.ts'
import type { ScreenedRow } from '#domain/policy/screening.ts'
import { changesOf, resultColumns, type KeptText, type ResultKey, type ResultRow } from './changed-results.ts'
import { between, inColumns, rowsIn } from './text-columns.ts'

const rules = [0, 1].map((n) => ({ ruleId: `rule-${n}`, versionId: `version-${n}` }))
const keyOf = ({ household_id, subject_id, rule_id }: ResultKey) => `${household_id} ${subject_id} ${rule_id}`

/** A table of results as the database has it. */
const textOf = (rows: readonly ResultRow[]): KeptText => ({
  lines: rows.length === 0 ? null : rows.map((row) => [row.household_id, row.subject_id, row.rule_id, row.outcome, row.version_id, row.area_path, row.next_look ?? '-', row.fingerprint ?? '-'].join(' ')).join(between),
  since: rows.length === 0 ? null : rows.map((row) => row.since).join(between),
})
const stored = (rows: readonly ResultRow[], found: readonly ScreenedRow[], today: string, of = rules): ResultRow[] => {
  const { gone, fresh } = changesOf(textOf(rows), found, { districtKey: 'd', today, rules: of })
  const away = new Set(gone.map(keyOf))
  expect(away.size).toBe(gone.length)
  const left = rows.filter((row) => !away.has(keyOf(row)))
  for (const row of fresh) expect(left.map(keyOf)).not.toContain(keyOf(row))
  return [...left, ...fresh]
}

const found = fc.record({
  rule: fc.constantFrom(0, 1),
  areaPath: fc.constantFrom('d/t/v1/', 'd/t/v2/'),
  householdId: fc.constantFrom('h1', 'h2'),
  personId: fc.constantFrom(null, 'p1', 'p2'),
  outcome: fc.constantFrom(...listedOutcomes),
  nextLook: fc.constantFrom(undefined, '2026-12-01', '2027-01-01'),
  read: fc.constantFrom(undefined, '[["person.age",null]]', '[]'),
}).map(({ nextLook, read, ...row }): ScreenedRow => ({ ...row, ...(nextLook && { nextLook }), ...(read && { read }) }))
const screened = fc.uniqueArray(found, { maxLength: 10, selector: (row) => `${row.rule} ${row.householdId} ${row.personId}` })

test('what was found stands there afterwards and nothing else, whatever stood there; since when stays as long as the outcome does', () => {
  fc.assert(
    fc.property(screened, screened, (before, now) => {
      const first = stored([], before, '2026-11-21')
      expect(first.map((row) => row.since)).toEqual(before.map(() => '2026-11-21'))
      const second = stored(first, now, '2026-11-22')
      expect(second.map((row) => [row.rule_id, row.household_id, row.person_id, row.outcome, row.area_path, row.next_look].join()).toSorted())
        .toEqual(now.map((row) => [rules[row.rule]!.ruleId, row.householdId, row.personId, row.outcome, row.areaPath, row.nextLook ?? null].join()).toSorted())
      for (const row of second) expect(row.since).toBe(first.some((old) => keyOf(old) === keyOf(row) && old.outcome === row.outcome) ? '2026-11-21' : '2026-11-22')
      expect(changesOf(textOf(second), now, { districtKey: 'd', today: '2026-11-23', rules })).toEqual({ gone: [], fresh: [] })
    }),
  )
})

test('another version of a rule is written down, and since when somebody stands there stays', () => {
  const row: ScreenedRow = { rule: 0, areaPath: 'd/t/v1/', householdId: 'h1', personId: 'p1', outcome: 'HOLDS' }
  const first = stored([], [row], '2026-11-21')
  expect(stored(first, [row], '2026-11-22', [{ ruleId: 'rule-0', versionId: 'version-7' }])).toEqual([{ ...first[0]!, version_id: 'version-7' }])
})

test('rows pass as columns of text and are the same rows again, absent values too', () => {
  fc.assert(fc.property(screened, (before) => {
    const rows = stored([], before, '2026-11-21')
    expect(rowsIn(inColumns(rows, resultColumns))).toEqual(rows)
  }))
})
