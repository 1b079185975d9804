import type { Form } from '../form/form.ts'
import { rowsCarriedOut } from './fields.ts'
import type { Actor, Deliverable, Duty, Fulfilment, NotCarriedOut, Plan, RosterPlan } from './plan.ts'
import { declaredKeys } from './plan-shape.ts'
import type { RawDeliverable, RawDuty, RawForm, RawPlan, RawRoster } from './raw.ts'
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
    sources: (raw.sources ?? []).map((source) => ({ ...source, restricted: source.restricted ?? false })),
    rosters: (raw.rosters ?? []).map(buildRoster),
    visits: raw.visits,
    problems: raw.problems,
    deliverables: (raw.deliverables ?? []).map(buildDeliverable),
    forms,
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

function buildRoster({ 'signed-by': signedBy, ...kept }: RawRoster): RosterPlan {
  return { ...kept, signedBy: actorOf(signedBy), templates: kept.templates ?? [] }
}

function buildDeliverable({ 'signed-by': signedBy, ...kept }: RawDeliverable): Deliverable {
  return { ...kept, ...(signedBy !== undefined && { signedBy: actorOf(signedBy) }), templates: kept.templates ?? [], columns: kept.columns ?? [] }
}

// What stands in the plan but that the engine does not do yet: declared keys, lists it cannot fill, checks without a section of the form.
function notCarriedOut(yaml: YamlFile, raw: RawPlan, forms: readonly RawForm[]): NotCarriedOut[] {
  const entry = (path: Path, named: Pick<NotCarriedOut, 'title' | 'clause'>): NotCarriedOut => ({
    path: path.join('.'),
    line: yaml.placeOf(path).line,
    ...(named.title && { title: named.title }),
    ...(named.clause && { clause: named.clause }),
  })
  const declared = raw as unknown as Record<string, readonly NotCarriedOut[] | undefined>
  const asked = new Set(forms.flatMap((form) => form.sections.flatMap((section) => section.for ?? [])).map((name) => name.split('.')[0]))
  const found = [
    ...declaredKeys.flatMap((key) => (declared[key] ?? []).map((item, index) => entry([key, index], item))),
    ...(raw.deliverables ?? []).flatMap((deliverable, index) =>
      (rowsCarriedOut as readonly string[]).includes(deliverable.rows) && deliverable.every === undefined ? [] : [entry(['deliverables', index], deliverable)],
    ),
    ...raw.populations.flatMap((population, index) => ((population.checks ?? []).length > 0 && !asked.has(population.id) ? [entry(['populations', index, 'checks'], population)] : [])),
  ]
  return found.sort((a, b) => a.line - b.line)
}
