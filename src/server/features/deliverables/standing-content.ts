import type { Severity } from '#domain/casework/severity.ts'
import type { FindingState } from '#domain/casework/transition.ts'
import type { Deliverable } from '#domain/plan/plan.ts'
import type { ListedProblem } from '#domain/reporting/listed-problem.ts'
import { problemList, type UnreadyRow } from '#domain/reporting/problem-list.ts'
import type { Work } from '../../http/work.ts'
import type { AreaRow } from '../areas/public.ts'
import { getTemplate, type RunningCampaign } from '../campaigns/public.ts'
import { listFoundProblems, type FoundProblem } from '../findings/public.ts'
import { digestOf, hashOf, type Content } from './content.ts'
import { figureTitle, listWords } from './words.ts'

export interface Standing {
  readonly content: Content
  readonly hash: string
  readonly notReady: readonly UnreadyRow[]
}

/** What a deliverable of an area would be if it were handed in now, with today as its cut-off. */
export async function standingContent(work: Work, campaign: RunningCampaign, deliverable: Deliverable, area: AreaRow): Promise<Standing> {
  const { plan, row } = campaign
  const found = await listFoundProblems(work.trx, work.districtKey, campaign.id, area.path)
  const list = problemList(found.map(listed), {
    columns: deliverable.columns.map((column) => column.id),
    kinds: plan.problems.kinds.map((kind) => kind.id),
    words: listWords(plan),
    cutOff: work.today,
  })
  const content: Content = {
    campaignId: campaign.id,
    code: deliverable.id,
    title: deliverable.title,
    document: { number: plan.document.number, title: plan.title },
    plan: { id: plan.id, digest: row.plan_digest },
    areaId: area.id,
    areaName: area.name,
    cutOff: work.today,
    columns: deliverable.columns,
    rows: list.rows,
    figures: list.figures.map(({ id, rows }) => ({ id, title: figureTitle(plan, id), value: rows.length, rows })),
    templates: await Promise.all(deliverable.templates.map(async ({ format, path }) => ({ format, path, digest: digestOf(await getTemplate(work, campaign, path)) }))),
  }
  return { content, hash: hashOf(content), notReady: list.notReady }
}

function listed(found: FoundProblem): ListedProblem {
  return {
    findingId: found.id,
    householdId: found.household_id,
    visitId: found.visit_id,
    areaCode: found.area_code ?? '',
    village: found.area_name ?? '',
    household: found.head_name,
    ...(found.person_name !== null && { person: found.person_name }),
    kind: found.kind,
    severity: found.severity as Severity,
    description: found.description,
    foundOn: found.found_on,
    foundBy: found.found_by,
    fixedOnSpot: found.fixed_on_spot,
    measure: found.measure,
    ownerUnit: found.owner_unit,
    ownerPerson: found.owner_person,
    ...(found.due_date !== null && { due: found.due_date }),
    state: found.state as FindingState,
    ...(found.closed_on !== null && { closedOn: found.closed_on }),
    proof: found.proof,
  }
}
