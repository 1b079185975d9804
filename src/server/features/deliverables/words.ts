import { severities } from '#domain/casework/severity.ts'
import { findingStates } from '#domain/casework/transition.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { ListWords } from '#domain/reporting/listed-problem.ts'
import { readTexts, say, type Language } from '../../locale.ts'

// What goes out is a document of the bureau and written in Chinese, whoever looks at it on whatever screen.
const language: Language = 'zh-CN'

/** A sentence of a document that goes out. */
export function sayInDocument(key: string, values: Record<string, unknown> = {}): string {
  return say(readTexts(language, 'document'), `document.${key}`, values)
}

/** The words of a problem list of a plan. */
export function listWords(plan: Plan): ListWords {
  const findings = readTexts(language, 'findings')
  const named = <K extends string>(ids: readonly K[], kind: string) => Object.fromEntries(ids.map((id) => [id, say(findings, `findings.${kind}.${id}`)])) as Record<K, string>
  return {
    kinds: Object.fromEntries(plan.problems.kinds.map((kind) => [kind.id, kind.title.zh])),
    severities: named(severities, 'severity'),
    states: named(findingStates, 'state'),
    gaps: Object.fromEntries((plan.gaps?.kinds ?? []).map((gap) => [gap.id, gap.title.zh])),
    yes: sayInDocument('yes'),
    no: sayInDocument('no'),
  }
}

/** Titles of figures, tables and columns that no plan names, by key: `figure:total`, `column:village`. */
export function documentTitles(key: string): Titles {
  const name = `document.${key.replaceAll(':', '.')}`
  return { zh: say(readTexts('zh-CN', 'document'), name), en: say(readTexts('en', 'document'), name) }
}

/** What stands above a figure of a list of problems. */
export function figureTitle(plan: Plan, id: string): Titles {
  if (id.startsWith('kind:')) return plan.problems.kinds.find((kind) => `kind:${kind.id}` === id)?.title ?? { zh: id.slice(5), en: id.slice(5) }
  return documentTitles(`figure:${id}`)
}
