import type { Complaints } from './complaints.ts'
import type { RawPlan } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

type Listed = { readonly id: string }

/** Complains about names that lead nowhere and ids that stand twice in what a plan provides beside its main parts. */
export function checkProvisions(yaml: YamlFile, plan: RawPlan, complaints: Complaints): void {
  const idsOf = (entries: readonly Listed[] | undefined) => (entries ?? []).map((entry) => entry.id)
  const levels = idsOf(plan.levels)
  const stages = idsOf(plan.stages)
  const departments = Object.keys(plan.document.names)
  const populations = idsOf(plan.populations)
  const name = (path: Path, kind: string, word: string | undefined, known: readonly string[]) => void (word !== undefined && complaints.name(yaml, path, kind, word, known))
  const distinct = (path: Path, entries: readonly Listed[] | undefined) => complaints.distinct(yaml, (entries ?? []).map((entry, index) => ({ id: entry.id, path: [...path, index, 'id'] })))

  for (const key of ['departments', 'escalations', 'referrals', 'checks', 'rules', 'questions'] as const) distinct([key], plan[key])
  distinct(['groups', 'list'], plan.groups?.list)
  distinct(['gaps', 'kinds'], plan.gaps?.kinds)
  distinct(['institutions', 'checks'], plan.institutions?.checks)
  distinct(['publicity', 'channels'], plan.publicity?.channels)
  distinct(['key-households', 'reasons'], plan['key-households']?.reasons)
  distinct(['key-households', 'frequencies'], plan['key-households']?.frequencies)
  distinct(['check-methods', 'list'], plan['check-methods']?.list)
  distinct(['teams', 'members'], plan.teams?.members)

  const groupMembers = [...populations, ...idsOf(plan.sources)]
  plan.groups?.list.forEach((group, index) => group.of.forEach((one, at) => name(['groups', 'list', index, 'of', at], 'population', one, groupMembers)))
  plan.departments?.forEach((department, index) => {
    name(['departments', index, 'id'], 'department', department.id, departments)
    department.populations?.forEach((one, at) => name(['departments', index, 'populations', at], 'population', one, populations))
  })
  name(['teams', 'by'], 'level', plan.teams?.by, levels)
  name(['teams', 'cell'], 'level', plan.teams?.cell, levels)
  name(['teams', 'before'], 'stage', plan.teams?.before, stages)
  plan.institutions?.departments.forEach((one, at) => name(['institutions', 'departments', at], 'department', one, departments))
  name(['institutions', 'stage'], 'stage', plan.institutions?.stage, stages)
  plan.escalations?.forEach((escalation, index) => {
    const path: Path = ['escalations', index]
    name([...path, 'from'], 'level', escalation.from, levels)
    name([...path, 'to'], 'level', escalation.to, levels)
    distinct([...path, 'kinds'], escalation.kinds)
    distinct([...path, 'told'], escalation.told)
    const needed = escalation.way === 'upward' ? (['from', 'to', 'answers'] as const) : (['kinds', 'told'] as const)
    for (const key of needed) if (escalation[key] === undefined) complaints.at(yaml, path, 'KEY_MISSING', { key }, `${key}: …`, true)
  })
  plan.referrals?.forEach((referral, index) => name(['referrals', index, 'by'], 'level', referral.by, levels))
  name(['releases', 'lead'], 'department', plan.releases?.lead, departments)
  name(['releases', 'above'], 'level', plan.releases?.above, levels)
  plan.checks?.forEach((check, index) => {
    name(['checks', index, 'by'], 'level', check.by, levels)
    name(['checks', index, 'at-least', 'per'], 'level', check['at-least']?.per, levels)
  })
}
