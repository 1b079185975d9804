import type { PlanCheck } from '#contract/plans.ts'
import { comparePlans } from '#domain/plan/compare-plans.ts'
import { stillNotCarriedOut } from '#domain/plan/complete-plan.ts'
import type { Complaint } from '#domain/plan/plan.ts'
import type { PlanFiles } from '#domain/plan/read-plan.ts'
import type { Work } from '../../http/work.ts'
import { checkFolder } from '../../plan-folder/check-folder.ts'
import { unpackFolder } from '../../plan-folder/unpack-folder.ts'
import { listVersionRows } from './plans.queries.ts'
import { getStoredPlan } from './stored-plan.ts'

const mostShown = 300

/** What is wrong with an uploaded plan, each mistake with its line; or what it holds, and how it differs from the version before. */
export async function checkPlan(work: Work, file: Uint8Array): Promise<PlanCheck> {
  const { plan, complaints, files, digest } = await checkFolder(unpackFolder(file))
  const shown = complaints.slice(0, mostShown).map((complaint) => ({ ...complaint, suggestion: complaint.suggestion ?? null, text: lineOf(files, complaint) }))
  if (!plan) return { plan: null, complaints: shown, total: complaints.length, sameAs: null, newest: null, changes: [] }

  const versions = await listVersionRows(work.trx, work.districtKey, plan.id)
  const newest = versions[0] && (await getStoredPlan(work, plan.id, versions[0].digest)).plan
  return {
    plan: {
      id: plan.id,
      title: plan.title,
      documentNumber: plan.document.number,
      stages: plan.stages.length,
      duties: plan.duties.length,
      populations: plan.populations.length,
      items: plan.forms.flatMap((form) => form.sections.flatMap((section) => section.items)).length,
      deliverables: plan.deliverables.length,
      records: plan.records.length,
      notCarriedOut: stillNotCarriedOut(plan).length,
    },
    complaints: [],
    total: 0,
    sameAs: versions.find((version) => version.digest === digest)?.number ?? null,
    newest: versions[0]?.number ?? null,
    changes: newest ? comparePlans(newest, plan).slice(0, mostShown).map((change) => ({ ...change, fields: [...change.fields] })) : [],
  }
}

const widest = 160

/** The line itself, as much of it as one can see around the mistake. */
function lineOf(files: PlanFiles, { file, line, column }: Complaint): { before: string; after: string } {
  const content = Object.hasOwn(files, file) ? files[file] : undefined
  const text = typeof content === 'string' ? (content.split('\n', line)[line - 1] ?? '') : ''
  const at = column - 1
  return { before: text.slice(Math.max(0, at - widest), at), after: text.slice(at, at + widest) }
}
