import type { Form } from '../form/form.ts'
import { buildForm } from './build-form.ts'
import { buildPlan } from './build-plan.ts'
import { checkClauses } from './check-clauses.ts'
import { checkDates } from './check-dates.ts'
import { checkForm, checkQuestions } from './check-form.ts'
import { checkPlan } from './check-plan.ts'
import { Complaints } from './complaints.ts'
import { formShape } from './form-shape.ts'
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

/**
 * Reads a plan folder and checks it as a whole: YAML, shape, names, expressions, dates, quoted words of the notice, files.
 * @returns the plan when nothing is wrong with it; every complaint with file, line, column and, where there is one, what to write instead
 */
export function readPlan(files: PlanFiles): { readonly plan?: Plan; readonly complaints: readonly Complaint[] } {
  const complaints = new Complaints()
  const yaml = open(files, planFile, complaints)
  const notice = textOf(files, noticeFile, complaints)
  const raw = yaml && shaped<RawPlan>(yaml, planShape, complaints)
  const forms = Object.keys(files)
    .filter((path) => /^forms\/[^/]+\.ya?ml$/.test(path))
    .sort()
    .flatMap((path) => {
      const file = open(files, path, complaints)
      const form = file && shaped<RawForm>(file, formShape, complaints)
      return file ? [{ file, form }] : []
    })
  if (notice !== undefined) for (const file of [...(yaml ? [yaml] : []), ...forms.map((form) => form.file)]) checkClauses(file, noticeText(notice), complaints)
  if (!yaml || !raw) return { complaints: complaints.sorted() }

  const sound = forms.flatMap(({ file, form }) => (form ? [{ file, raw: form, form: buildForm(form, raw.populations) }] : []))
  for (const { file, raw: rawForm, form } of sound) checkForm(file, rawForm, form, raw.populations, raw.problems.kinds.map((kind) => kind.id), complaints)
  const formIds = [...sound.map(({ form }) => form.id), ...unsoundIds(forms)]
  checkPlan(yaml, raw, formIds, files, complaints)
  checkDates(yaml, raw, complaints)
  if (raw.visits.gates.some((gate) => gate.id === 'three-questions')) {
    for (const { file, form } of sound.filter((one) => one.form.id === raw.visits.form)) checkQuestions(file, form, complaints)
  }
  const found = complaints.sorted()
  if (found.length > 0) return { complaints: found }
  const built: readonly Form[] = sound.map(({ form }) => form)
  return { plan: buildPlan(yaml, raw, built, sound.map((one) => one.raw)), complaints: [] }
}

function textOf(files: PlanFiles, path: string, complaints: Complaints): string | undefined {
  const text = files[path]
  if (typeof text === 'string') {
    // What was not UTF-8 came out as this sign.
    const garbled = text.indexOf('\ufffd')
    if (garbled < 0) return text
    const before = text.slice(0, garbled).split('\n')
    complaints.inFile(path, 'FILE_NOT_TEXT', { path }, undefined, { line: before.length, column: before.at(-1)!.length + 1 })
    return undefined
  }
  complaints.inFile(path, text === undefined ? 'FILE_MISSING' : 'FILE_NOT_TEXT', { path })
  return undefined
}

function open(files: PlanFiles, path: string, complaints: Complaints): YamlFile | undefined {
  const text = textOf(files, path, complaints)
  if (text === undefined) return undefined
  const yaml = readYaml(path, text)
  for (const { place, code, reason } of yaml.mistakes) complaints.inFile(path, code, { reason }, undefined, place)
  return yaml.mistakes.length > 0 ? undefined : yaml
}

function shaped<T>(yaml: YamlFile, shape: Shape, complaints: Complaints): T | undefined {
  const mistakes = mistakesIn(yaml.value, shape)
  for (const { path, code, details, suggestion, atKey } of mistakes) complaints.at(yaml, path, code, details, suggestion, atKey)
  return mistakes.length > 0 ? undefined : (yaml.value as T)
}

// A form with mistakes of its own is still there: the plan that names it is not told that it is missing.
function unsoundIds(forms: readonly { readonly file: YamlFile; readonly form: RawForm | undefined }[]): string[] {
  return forms.flatMap(({ file, form }) => {
    const id = (file.value as { form?: unknown } | null)?.form
    return form === undefined && typeof id === 'string' ? [id] : []
  })
}
