import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { PlaceArea } from '#domain/registry/village-index.ts'
import { holdAreasForImport } from '../../database/area-turn.queries.ts'
import { sendPacked } from '../../database/insert-many.ts'
import type { ImportCounts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { readAttachment } from '../attachments/public.ts'
import { getRunningCampaign, listRunningCampaigns } from '../campaigns/public.ts'
import { changeHouseholds, findKnownPersons, loadParameters, moveHouseholds } from '../registry/public.ts'
import { changeEntries, listEntriesOf, refreshParts } from '../rosters/public.ts'
import { buildBatches, type BuildingOrder, type BuiltBatch } from './build-batches.ts'
import type { KnownBefore } from './decide-households.ts'
import { addToNamed, changeState, findImport, waitForTurn, type ImportRow } from './imports.queries.ts'
import type { Report } from './report.ts'
import { readInThread } from './read-in-thread.ts'
import { readRows, type ReadingOrder } from './read-rows.ts'

/** More rows than this are read in a thread of their own, and the search gets to know of them right after the import: it has as much work with them as the registry itself. */
export const many = 2000

/** Batches that the database may have before it, so that it never waits for the next one. */
const mostOnTheWay = 2

/**
 * Brings the rows of a workbook into the registry and onto the roster, in one transaction: all that can come in, or nothing.
 * The transaction sees the whole district; what may be touched is decided here by the scope of the account that asked.
 */
export async function importRows(work: Work, importId: string, report: Report): Promise<void> {
  await waitForTurn(work.trx, work.districtKey)
  // From here on areas stay as they are: no row is brought to a place that ends meanwhile.
  await holdAreasForImport(work.trx, work.districtKey)
  const found = await findImport(work.trx, work.districtKey, importId)
  if (found?.state !== 'RUNNING') throw problem('IMPORT_STATE', { state: found?.state })
  const campaign = await getRunningCampaign(work, found.campaign_id)
  const campaigns = await listRunningCampaigns(work)
  const areas = await listAreasOf(work.trx, work.districtKey)
  const order: ReadingOrder = {
    bytes: (await readAttachment(work, found.attachment_id)).bytes,
    fileName: found.file_name,
    reading: found.reading,
    fields: found.fields ?? [],
    context: {
      kind: work.kind,
      today: work.today,
      sources: campaign.plan.sources.map(({ id, title, asks }) => ({ id, titles: [title.zh, title.en], ...(asks && { asks }) })),
      campaignStart: campaign.row.start_date,
    },
    places: { own: asPlaces(areas.filter((area) => isWithin(area.path, work.actor.scope))), all: asPlaces(areas) },
    groups: new Map([...Map.groupBy(areas.filter((area) => area.level === 'group'), (area) => area.parent_id ?? '')].map(([villageId, own]) => [villageId, own.map((area) => area.name)])),
  }
  const of = found.counts.rows
  const isMany = of > many
  const building: BuildingOrder = {
    importId,
    areaPath: found.area_path,
    campaign,
    campaigns,
    parameters: await loadParameters(work),
    areas,
    scope: work.actor.scope,
    box: work.actor.areaPath,
    isMany,
  }
  const ask = async (indexes: readonly Uint8Array[]): Promise<KnownBefore> => {
    const persons = await findKnownPersons(work, indexes)
    return { persons, listed: await listedOf(work, campaign.id, persons, importId) }
  }
  const change = async ({ changes, changedEntries, unsettled, namedAgain }: BuiltBatch): Promise<void> => {
    await changeHouseholds(work, changes, campaigns)
    await changeEntries(work.trx, work.districtKey, campaign.id, changedEntries)
    await refreshParts(work, unsettled, campaigns)
    await addToNamed(work.trx, work.districtKey, importId, namedAgain)
  }

  // While the database stores what is ready, the next batch is decided and put together, and the one after it is read.
  const onTheWay: Promise<unknown>[] = []
  let changing: Promise<unknown> = Promise.resolve()
  let counts: ImportCounts | undefined
  try {
    const read = isMany ? readInThread(order, work.sealing.keys) : readRows(order, work.sealing)
    for await (const batch of buildBatches(read, building, work, ask)) {
      if (onTheWay.length === mostOnTheWay) {
        await onTheWay[0]
        onTheWay.shift()
      }
      // What one batch changes stands before the next is begun.
      await changing
      // Some of whom this batch gives a village may have come with those.
      await sendPacked(work.trx, batch.waiting)
      for (const [areaPath, placed] of Map.groupBy(batch.placed, (one) => one.areaPath)) await moveHouseholds(work, placed.map((one) => one.householdId), areaPath)
      const inserting = sendPacked(work.trx, batch.rows)
      changing = change(batch)
      const stored = Promise.all([inserting, changing]).then(() => report(Math.min(of, batch.read), of))
      stored.catch(() => undefined)
      onTheWay.push(stored)
      counts = batch.counts
    }
    await Promise.all(onTheWay)
  } catch (error) {
    // Nothing is written behind the back of a transaction that is taken back. What comes behind a statement that failed fails for no reason of its own: the first is told.
    const failed = (await Promise.allSettled(onTheWay)).find((one) => one.status === 'rejected')
    throw failed?.reason ?? error
  }
  await finish(work, found, counts!)
}

async function finish(work: Work, found: ImportRow, counts: ImportCounts): Promise<void> {
  const progress = { done: counts.rows, of: counts.rows }
  const isDone = await changeState(work.trx, work.districtKey, found.id, ['RUNNING'], { state: 'DONE', counts, progress, failure: null, finishedAt: work.now })
  if (!isDone) throw problem('CHANGED_MEANWHILE')
  // Whoever came in may be somebody whom the registry knows by another number.
  if (counts.imported > 0) work.enqueue('find-duplicates', { districtKey: work.districtKey, accountId: work.actor.accountId, ...(counts.imported > many && { afterMany: true }) })
  work.record({ action: 'perform-import', objectType: 'import', objectId: found.id, areaPath: found.area_path, details: { ...counts } })
}

/** Households on the roster before this import. */
async function listedOf(work: Work, campaignId: string, known: ReadonlyMap<string, { isElsewhere: boolean; household?: { id: string } | undefined }>, importId: string): Promise<Map<string, string>> {
  const households = [...new Set([...known.values()].flatMap((person) => person.household?.id ?? []))]
  const entries = households.length === 0 ? [] : await listEntriesOf(work.trx, work.districtKey, campaignId, households)
  return new Map(entries.filter((entry) => entry.import_id !== importId).map((entry) => [entry.household_id, entry.state]))
}

function asPlaces(areas: readonly AreaRow[]): PlaceArea[] {
  return areas.map(({ id, parent_id, level, code, name }) => ({ id, parentId: parent_id, level: level as PlaceArea['level'], code, name }))
}
