import { buildForm } from './build-form.ts'
import { buildPlan } from './build-plan.ts'
import { checkClauses, checkDocument, checkRows } from './check-clauses.ts'
import { checkDates } from './check-dates.ts'
import { checkForm, checkQuestions } from './check-form.ts'
import { checkPlan } from './check-plan.ts'
import { checkProvisions } from './check-provisions.ts'
import { checkRecords } from './check-records.ts'
import { checkTemplates, type TemplateTags } from './check-templates.ts'
import { Complaints } from './complaints.ts'
import { formShape } from './form-shape.ts'
import { mend, unsaid } from './mend.ts'
import { noticeText } from './notice.ts'
import type { Complaint, Plan } from './plan.ts'
import { planShape } from './plan-shape.ts'
import type { RawForm, RawPlan } from './raw.ts'
import { mistakesIn, type Shape } from './shape.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** The files of a plan folder by path inside it (`plan.yaml`, `forms/household-survey.yaml`); YAML and text as strings. */
export type PlanFiles = Readonly<Record<string, string | Uint8Array>>

const planFile = 'plan.yaml'
const noticeFile = 'notice.txt'
const largest = 1024 * 1024 // characters of a file: a plan of a thousand pages

/**
 * Reads a plan folder and checks it as a whole, in one pass: YAML, shape, names, expressions, dates, quoted words of the notice, files,
 * tags of templates. What follows only from another mistake is not said.
 * @param tags what stands in the templates, by path; without it the tags are not checked
 * @returns the plan when nothing is wrong with it; every complaint with file, line, column and, where there is one, what to write instead
 */
export function readPlan(files: PlanFiles, tags?: TemplateTags): { readonly plan?: Plan; readonly complaints: readonly Complaint[] } {
  const complaints = new Complaints()
  const yaml = open(files, planFile, complaints)
  const notice = textOf(files, noticeFile, complaints)
  const formPaths = Object.keys(files).filter((path) => /^forms\/[^/]+\.ya?ml$/.test(path)).sort()
  const formFiles = formPaths.flatMap((path) => open(files, path, complaints) ?? [])
  if (notice !== undefined) {
    const text = noticeText(notice)
    for (const file of [...(yaml ? [yaml] : []), ...formFiles]) checkClauses(file, text, complaints)
  }

  const raw = mended<RawPlan>(yaml, planShape, complaints)
  const forms = formFiles.map((file) => {
    const rawForm = mended<RawForm>(file, formShape, complaints)
    return { file, raw: rawForm, form: buildForm(rawForm, raw.populations) }
  })
  for (const { file, raw: rawForm, form } of forms) checkForm(file, rawForm, form, raw.populations, raw.problems.kinds.map((kind) => kind.id), complaints)
  checkFormIds(forms, complaints)
  if (yaml) {
    // A form that cannot be read is still there: the plan that names it is not told that it is missing.
    const formIds = [...forms.map(({ form }) => form.id), ...(formFiles.length < formPaths.length ? [unsaid] : [])]
    checkPlan(yaml, raw, formIds, files, complaints)
    checkProvisions(yaml, raw, complaints)
    checkRecords(yaml, raw, complaints)
    checkDates(yaml, raw, complaints)
    checkTemplates(raw, files, tags ?? {}, complaints)
    if (notice !== undefined) checkDocument(yaml, raw, noticeText(notice), complaints)
    for (const file of [yaml, ...formFiles]) checkRows(file, raw.reading, complaints)
  }
  if (raw.visits.gates.some((gate) => gate.id === 'three-questions')) {
    for (const { file, form } of forms.filter((one) => one.form.id === raw.visits.form && complaints.isSound(one.file.file))) checkQuestions(file, form, complaints)
  }

  const found = complaints.sorted()
  if (found.length > 0 || !yaml) return { complaints: found }
  return { plan: buildPlan(yaml, raw, forms.map(({ form }) => form), forms.map((one) => one.raw)), complaints: [] }
}

function textOf(files: PlanFiles, path: string, complaints: Complaints): string | undefined {
  const text = Object.hasOwn(files, path) ? files[path] : undefined
  if (typeof text !== 'string') {
    complaints.inFile(path, text === undefined ? 'FILE_MISSING' : 'FILE_NOT_TEXT', { path })
    return undefined
  }
  if (text.length > largest) {
    complaints.inFile(path, 'FILE_TOO_LARGE', { path, most: String(largest) })
    return undefined
  }
  // What was not UTF-8 came out as the first of these; the others stand in no text.
  const garbled = text.search(/[\ufffd\u0000-\u0008\u000e-\u001f]/)
  if (garbled < 0) return text
  const before = text.slice(0, garbled).split('\n')
  complaints.inFile(path, 'FILE_NOT_TEXT', { path }, undefined, { line: before.length, column: before.at(-1)!.length + 1 })
  return undefined
}

function open(files: PlanFiles, path: string, complaints: Complaints): YamlFile | undefined {
  const text = textOf(files, path, complaints)
  if (text === undefined) return undefined
  const yaml = readYaml(path, text)
  for (const { place, code, reason } of yaml.mistakes) complaints.inFile(path, code, { reason }, undefined, place)
  return yaml.mistakes.length > 0 ? undefined : yaml
}

/** What was written, of the shape it should have; what is wrong with it is complained of here and nowhere else. */
function mended<T>(yaml: YamlFile | undefined, shape: Shape, complaints: Complaints): T {
  const outcome = mend(yaml?.value, shape)
  if (yaml) {
    for (const { path, code, details, suggestion, atKey } of mistakesIn(yaml.value, shape)) complaints.at(yaml, path, code, details, suggestion, atKey)
    complaints.mend(yaml, outcome.mended)
  }
  return outcome.value as T
}

function checkFormIds(forms: readonly { readonly file: YamlFile; readonly raw: RawForm }[], complaints: Complaints): void {
  forms.forEach(({ file, raw }, index) => {
    if (forms.slice(0, index).some((other) => other.raw.form === raw.form)) complaints.at(file, ['form'], 'ID_TWICE', { id: raw.form })
  })
}
