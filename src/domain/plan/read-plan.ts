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
import { unsaid } from './mend.ts'
import { noticeText } from './notice.ts'
import { mended, openYaml, textOf, type FolderFiles } from './open-file.ts'
import type { Complaint, Plan } from './plan.ts'
import { planShape } from './plan-shape.ts'
import type { RawForm, RawPlan } from './raw.ts'
import type { YamlFile } from './yaml-file.ts'

/** The files of a plan folder by path inside it (`plan.yaml`, `forms/household-survey.yaml`); YAML and text as strings. */
export type PlanFiles = FolderFiles

const planFile = 'plan.yaml'
const noticeFile = 'notice.txt'

/**
 * Reads a plan folder and checks it as a whole, in one pass: YAML, shape, names, expressions, dates, quoted words of the notice, files,
 * tags of templates. What follows only from another mistake is not said.
 * @param tags what stands in the templates, by path; without it the tags are not checked
 * @returns the plan when nothing is wrong with it; every complaint with file, line, column and, where there is one, what to write instead
 */
export function readPlan(files: PlanFiles, tags?: TemplateTags): { readonly plan?: Plan; readonly complaints: readonly Complaint[] } {
  const complaints = new Complaints()
  const yaml = openYaml(files, planFile, complaints)
  const notice = textOf(files, noticeFile, complaints)
  const formPaths = Object.keys(files).filter((path) => /^forms\/[^/]+\.ya?ml$/.test(path)).sort()
  const formFiles = formPaths.flatMap((path) => openYaml(files, path, complaints) ?? [])
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

function checkFormIds(forms: readonly { readonly file: YamlFile; readonly raw: RawForm }[], complaints: Complaints): void {
  forms.forEach(({ file, raw }, index) => {
    if (forms.slice(0, index).some((other) => other.raw.form === raw.form)) complaints.at(file, ['form'], 'ID_TWICE', { id: raw.form })
  })
}
