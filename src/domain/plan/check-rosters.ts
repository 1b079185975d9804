import { compile, isCompiled } from '../policy/compile.ts'
import type { Complaints } from './complaints.ts'
import type { RawPlan } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** Complains about a second roster, which nobody would ever fill, about parts of a roster that nobody can ever stand in, and about their expressions. */
export function checkRosters(yaml: YamlFile, plan: RawPlan, complaints: Complaints): void {
  const named = new Set([...plan.populations.flatMap((population) => population.part ?? []), ...(plan.sources ?? []).flatMap((source) => source.part ?? [])])
  plan.rosters?.forEach((roster, index) => {
    if (index > 0) complaints.at(yaml, ['rosters', index, 'id'], 'ROSTER_SECOND', { roster: roster.id, first: plan.rosters?.[0]?.id ?? '' }, undefined, true)
    complaints.distinct(yaml, roster.parts.map((part, at) => ({ id: part.id, path: ['rosters', index, 'parts', at, 'id'] })))
    roster.parts.forEach((part, at) => {
      const path: Path = ['rosters', index, 'parts', at]
      if (part.when !== undefined) {
        const outcome = compile(part.when, 'household')
        if (!isCompiled(outcome)) complaints.inExpression(yaml, [...path, 'when'], outcome)
        return
      }
      const isRest = at === roster.parts.length - 1
      if (!isRest && !named.has(part.id)) complaints.at(yaml, [...path, 'id'], 'PART_UNREACHABLE', { part: part.id }, 'when: …')
    })
  })
}

/** Complains about parts that no roster has, words and roles of sources that are open to all, and questions that do not hold together. */
export function checkSources(yaml: YamlFile, plan: RawPlan, complaints: Complaints): void {
  const parts = (plan.rosters ?? []).flatMap((roster) => roster.parts.map((part) => part.id))
  plan.sources?.forEach((source, index) => {
    const path: Path = ['sources', index]
    if (source.part !== undefined) complaints.name(yaml, [...path, 'part'], 'part', source.part, parts)
    for (const key of ['seen-by', 'words'] as const) {
      if (source[key] && !source.restricted) complaints.at(yaml, [...path, key], 'SOURCE_NOT_RESTRICTED', { source: source.id, key }, 'restricted: true', true)
    }
    complaints.distinct(yaml, (source.asks ?? []).map((ask, at) => ({ id: ask.id, path: [...path, 'asks', at, 'id'] })))
    source.asks?.forEach((ask, at) => {
      const place = [...path, 'asks', at]
      if (ask.type === 'choice' && !ask.options) complaints.at(yaml, place, 'OPTIONS_MISSING', { item: ask.id }, 'options: …')
      if (ask.type !== 'choice' && ask.options) complaints.at(yaml, [...place, 'options'], 'OPTIONS_NOT_HERE', { type: ask.type }, undefined, true)
      if (ask['within-years'] !== undefined && ask.type !== 'date') complaints.at(yaml, [...place, 'within-years'], 'SPAN_NEEDS_DATE', { ask: ask.id }, 'type: date', true)
      if (ask['refers-to'] === undefined) return
      if (ask.type !== 'yes-no') complaints.at(yaml, [...place, 'refers-to'], 'REFERS_NEEDS_YES_NO', { ask: ask.id }, 'type: yes-no', true)
      complaints.name(yaml, [...place, 'refers-to'], 'department', ask['refers-to'], Object.keys(plan.document.names))
    })
  })
}
