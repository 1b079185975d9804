import type { Form } from '../form/form.ts'
import { buildProvisions, buildRecordKind } from './build-provisions.ts'
import { keysDeclared, rulesCarriedOut } from './fields.ts'
import { whenOf } from './build-form.ts'
import type { Actor, Ask, Deliverable, Duty, Fulfilment, Gate, NotCarriedOut, Plan, RosterPlan, Source } from './plan.ts'
import { buildProblemPlan } from './problem-plan.ts'
import type { RawAsk, RawDeliverable, RawDuty, RawForm, RawPlan, RawPopulation, RawRoster, RawSource } from './raw.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** The plan of files that were checked. */
export function buildPlan(yaml: YamlFile, raw: RawPlan, forms: readonly Form[], rawForms: readonly RawForm[]): Plan {
  return {
    id: raw.plan,
    title: raw.title,
    document: { ...raw.document, with: raw.document.with ?? [] },
    start: raw.start,
    levels: raw.levels,
    stages: raw.stages,
    duties: (raw.duties ?? []).map(buildDuty),
    populations: raw.populations.map((population) => ({ ...population, focus: population.focus ?? [], checks: population.checks ?? [] })),
    sources: (raw.sources ?? []).map(buildSource),
    rosters: (raw.rosters ?? []).map(buildRoster),
    visits: { ...raw.visits, gates: raw.visits.gates.map((gate) => buildGate(gate, raw.populations)) },
    problems: buildProblemPlan(raw.problems),
    deliverables: (raw.deliverables ?? []).map(buildDeliverable),
    records: (raw.records ?? []).map(buildRecordKind),
    forms,
    ...buildProvisions(raw),
    notCarriedOut: notCarriedOut(yaml, raw, rawForms),
  }
}

function actorOf(text: string): Actor {
  const [level, role] = text.split('.') as [string, string | undefined]
  return { level, ...(role !== undefined && { role }) }
}

function buildDuty({ 'done-by': doneBy, actor, ...kept }: RawDuty): Duty {
  return { ...kept, actor: actorOf(actor), ...(doneBy && { fulfilledBy: doneBy as Fulfilment }) }
}

function buildGate(gate: RawPlan['visits']['gates'][number], populations: readonly RawPopulation[]): Gate {
  const rules = gate.for?.flatMap((name) => {
    const [when, of] = [whenOf(name, populations), populations.find((one) => one.id === name.split('.')[0])?.of]
    return when === undefined || of === undefined ? [] : [{ of, when }]
  })
  return { ...gate, ...(rules && { about: rules }) }
}

function buildSource({ 'seen-by': seenBy, asks, ...kept }: RawSource): Source {
  return { ...kept, restricted: kept.restricted ?? false, ...(seenBy && { seenBy }), ...(asks && { asks: asks.map(buildAsk) }) }
}

function buildAsk({ 'within-years': withinYears, 'refers-to': refersTo, ...kept }: RawAsk): Ask {
  return { ...kept, required: kept.required ?? false, ...(withinYears !== undefined && { withinYears }), ...(refersTo !== undefined && { refersTo }) }
}

function buildRoster({ 'signed-by': signedBy, ...kept }: RawRoster): RosterPlan {
  return { ...kept, signedBy: actorOf(signedBy), templates: kept.templates ?? [] }
}

function buildDeliverable({ 'signed-by': signedBy, ...kept }: RawDeliverable): Deliverable {
  return { ...kept, ...(signedBy !== undefined && { signedBy: actorOf(signedBy) }), templates: kept.templates ?? [], columns: kept.columns ?? [], sections: (kept.sections ?? []).map((section) => ({ ...section, shows: section.shows ?? [] })) }
}

type Named = Pick<NotCarriedOut, 'title' | 'clause'>

// What stands in the plan but that the engine does not do yet: declared keys, checks without a section of the form.
function notCarriedOut(yaml: YamlFile, raw: RawPlan, forms: readonly RawForm[]): NotCarriedOut[] {
  const entry = (path: Path, named: Named): NotCarriedOut => ({
    path: path.join('.'),
    line: yaml.placeOf(path).line,
    ...(named.title && { title: named.title }),
    ...(named.clause && { clause: named.clause }),
  })
  const parts = raw as unknown as Record<string, Named | readonly Named[] | undefined>
  const asked = new Set(forms.flatMap((form) => form.sections.flatMap((section) => section.for ?? [])).map((name) => name.split('.')[0]))
  const found = [
    ...keysDeclared.filter((key) => key !== 'rules').flatMap((key) => {
      const part = parts[key]
      if (part === undefined) return []
      return Array.isArray(part) ? part.map((item: Named, index) => entry([key, index], item)) : [entry([key], part as Named)]
    }),
    ...(raw.rules ?? []).flatMap((rule, index) => ((rulesCarriedOut as readonly string[]).includes(rule.id) ? [] : [entry(['rules', index], rule)])),
    ...(raw.questions ?? []).flatMap((question, index) => (question.reading ? [] : [entry(['questions', index], question)])),
    ...raw.populations.flatMap((population, index) => ((population.checks ?? []).length > 0 && !asked.has(population.id) ? [entry(['populations', index, 'checks'], population)] : [])),
  ]
  return found.sort((a, b) => a.line - b.line)
}
