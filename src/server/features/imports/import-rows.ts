import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { RosterRow } from '#domain/registry/roster-reading.ts'
import type { PlaceArea } from '#domain/registry/village-index.ts'
import { partOf } from '#domain/roster/part-of.ts'
import type { ImportCounts } from '../../database/tables.ts'
import { holdAreasForImport } from '../../database/area-turn.queries.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { readAttachment } from '../attachments/public.ts'
import { getRunningCampaign, listRunningCampaigns } from '../campaigns/public.ts'
import { addPayments, findKnownPersons, loadParameters, moveHouseholds, prepareHouseholds, storeHouseholds, type PreparedHouseholds } from '../registry/public.ts'
import { changeEntries, insertEntries, listEntriesOf, refreshParts } from '../rosters/public.ts'
import { householdDecider, type Decided, type EntryToAdd, type Place, type PlacedHousehold } from './decide-households.ts'
import { complaintAt, gatherRows, type Batch } from './gather-rows.ts'
import { changeState, findImport, insertNamed, insertParts, waitForTurn, type ImportRow } from './imports.queries.ts'
import { KeptRows, placeOf, type Settled } from './kept-rows.ts'
import type { Report } from './report.ts'
import { readInThread } from './read-in-thread.ts'
import { readRows, type ReadingOrder } from './read-rows.ts'

/** More rows than this are read in a thread of their own, and the search gets to know of them right after the import: it has as much work with them as the registry itself. */
export const many = 2000

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
  const places = placesOf(work, areas)
  const counts = { rows: 0, imported: 0, refused: 0, alreadyIn: 0, skipped: 0, households: 0, unplaced: 0 }
  const of = found.counts.rows
  const isMany = of > many
  const own = { district_key: work.districtKey, area_path: found.area_path, import_id: importId }

  const kept = new KeptRows(({ state }) => {
    counts.rows += 1
    counts[tally[state]] += 1
  })
  const named = new Map<string, NamedHousehold>()
  const namedOf = (id: string): NamedHousehold => {
    let one = named.get(id)
    if (!one) named.set(id, (one = { ordinals: [], imported: 0, from: null, to: null }))
    return one
  }
  const settle = async (people: readonly Settled[]): Promise<void> => {
    for (const one of people) {
      kept.settle(one)
      if (one.household === null) continue
      const household = namedOf(one.household)
      household.ordinals.push(one.ordinal)
      if (one.state === 'IMPORTED') household.imported += 1
    }
    await insertParts(work.trx, kept.take().map((part) => ({ ...own, id: work.newId(), ...part })))
  }
  const list = async (entries: readonly EntryToAdd[], labels: PreparedHouseholds['labels']): Promise<void> => {
    counts.households += entries.length
    counts.unplaced += entries.filter((entry) => !entry.isPlaced).length
    await insertEntries(
      work.trx,
      entries.map(({ householdId, areaPath, isPlaced, sources, reason, particulars }) => ({
        district_key: work.districtKey,
        id: work.newId(),
        area_path: areaPath,
        campaign_id: campaign.id,
        household_id: householdId,
        is_placed: isPlaced,
        part: partOf(campaign.plan, labels.get(householdId)?.parts[campaign.id], sources),
        sources: JSON.stringify(sources),
        reason,
        particulars: JSON.stringify(particulars),
        state: 'LISTED',
        coverage: 'NOT_VISITED',
        import_id: importId,
        at: work.now,
      })),
    )
  }

  const place = async (households: readonly PlacedHousehold[]): Promise<void> => {
    counts.unplaced -= households.filter((one) => one.waitedHere).length
    for (const { householdId, from, areaPath } of households) Object.assign(namedOf(householdId), { from, to: areaPath })
    for (const [areaPath, own] of Map.groupBy(households, (one) => one.areaPath)) {
      const ids = own.map((one) => one.householdId)
      await moveHouseholds(work, ids, areaPath)
    }
  }

  const decide = householdDecider({
    scope: work.actor.scope,
    placeOf: places.placeOf,
    isVillage: places.isVillage,
    complain: ({ sheet, member }, field, code, details) => complaintAt(sheet, member, field, code, details),
    newId: work.newId,
  })
  const parameters = await loadParameters(work)
  const store = async ({ batch, decided, prepared }: Prepared): Promise<void> => {
    await place(decided.placed)
    await storeHouseholds(work, prepared)
    if (decided.payments.length > 0) await addPayments(work, decided.payments, `import:${importId}`)
    await list(decided.entries, prepared.labels)
    await changeEntries(work.trx, work.districtKey, campaign.id, decided.changed)
    await refreshParts(work, unsettledParts(decided, prepared.labels), campaigns)
    await settle([...batch.settled, ...decided.rows])
    await report(Math.min(of, batch.read), of)
  }

  // One batch is stored while the next is decided and put together and the one after it is read. Whom the registry knew is asked
  // before the batch in front is stored: nobody of it can be in this one, since an id that comes twice is refused.
  let storing: Promise<void> = Promise.resolve()
  let front: Prepared | undefined
  try {
    for await (const batch of gatherRows(isMany ? readInThread(order, work.sealing.keys) : readRows(order, work.sealing), { kept, refuses: places.refuses })) {
      await storing
      const persons = await findKnownPersons(work, batch.groups.flatMap((group) => group.rows.map((row) => Buffer.from(row.index, 'hex'))))
      const listed = await listedOf(work, campaign.id, persons, importId)
      if (front) {
        storing = store(front)
        storing.catch(() => undefined)
      }
      const decided = decide(batch.groups, { persons, listed })
      front = { batch, decided, prepared: await prepareHouseholds(work, decided.households, { source: `import:${importId}`, importId, isFoundLater: isMany }, campaigns, parameters) }
    }
    await storing
    if (front) await store(front)
  } finally {
    // Also when the reading broke off: nothing is written behind the back of a transaction that is taken back.
    await storing
  }
  await insertNamed(work.trx, [...named].map(([householdId, { ordinals, imported, from, to }]) => ({ ...own, household_id: householdId, places: JSON.stringify(ordinals.map(placeOf)), imported, placed_from: from, placed_to: to })))
  await finish(work, found, counts)
}

/** A batch that waits for its turn to be stored. */
interface Prepared {
  readonly batch: Batch
  readonly decided: Decided
  readonly prepared: PreparedHouseholds
}

/** A household that rows of the import are about. */
interface NamedHousehold {
  readonly ordinals: number[]
  imported: number
  from: string | null
  to: string | null
}

/** Households that stand on a roster and whose part could not be told when they were written. */
function unsettledParts({ households, entries, changed }: Decided, labels: PreparedHouseholds['labels']): string[] {
  const known = [...households.map((one) => one.id), ...entries.map((one) => one.householdId)].filter((id) => !labels.has(id))
  return [...new Set([...known, ...changed.map((one) => one.householdId)])]
}

const tally = { IMPORTED: 'imported', REFUSED: 'refused', ALREADY_IN: 'alreadyIn', SKIPPED: 'skipped' } as const

async function finish(work: Work, found: ImportRow, counts: ImportCounts): Promise<void> {
  const progress = { done: counts.rows, of: counts.rows }
  const isDone = await changeState(work.trx, work.districtKey, found.id, ['RUNNING'], { state: 'DONE', counts, progress, failure: null, finishedAt: work.now })
  if (!isDone) throw problem('CHANGED_MEANWHILE')
  // Whoever came in may be somebody whom the registry knows by another number.
  if (counts.imported > 0) await work.enqueue('find-duplicates', { districtKey: work.districtKey, accountId: work.actor.accountId, ...(counts.imported > many && { afterMany: true }) })
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

/** Where people are put: their village; without one the box of their town; without a town the box of the desk that imports. */
function placesOf(work: Work, areas: readonly AreaRow[]) {
  const paths = new Map(areas.map((area) => [area.id, area.path]))
  const villages = new Set(areas.filter((area) => area.level === 'village').map((area) => area.path))
  const pathOf = ({ villageId, townId }: RosterRow) => paths.get(villageId ?? townId ?? '') ?? work.actor.areaPath
  return {
    isVillage: (areaPath: string) => villages.has(areaPath),
    placeOf: (person: RosterRow): Place => ({ areaPath: pathOf(person), isPlaced: villages.has(pathOf(person)) }),
    refuses: (person: RosterRow) => (isWithin(pathOf(person), work.actor.scope) ? undefined : ({ code: 'AREA_NOT_YOURS', field: person.villageId === undefined ? 'town' : 'village' } as const)),
  }
}
