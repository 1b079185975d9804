import { checkCitizenId, isTestRegion } from '#domain/id/citizen-id.ts'
import { problem, type Problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'

/** A field that was refused, with the same codes as in an import. */
export function fieldFault(path: string, code: string, details: Record<string, string> = {}): Problem {
  return problem('INPUT_INVALID', { place: 'body', issues: [{ path, code, ...details }] })
}

/** The 18 characters of a number that somebody typed in. An example takes only ids of the test region, a real database none of them. */
export function checkedId(work: Pick<Work, 'today' | 'kind'>, written: string, path = 'citizenId'): string {
  const check = checkCitizenId(written, { allowTestRegion: true, today: work.today })
  if (!check.ok) throw fieldFault(path, `ID_${check.fault}`)
  if (work.kind === 'example' && !isTestRegion(check.id)) throw fieldFault(path, 'ID_NOT_TEST_REGION')
  if (work.kind === 'real' && isTestRegion(check.id)) throw fieldFault(path, 'ID_TEST_REGION')
  return check.id
}
