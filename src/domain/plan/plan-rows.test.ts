import { expect, test } from 'vitest'
import { planFiles, planOf } from '#test/plan-files.ts'
import { noticeText, saysIn } from './notice.ts'

const all = Array.from({ length: 75 }, (_, index) => `J-${String(index + 1).padStart(2, '0')}`)

/** Every clause of a plan, wherever it stands. */
function clausesIn(value: unknown): { at: string; says: string; row?: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => (key === 'clause' ? [entry as { at: string; says: string }] : clausesIn(entry)))
}

test('every sentence of the notice that the software carries is named in the plan, in words of the notice', () => {
  const clauses = clausesIn(planOf('jintan-2022'))
  const named = new Set(clauses.map((clause) => clause.row))
  expect(all.filter((row) => !named.has(row))).toEqual([])
  const notice = noticeText(String(planFiles('jintan-2022')['notice.txt']))
  expect(clauses.filter((clause) => !saysIn(notice, clause.says))).toEqual([])
})
