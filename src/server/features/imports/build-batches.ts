import { isWithin } from '#domain/access/access.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { RosterRow } from '#domain/registry/roster-reading.ts'
import { partOf } from '#domain/roster/part-of.ts'
import { PackedRows, type PackedTable } from '../../database/copy-rows.ts'
import type { ImportCounts } from '../../database/tables.ts'
import { addPayments, insertRegistryRows, prepareHouseholds, type HouseholdChanges, type Preparing, type PreparedHouseholds } from '../registry/public.ts'
import { insertEntries } from '../rosters/public.ts'
import { householdDecider, type Decided, type EntryToAdd, type KnownBefore, type Place, type PlacedHousehold } from './decide-households.ts'
import { complaintAt, gatherRows, type Batch } from './gather-rows.ts'
import { insertNamed, insertParts, type NamedAgain } from './imports.queries.ts'
import { KeptRows, placeOf, type Settled } from './kept-rows.ts'
import type { ReadBatch } from './read-rows.ts'

/** What the rows of an import are decided against. */
export interface BuildingOrder {
  readonly importId: string
  /** Where the import itself belongs. */
  readonly areaPath: string
  readonly campaign: PlannedCampaign
  /** All of the district. */
  readonly campaigns: readonly PlannedCampaign[]
  readonly parameters: readonly Parameter[]
  readonly areas: readonly { readonly id: string; readonly level: string; readonly path: string }[]
  /** What the account that asked may reach, and where people go of whom nothing tells where they live. */
  readonly scope: string
  readonly box: string
  /** So many come that the search gets to know them afterwards. */
  readonly isMany: boolean
}
interface PlannedCampaign {
  readonly id: string
  readonly plan: Plan
}

/** What a batch of rows comes to, with those before it that could wait for it. */
export interface BuiltBatch {
  /** New rows of batches before it that have to be there first. */
  readonly waiting: readonly PackedTable[]
  /** Households that waited for a village. */
  readonly placed: readonly PlacedHousehold[]
  /** What is new, ready to be sent. */
  readonly rows: readonly PackedTable[]
  /** What becomes of those whom the registry knew, and of entries that this import made before. */
  readonly changes: HouseholdChanges
  readonly changedEntries: readonly EntryToAdd[]
  /** Households on a roster whose part could not be told yet. */
  readonly unsettled: readonly string[]
  /** What further rows said of households that earlier batches named; with the last batch. */
  readonly namedAgain: readonly NamedAgain[]
  /** Rows read by then, and what became of all of them that are settled. */
  readonly read: number
  readonly counts: ImportCounts
}

/** A household that rows of the import are about. */
interface NamedHousehold {
  readonly ordinals: number[]
  imported: number
  from: string | null
  to: string | null
}

/** So many batches go to the database together, where nothing that changes depends on their rows: it has much to do for each statement. */
const together = 4

/**
 * Understood rows become what the database is to hold, batch by batch; it itself is only asked whom it knew.
 * @param ask of people by the indexes of their ids. Asked for one batch before another is built and stored: nobody of that one can be in this, since an
 *   id that comes twice is refused.
 */
export async function* buildBatches(batches: AsyncIterable<ReadBatch>, order: BuildingOrder, work: Preparing, ask: (indexes: readonly Uint8Array[]) => Promise<KnownBefore>): AsyncGenerator<BuiltBatch> {
  const { importId, areaPath, campaign, campaigns, parameters, isMany } = order
  const places = placesOf(order)
  const counts = { rows: 0, imported: 0, refused: 0, alreadyIn: 0, skipped: 0, households: 0, unplaced: 0 }
  const own = { district_key: work.districtKey, area_path: areaPath, import_id: importId }
  const origin = { source: `import:${importId}`, importId, isFoundLater: isMany }
  const packed = new PackedRows()

  const kept = new KeptRows(({ state }) => {
    counts.rows += 1
    counts[tally[state]] += 1
  })
  /** Since they were put onto the list of the import, if they were. */
  const named = new Map<string, NamedHousehold>()
  const listed = new Set<string>()
  const namedOf = (id: string): NamedHousehold => {
    let one = named.get(id)
    if (!one) named.set(id, (one = { ordinals: [], imported: 0, from: null, to: null }))
    return one
  }
  const decide = householdDecider({
    scope: order.scope,
    placeOf: places.placeOf,
    isVillage: places.isVillage,
    complain: ({ sheet, member }, field, code, details) => complaintAt(sheet, member, field, code, details),
    newId: work.newId,
  })

  const place = (households: readonly PlacedHousehold[]): void => {
    counts.unplaced -= households.filter((one) => one.waitedHere).length
    for (const { householdId, from, areaPath: to } of households) Object.assign(namedOf(householdId), { from, to })
  }
  const settle = async (people: readonly Settled[]): Promise<void> => {
    for (const one of people) {
      kept.settle(one)
      if (one.household === null) continue
      const household = namedOf(one.household)
      household.ordinals.push(one.ordinal)
      if (one.state === 'IMPORTED') household.imported += 1
    }
    await insertParts(packed, kept.take().map((part) => ({ ...own, id: work.newId(), ...part })))
  }
  const list = async (entries: readonly EntryToAdd[], labels: PreparedHouseholds['labels']): Promise<void> => {
    counts.households += entries.length
    counts.unplaced += entries.filter((entry) => !entry.isPlaced).length
    await insertEntries(
      packed,
      entries.map(({ householdId, areaPath: area_path, isPlaced, sources, reason, particulars }) => ({
        district_key: work.districtKey,
        id: work.newId(),
        area_path,
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
  // Most are named by rows that stand together; the others are added to at the end.
  const listNamed = async (): Promise<void> => {
    const isNew = [...named].filter(([id]) => !listed.has(id))
    await insertNamed(packed, isNew.map(([id, { ordinals, imported, from, to }]) => ({ ...own, household_id: id, places: JSON.stringify(ordinals.map(placeOf)), imported, placed_from: from, placed_to: to })))
    for (const [id] of isNew) {
      listed.add(id)
      named.delete(id)
    }
  }
  const namedAgain = (): NamedAgain[] => [...named].map(([id, { ordinals, imported, from, to }]) => ({ id, places: ordinals.map(placeOf), imported, from, to }))

  let built = 0
  /** Of households in batches that are not given away yet. */
  const ids: string[] = []
  const build = async ({ batch, before }: Asked, isLast = false): Promise<BuiltBatch | undefined> => {
    const decided = decide(batch.groups, await before)
    const waiting = decided.placed.length > 0 ? packed.take() : []
    const { rows, changes, labels } = await prepareHouseholds(work, decided.households, origin, campaigns, parameters)
    place(decided.placed)
    await insertRegistryRows(packed, rows)
    await addPayments(work, packed, decided.payments, origin.source)
    await list(decided.entries, labels)
    await settle([...batch.settled, ...decided.rows])
    await listNamed()
    ids.push(...changes.ids)
    built += 1
    const unsettled = unsettledParts(decided, labels)
    const isAwaited = isLast || built % together === 0 || [decided.placed, decided.changed, changes.recomputed, unsettled].some((those) => those.length > 0)
    if (!isAwaited) return undefined
    return { waiting, placed: decided.placed, rows: packed.take(), changes: { ...changes, ids: ids.splice(0) }, changedEntries: decided.changed, unsettled, namedAgain: isLast ? namedAgain() : [], read: batch.read, counts: { ...counts } }
  }

  let next: Asked | undefined
  for await (const batch of gatherRows(batches, { kept, refuses: places.refuses })) {
    const before = ask(batch.groups.flatMap((group) => group.rows.map((row) => Buffer.from(row.index, 'hex'))))
    before.catch(() => undefined)
    const ready = next && (await build(next))
    if (ready) yield ready
    next = { batch, before }
  }
  const last = next && (await build(next, true))
  if (last) yield last
}

/** A batch of which it was asked whom the registry knew. */
interface Asked {
  readonly batch: Batch
  readonly before: Promise<KnownBefore>
}

const tally = { IMPORTED: 'imported', REFUSED: 'refused', ALREADY_IN: 'alreadyIn', SKIPPED: 'skipped' } as const

/** Households that stand on a roster and whose part could not be told when they were written. */
function unsettledParts({ households, entries, changed }: Decided, labels: PreparedHouseholds['labels']): string[] {
  const known = [...households.map((one) => one.id), ...entries.map((one) => one.householdId)].filter((id) => !labels.has(id))
  return [...new Set([...known, ...changed.map((one) => one.householdId)])]
}

/** Where people are put: their village; without one the box of their town; without a town the box of the desk that imports. */
function placesOf({ areas, scope, box }: BuildingOrder) {
  const villages = new Set(areas.filter((area) => area.level === 'village').map((area) => area.path))
  const placeAt = (areaPath: string): Place => ({ areaPath, isPlaced: villages.has(areaPath) })
  const places = new Map(areas.map((area) => [area.id, placeAt(area.path)]))
  const inBox = placeAt(box)
  const placeOf = ({ villageId, townId }: RosterRow): Place => places.get(villageId ?? townId ?? '') ?? inBox
  return {
    isVillage: (areaPath: string) => villages.has(areaPath),
    placeOf,
    refuses: (person: RosterRow) => (isWithin(placeOf(person).areaPath, scope) ? undefined : ({ code: 'AREA_NOT_YOURS', field: person.villageId === undefined ? 'town' : 'village' } as const)),
  }
}
