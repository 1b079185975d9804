import type { PlanSummary } from '#contract/plans.ts'
import type { Work } from '../../http/work.ts'
import { countCampaigns, listVersionRows } from './plans.queries.ts'
import { listShippedPlans } from './shipped-plans.ts'
import { getStoredPlan } from './stored-plan.ts'
import { versionView } from './version-view.ts'

/** The plans that came with the software and those that the district has published, each with its versions, newest first. */
export async function listPlans(work: Work): Promise<PlanSummary[]> {
  const shipped = await listShippedPlans()
  const rows = await listVersionRows(work.trx, work.districtKey)
  const campaigns = await countCampaigns(work.trx, work.districtKey)
  const versions = Map.groupBy(rows, (row) => row.plan_id)
  const ids = [...new Set([...shipped.map((plan) => plan.id), ...versions.keys()])]
  return Promise.all(
    ids.map(async (id) => {
      const own = versions.get(id) ?? []
      const came = shipped.find((plan) => plan.id === id)
      const newest = own[0] ? (await getStoredPlan(work, id, own[0].digest)).plan : came?.plan
      return {
        id,
        title: newest?.title ?? { zh: id, en: id },
        documentNumber: newest?.document.number ?? '',
        start: newest?.start ?? null,
        isRunnable: newest !== undefined,
        complaints: own.length > 0 ? 0 : (came?.complaints.length ?? 0),
        // An edition that came with the software and was never published, or not yet in this form.
        isShippedNew: came?.plan !== undefined && !own.some((row) => row.digest === came.digest),
        versions: own.map((row) => versionView(row, campaigns.get(`${row.plan_id} ${row.digest}`) ?? 0)),
      }
    }),
  )
}
