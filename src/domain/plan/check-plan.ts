import { compile, isCompiled } from '../policy/compile.ts'
import { nearest } from '../policy/nearest.ts'
import { gateNames, gatesOfSome, isGateName } from '../visit/gates.ts'
import { populationNames } from './check-form.ts'
import type { Complaints } from './complaints.ts'
import { checkRosters, checkSources } from './check-rosters.ts'
import { actorRoles, keyFields, problemFields, rosterFields } from './fields.ts'
import { isUnsaid } from './mend.ts'
import type { RawPlan } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

const idsOf = (entries: readonly { readonly id: string }[] | undefined): string[] => (entries ?? []).map((entry) => entry.id)

/** Complains about names that lead nowhere, ids that stand twice, and expressions that do not compile in plan.yaml. */
export function checkPlan(yaml: YamlFile, plan: RawPlan, formIds: readonly string[], files: Readonly<Record<string, string | Uint8Array>>, complaints: Complaints): void {
  const levels = idsOf(plan.levels)
  const name = (path: Path, kind: string, word: string, known: readonly string[]) => complaints.name(yaml, path, kind, word, known)
  const actor = (path: Path, word: string) => {
    const [level, role, ...rest] = word.split('.') as [string, ...string[]]
    if (!levels.includes(level)) complaints.at(yaml, path, 'NAME_UNKNOWN', { kind: 'level', name: word, known: levels.join(', ') }, nearestActor(level, role, levels))
    else if (role !== undefined && (rest.length > 0 || !(actorRoles as readonly string[]).includes(role))) {
      const meant = nearest(role, actorRoles)
      complaints.at(yaml, path, 'NAME_UNKNOWN', { kind: 'role', name: word, known: actorRoles.map((known) => `${level}.${known}`).join(', ') }, meant && `${level}.${meant}`)
    }
  }
  const templates = (path: Path, entries: RawPlan['deliverables'] | RawPlan['rosters'], index: number) =>
    entries?.[index]?.templates?.forEach((template, at) => {
      const place = [...path, index, 'templates', at, 'path']
      const bytes = Object.hasOwn(files, template.path) ? files[template.path] : undefined
      if (bytes === undefined) complaints.at(yaml, place, 'FILE_MISSING', { path: template.path }, nearest(template.path, Object.keys(files)))
      else if (!template.path.endsWith(`.${template.format}`)) complaints.at(yaml, place, 'TEMPLATE_FORMAT', { path: template.path, format: template.format })
    })

  for (const key of ['levels', 'stages', 'duties', 'populations', 'sources', 'rosters', 'deliverables'] as const) {
    complaints.distinct(yaml, (plan[key] ?? []).map((entry, index) => ({ id: entry.id, path: [key, index, 'id'] })))
  }
  complaints.distinct(yaml, plan.problems.kinds.map((kind, index) => ({ id: kind.id, path: ['problems', 'kinds', index, 'id'] })))

  plan.problems.kinds.forEach((kind, index) => {
    const path = ['problems', 'kinds', index]
    if (kind.line !== undefined) name([...path, 'line'], 'department', kind.line, Object.keys(plan.document.names))
    const contradiction = kind['contradicted-by']
    if (contradiction) expression(yaml, [...path, 'contradicted-by', 'when'], contradiction.when, contradiction.of, complaints)
  })

  name(['document', 'lead'], 'department', plan.document.lead, Object.keys(plan.document.names))
  plan.document.with?.forEach((department, index) => name(['document', 'with', index], 'department', department, Object.keys(plan.document.names)))

  const parts = (plan.rosters ?? []).flatMap((roster) => idsOf(roster.parts))
  plan.populations.forEach((population, index) => {
    const path = ['populations', index]
    if (population.part !== undefined) name([...path, 'part'], 'part', population.part, parts)
    expression(yaml, [...path, 'when'], population.when, population.of, complaints)
    complaints.distinct(yaml, (population.focus ?? []).map((focus, at) => ({ id: focus.id, path: [...path, 'focus', at, 'id'] })))
    population.focus?.forEach((focus, at) => expression(yaml, [...path, 'focus', at, 'when'], focus.when, population.of, complaints))
  })

  plan.duties?.forEach((duty, index) => {
    const path = ['duties', index]
    actor([...path, 'actor'], duty.actor)
    name([...path, 'stage'], 'stage', duty.stage, idsOf(plan.stages))
    const { roster, deliverable, visits } = duty['done-by'] ?? {}
    if (roster !== undefined) name([...path, 'done-by', 'roster'], 'roster', roster, idsOf(plan.rosters))
    if (deliverable !== undefined) name([...path, 'done-by', 'deliverable'], 'deliverable', deliverable, idsOf(plan.deliverables))
    if (visits !== undefined) name([...path, 'done-by', 'visits'], 'form', visits, formIds)
  })

  plan.rosters?.forEach((roster, index) => {
    const path = ['rosters', index]
    name([...path, 'cell'], 'level', roster.cell, levels)
    name([...path, 'to'], 'level', roster.to, levels)
    // Whose roster or list it is signs it; the engine knows no other signature.
    name([...path, 'signed-by'], 'role', roster['signed-by'], [`${roster.cell}.principal`])
    roster.columns.forEach((column, at) => name([...path, 'columns', at, 'id'], 'column', column.id, rosterFields))
    templates(['rosters'], plan.rosters, index)
  })

  checkRosters(yaml, plan, complaints)
  checkSources(yaml, plan, complaints)

  name(['visits', 'form'], 'form', plan.visits.form, formIds)
  plan.visits.gates.forEach((gate, index) => {
    name(['visits', 'gates', index, 'id'], 'gate', gate.id, gateNames)
    gate.for?.forEach((word, at) => name(['visits', 'gates', index, 'for', at], 'population', word, populationNames(plan.populations)))
    if (gate.for && isGateName(gate.id) && !gatesOfSome.includes(gate.id)) complaints.at(yaml, ['visits', 'gates', index, 'for'], 'GATE_FOR_ALL', { gate: gate.id, known: gatesOfSome.join(', ') }, undefined, true)
  })

  plan.deliverables?.forEach((deliverable, index) => {
    const path = ['deliverables', index]
    name([...path, 'from'], 'level', deliverable.from, levels)
    name([...path, 'to'], 'level', deliverable.to, levels)
    if (deliverable['signed-by'] !== undefined) name([...path, 'signed-by'], 'role', deliverable['signed-by'], [`${deliverable.from}.principal`])
    if (deliverable.rows === 'report') {
      complaints.distinct(yaml, (deliverable.sections ?? []).map((section, at) => ({ id: section.id, path: [...path, 'sections', at, 'id'] })))
      if (deliverable.sections === undefined) complaints.at(yaml, path, 'KEY_MISSING', { key: 'sections' }, 'sections: …')
    } else {
      deliverable.columns?.forEach((column, at) => name([...path, 'columns', at, 'id'], 'column', column.id, deliverable.rows === 'key-households' ? keyFields : problemFields))
      if (deliverable.columns === undefined) complaints.at(yaml, path, 'KEY_MISSING', { key: 'columns' }, 'columns: …')
    }
    templates(['deliverables'], plan.deliverables, index)
  })
}

function nearestActor(level: string, role: string | undefined, levels: readonly string[]): string | undefined {
  const meant = nearest(level, levels)
  return meant && (role === undefined ? meant : `${meant}.${role}`)
}

function expression(yaml: YamlFile, path: Path, text: string, subject: 'person' | 'household', complaints: Complaints): void {
  if (isUnsaid(subject)) return
  const outcome = compile(text, subject)
  if (!isCompiled(outcome)) complaints.inExpression(yaml, path, outcome)
}
