import { isWithin } from '#domain/access/access.ts'
import { aidHolder } from '#domain/registry/aid.ts'
import type { Aid } from '#domain/policy/facts.ts'
import type { Particulars } from '#domain/roster/particulars.ts'
import type { RosterField } from '#domain/registry/roster-field.ts'
import type { RosterRow } from '#domain/registry/roster-reading.ts'
import type { ImportComplaint } from '../../database/tables.ts'
import type { FactValues, HouseholdToAdd, KnownHousehold, KnownPerson, MemberToAdd, PaymentToAdd } from '../registry/public.ts'
import { withoutMissingVillage, withoutVillageOf, type Group, type PersonToDecide } from './gather-rows.ts'
import type { Settled } from './kept-rows.ts'

export interface Place {
  readonly areaPath: string
  readonly isPlaced: boolean
}

export interface EntryToAdd extends Place {
  readonly householdId: string
  readonly sources: readonly string[]
  readonly reason: string
  readonly particulars: Particulars
}

export interface Decided {
  readonly households: readonly HouseholdToAdd[]
  readonly entries: readonly EntryToAdd[]
  /** Entries that this import made before, as they are with what has come since. */
  readonly changed: readonly EntryToAdd[]
  /** Households that waited for a village, and are given the one that these rows name. */
  readonly placed: readonly PlacedHousehold[]
  /** What was last paid to households of whom the registry knew no payment. */
  readonly payments: readonly PaymentToAdd[]
  readonly rows: readonly Settled[]
}

export interface PlacedHousehold {
  readonly householdId: string
  readonly areaPath: string
  /** Where it waited. */
  readonly from: string
  /** Whether this import put it into the box, with an earlier batch. */
  readonly waitedHere: boolean
}

export interface Deciding {
  /** What the account that asked may reach. */
  readonly scope: string
  /** Where a row says that its person lives; its box when it does not say. */
  readonly placeOf: (person: RosterRow) => Place
  readonly isVillage: (areaPath: string) => boolean
  readonly complain: (of: PersonToDecide, field: RosterField, code: string, details?: Record<string, unknown>) => ImportComplaint
  readonly newId: () => string
}

type Values = Record<string, FactValues[string]>

/** What was known before the rows that are asked about. */
export interface KnownBefore {
  /** By the index of the id in hex. */
  readonly persons: ReadonlyMap<string, KnownPerson>
  /** Households on the roster of the campaign before this import, with the state of their entry. */
  readonly listed: ReadonlyMap<string, string>
}

/**
 * A household while it is put together, with what it holds by then. There are as many as the workbook has households, to its end:
 * what they hold is told in few words.
 */
interface Draft {
  readonly id: string
  place: Place
  isNew: boolean
  headName: string
  hasHead: boolean
  /** Names of the facts that it has, and kinds of the aid that it receives as a whole. */
  held: readonly string[]
  /** Made by this import. */
  entry: EntryToAdd | undefined
}
/** A draft's part of what is to be written now. */
interface Additions {
  readonly draft: Draft
  readonly isNew: boolean
  address: string
  headCame: string | undefined
  payment: PaymentToAdd | undefined
  readonly facts: Values
  readonly aid: Aid[]
  readonly members: MemberToAdd[]
}
interface Found {
  readonly row: PersonToDecide
  readonly person: Extract<KnownPerson, { isElsewhere: false }> | undefined
}
/** What comes of one batch. */
interface Outcome {
  readonly before: KnownBefore
  readonly additions: Map<string, Additions>
  readonly entries: Map<string, EntryToAdd>
  readonly changed: Map<string, EntryToAdd>
  readonly placed: Map<string, PlacedHousehold>
  readonly settled: Settled[]
}

/**
 * Decides what becomes of the rows of each household: who is new, who is known, which household they make or join, and what
 * the registry lacks of what they say. It is asked batch by batch, and knows what it decided before: rows of a household that
 * stand far apart meet again. A value that the registry holds is never replaced by an import, and nobody is moved from one
 * household to another.
 */
export function householdDecider({ scope, placeOf, isVillage, complain, newId }: Deciding): (groups: readonly Group[], before: KnownBefore) => Decided {
  const drafts = new Map<string, Draft>()
  const byKey = new Map<string, Draft>()
  /** Of people whom the registry knew: nobody who is new comes twice. */
  const heldByPerson = new Map<string, Set<string>>()

  return (groups, before) => {
    const outcome: Outcome = { before, additions: new Map(), entries: new Map(), changed: new Map(), placed: new Map(), settled: [] }
    for (const group of groups) decideGroup(group, outcome)
    return { households: [...outcome.additions.values()].map(toAdd), entries: [...outcome.entries.values()], changed: [...outcome.changed.values()], placed: [...outcome.placed.values()], payments: [...outcome.additions.values()].flatMap((one) => one.payment ?? []), rows: outcome.settled }
  }

  function decideGroup({ key, rows }: Group, outcome: Outcome): void {
    const members: Found[] = []
    for (const row of rows) {
      const person = outcome.before.persons.get(row.index)
      if (person && (person.isElsewhere || !isWithin(person.household?.areaPath ?? person.areaPath, scope))) {
        outcome.settled.push({ ordinal: row.ordinal, state: 'REFUSED', complaints: [...withoutMissingVillage(row.complaints), complain(row, 'citizenId', 'PERSON_ELSEWHERE')], household: null })
      } else members.push({ row, person: person as Found['person'] })
    }
    if (members.length === 0) return
    const headFirst = members.toSorted((a, b) => Number(b.row.person.isHead ?? false) - Number(a.row.person.isHead ?? false))
    const home = byKey.get(key) ?? homeOf(headFirst)
    byKey.set(key, home)
    const byHousehold = Map.groupBy(headFirst, ({ person }) => (person?.household ? draftOf(person.household) : home))
    for (const [draft, own] of byHousehold) {
      placeIn(draft, own, outcome)
      const into = additionsTo(draft, outcome.additions)
      if (draft !== home) for (const { row } of own) row.complaints.push(complain(row, 'relation', 'HOUSEHOLD_DIFFERS', { head: draft.headName }))
      const added = new Map(own.map((one) => [one, join(one, draft, into)]))
      list(draft, own, outcome)
      for (const one of own) outcome.settled.push(settle(one, draft, added.get(one) ?? 0, outcome))
    }
  }

  /**
   * Where those who have no household yet belong: to the household of the first who has one, or to a new one. A head who is
   * new does not come into the household of another head: somebody of that one is named in both.
   */
  function homeOf(members: readonly Found[]): Draft {
    const newHead = members.find(({ row, person }) => row.person.isHead && !person?.household)?.row.person.name
    const there = members.flatMap(({ person }) => (person?.household ? [draftOf(person.household)] : []))
    const own = there.find((draft) => newHead === undefined || !draft.hasHead || draft.headName === newHead)
    if (own) return own
    const [first] = members as [Found]
    const places = members.map(({ row }) => placeOf(row.person))
    const place = places.find((one) => one.isPlaced) ?? (places[0] as Place)
    const headName = first.row.person.isHead ? first.row.person.name : (members.find(({ row }) => row.headName !== undefined)?.row.headName ?? first.row.person.name)
    return { id: newId(), place, isNew: true, headName, hasHead: false, held: none, entry: undefined }
  }

  /** A household that waits in a box comes to the village that one of its rows names. */
  function placeIn(draft: Draft, own: readonly Found[], { additions, placed }: Outcome): void {
    const isHere = !draft.isNew && !additions.get(draft.id)?.isNew
    const place = draft.place.isPlaced || !isHere ? undefined : own.map(({ row }) => placeOf(row.person)).find((one) => one.isPlaced)
    if (!place) return
    placed.set(draft.id, { householdId: draft.id, areaPath: place.areaPath, from: draft.place.areaPath, waitedHere: draft.entry !== undefined })
    draft.place = place
  }

  function draftOf(household: KnownHousehold): Draft {
    return (
      drafts.get(household.id) ??
      remember({
        id: household.id,
        place: { areaPath: household.areaPath, isPlaced: isVillage(household.areaPath) },
        isNew: false,
        headName: household.headName,
        hasHead: household.hasHead,
        held: [...household.facts, ...household.aid.filter((aid) => aid.personId === null).map((aid) => aidName(aid.kind))],
        entry: undefined,
      })
    )
  }

  function remember(draft: Draft): Draft {
    drafts.set(draft.id, draft)
    return draft
  }

  function additionsTo(draft: Draft, additions: Map<string, Additions>): Additions {
    let into = additions.get(draft.id)
    if (!into) additions.set(draft.id, (into = { draft, isNew: draft.isNew, address: '', headCame: undefined, payment: undefined, facts: {}, aid: [], members: [] }))
    // Whoever comes with a later batch comes into a household that is there.
    draft.isNew = false
    return into
  }

  /** Puts a person into a household with everything that is not held yet. @returns how many values came in */
  function join({ row, person }: Found, draft: Draft, into: Additions): number {
    const said = row.person
    const personId = person?.id ?? newId()
    const comes = !person?.household
    if (into.address === '') into.address = said.address ?? ''
    const place = placeOf(said)
    if (place.isPlaced && draft.place.isPlaced && place.areaPath !== draft.place.areaPath) row.complaints.push(complain(row, 'village', 'VILLAGE_DIFFERS'))
    if (person && person.name !== said.name) row.complaints.push(complain(row, 'name', 'NAME_DIFFERS', { registered: person.name }))

    let isHead = false
    if (comes && said.isHead) {
      isHead = !draft.hasHead
      if (draft.hasHead) row.complaints.push(complain(row, 'relation', 'SECOND_HEAD', { head: draft.headName }))
      else {
        draft.hasHead = true
        if (!into.isNew && draft.headName !== said.name) into.headCame = said.name
        draft.headName = said.name
      }
    }
    const held = person && heldOf(person)
    const facts = held ? lacking(factsSaid(said, ofPerson), (name) => held.has(name)) : factsSaid(said, ofPerson)
    const aid = said.aid.filter(({ kind }) => aidHolder(kind) === 'person' && !held?.has(aidName(kind)))
    for (const name of held ? [...Object.keys(facts), ...aid.map(({ kind }) => aidName(kind))] : none) held!.add(name)
    const newOfAll = draft.held.length > 0 ? lacking(factsSaid(said, ofHousehold), (name) => draft.held.includes(name)) : factsSaid(said, ofHousehold)
    Object.assign(into.facts, newOfAll)
    if ('dibao.lastPaymentOn' in newOfAll && 'dibao.lastPaymentAmount' in newOfAll) into.payment = { householdId: draft.id, areaPath: draft.place.areaPath, personId: null, kind: 'DIBAO', paidOn: said.lastPaymentOn!, amount: said.lastPaymentAmount! }
    const shared = said.aid.filter(({ kind }) => aidHolder(kind) === 'household' && !draft.held.includes(aidName(kind)))
    into.aid.push(...shared)
    const more = [...Object.keys(newOfAll), ...shared.map(({ kind }) => aidName(kind))]
    if (more.length > 0) draft.held = [...draft.held, ...more]
    if (comes || Object.keys(facts).length > 0 || aid.length > 0) {
      into.members.push({
        personId,
        ...(!person && { person: { name: said.name, sex: said.sex, birthDate: said.birthDate, citizenId: said.citizenId, citizenIdIndex: Buffer.from(row.index, 'hex') } }),
        ...(comes && { joins: { relation: said.relation ?? '', isHead } }),
        facts,
        aid,
      })
    }
    return Object.keys(facts).length + aid.length + shared.length
  }

  function heldOf({ id, facts, household }: NonNullable<Found['person']>): Set<string> {
    let held = heldByPerson.get(id)
    if (!held) heldByPerson.set(id, (held = new Set([...facts, ...(household?.aid ?? []).filter((aid) => aid.personId === id).map((aid) => aidName(aid.kind))])))
    return held
  }

  /** Puts the household onto the roster, or adds what these rows say to the entry that this import made for it. */
  function list(draft: Draft, own: readonly Found[], { before, entries, changed }: Outcome): void {
    if (before.listed.has(draft.id) && !draft.entry) return
    const rows = own.map(({ row }) => row.person)
    const last = draft.entry
    const entry: EntryToAdd = {
      ...draft.place,
      householdId: draft.id,
      sources: last || rows.some((row) => row.sources.length > 0) ? [...new Set([...(last?.sources ?? none), ...rows.flatMap((row) => row.sources)])] : none,
      reason: last || rows.some((row) => row.reason !== undefined) ? [...new Set([...(last?.reason ? [last.reason] : none), ...rows.flatMap((row) => row.reason ?? none)])].join('；').slice(0, 500) : '',
      particulars: last || rows.some((row) => row.particulars) ? (Object.assign({}, last?.particulars, ...rows.map((row) => row.particulars)) as Particulars) : noParticulars,
    }
    draft.entry = entry
    if (!last || entries.has(draft.id)) entries.set(draft.id, entry)
    else if (last.reason !== entry.reason || last.sources.length !== entry.sources.length || Object.keys(last.particulars).length !== Object.keys(entry.particulars).length) changed.set(draft.id, entry)
  }

  function settle({ row, person }: Found, draft: Draft, added: number, { before: { listed }, placed }: Outcome): Settled {
    const isIn = person?.household !== undefined && !draft.entry
    const notes = isIn
      ? [...(listed.get(draft.id) === 'STRUCK' ? [complain(row, 'citizenId', 'ENTRY_STRUCK')] : []), ...(placed.has(draft.id) ? [ofRow('PLACED')] : []), ...(added > 0 ? [ofRow('ADDED_TO', { count: added })] : [])]
      : []
    const complaints = draft.place.isPlaced ? withoutVillageOf(row.complaints) : row.complaints
    return { ordinal: row.ordinal, state: isIn ? 'ALREADY_IN' : 'IMPORTED', complaints: notes.length === 0 ? complaints : [...complaints, ...notes], household: draft.id }
  }
}

function ofRow(code: string, details: Record<string, unknown> = {}): ImportComplaint {
  return { column: null, heading: null, code, details }
}

function toAdd({ draft, isNew, address, headCame, facts, aid, members }: Additions): HouseholdToAdd {
  return {
    id: draft.id,
    areaPath: draft.place.areaPath,
    ...(isNew && { household: { headName: draft.headName, address } }),
    ...(headCame !== undefined && { headName: headCame }),
    facts,
    aid,
    members,
  }
}

const none: readonly never[] = []
const nothing: Values = {}
const noParticulars: Particulars = {}

const aidName = (kind: string) => `aid ${kind}`

/** Of the values said, those that are not held yet. */
function lacking(said: Values, isHeld: (name: string) => boolean): Values {
  let missing = nothing
  for (const name in said) if (!isHeld(name)) missing = having(missing, name, said[name])
  return missing
}

/** Facts by their names, and the fields of a row that say them. */
type Said = readonly (readonly [name: string, field: keyof RosterRow])[]
const ofPerson: Said = [
  ['phone', 'phone'],
  ['livingState', 'livingState'],
  ['seriousIllness', 'seriousIllness'],
  ['disability.kind', 'disabilityKind'],
  ['disability.level', 'disabilityLevel'],
  ['disability.hasCard', 'disabilityCard'],
  ['selfCare', 'selfCare'],
  ['supportForm', 'supportForm'],
  ['childClass', 'childClass'],
  ['remark', 'remark'],
]
const ofHousehold: Said = [
  ['group', 'group'],
  ['hukouType', 'hukouType'],
  ['hukouAddress', 'hukouAddress'],
  ['dibao.lastPaymentOn', 'lastPaymentOn'],
  ['dibao.lastPaymentAmount', 'lastPaymentAmount'],
  ['dibao.lastReviewOn', 'lastReviewOn'],
]

function factsSaid(row: RosterRow, facts: Said): Values {
  let said = nothing
  for (const [name, field] of facts) said = having(said, name, row[field] as FactValues[string] | undefined)
  return said
}

/** Values with one more; most rows say little, and what says nothing is one and the same. */
function having(said: Values, name: string, value: FactValues[string] | undefined): Values {
  if (value === undefined) return said
  if (said === nothing) return { [name]: value }
  said[name] = value
  return said
}
