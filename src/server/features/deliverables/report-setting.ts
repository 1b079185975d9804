import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import type { ReportGroup, ReportSetting } from '#domain/reporting/report-blocks.ts'
import { documentTitles, listWords, sayInDocument } from './words.ts'

/** The groups, sources and words by which a report of a plan counts. */
export function reportSettingOf(plan: Plan, cutOff: PlainDate): ReportSetting {
  const labels = new Map(plan.populations.flatMap((population) => [population, ...population.focus].map((one) => [one.id, one.title] as const)))
  const sources = new Map(plan.sources.map((source) => [source.id, source.title]))
  const parts = new Map(plan.rosters.flatMap((roster) => roster.parts.map((part) => [part.id, part.title] as const)))
  const named = { label: labels, source: sources, part: parts }
  // A notice that names no groups of its own is counted by its populations.
  const groups: readonly ReportGroup[] = plan.groups ? plan.groups.list : plan.populations.map(({ id, title }) => ({ id, title, of: [id] }))
  return {
    plan: {
      groups,
      focus: plan.populations.flatMap((population) => population.focus.map(({ id, title }) => ({ id, title }))),
      sources: plan.sources,
      parts: plan.rosters.flatMap((roster) => roster.parts),
      institutionChecks: plan.institutions?.checks ?? [],
      problemKinds: plan.problems.kinds,
      gaps: plan.gaps?.kinds ?? [],
    },
    words: {
      title: documentTitles,
      code: (list, code) => {
        if (list === 'not-seen-reason' || list === 'aid-kind') return codeTitle(list, code)?.zh ?? code
        return sayInDocument(`${list}.${code}`)
      },
      plan: (kind, id): Titles => named[kind].get(id) ?? { zh: id, en: id },
    },
    listWords: listWords(plan),
    cutOff,
  }
}
