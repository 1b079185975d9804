import type { Plan } from '#domain/plan/plan.ts'
import { particularLines, type Particulars } from '#domain/roster/particulars.ts'
import { readTexts, say } from '../../locale.ts'

/** The answers that a row holds, as one Chinese line for paper. */
export function particularsOnPaper(plan: Pick<Plan, 'sources'>, sources: readonly string[], particulars: Particulars): string {
  const texts = readTexts('zh-CN', 'rosters')
  return particularLines(plan.sources, sources, particulars, (titles) => titles.zh, say(texts, 'rosters.yes'), say(texts, 'rosters.no'))
    .map(({ title, value }) => say(texts, 'rosters.particular', { title, value }))
    .join(say(texts, 'rosters.after'))
}
