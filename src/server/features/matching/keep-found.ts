import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import type { Alike } from '#domain/matching/alike.ts'
import { namesAgree, type NameAgreement } from '#domain/matching/names-agree.ts'
import { oneSpelling } from '#domain/matching/one-spelling.ts'
import type { MatchColumns, MatchCounts } from '../../database/matching-tables.ts'
import type { NewRow } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { insertHits, insertSightings, listConcerned, listKnownHits, markSeenAgain } from './hits.queries.ts'
import { listSoughtPersons, type LookedFor, type RunRow, type SoughtPerson } from './runs.queries.ts'

/** A row about one of our people. */
export interface PersonRow {
  readonly place: number | string
  readonly personId: string
  readonly fields: readonly string[]
  /** Of a row without an id. */
  readonly alike?: Alike
}

export type Found = Required<Pick<MatchCounts, 'hits' | 'concerned' | 'alike' | 'fresh' | 'otherName'>>

/** What is kept of a row, by field; under `name` and `birth` what it says otherwise than we do. */
export type Kept = Readonly<Record<string, string>>

const longest = 200

/**
 * Keeps what rows say of our people: the columns that the run names, sealed. What was said before, in whatever run and spelling, is
 * the hit that it was, with the verdict that somebody gave. Rows that say the same of somebody cost what one costs: whoever hands a
 * file over learns nothing by how long it takes.
 */
export async function keepFound(work: Work, run: RunRow, sought: LookedFor, rows: readonly PersonRow[]): Promise<Found> {
  const { trx, districtKey, sealing } = work
  if (rows.length === 0) return { hits: 0, concerned: 0, alike: 0, fresh: 0, otherName: 0 }
  const ids = [...new Set(rows.map((row) => row.personId))]
  const persons = new Map((await listSoughtPersons(trx, districtKey, sought, ids)).map((one) => [one.id, one]))
  const hits = new Map<string, { readonly id: string; readonly area_path: string }>()
  for (const one of await listKnownHits(trx, districtKey, run.dataset, ids)) hits.set(keyOf(one.person_id, one.fingerprint), one)

  const [fresh, again, sightings]: [NewRow<'match_hit'>[], Set<string>, NewRow<'match_sighting'>[]] = [[], new Set(), []]
  const seen = new Set<string>()
  let otherName = 0
  // Somebody who has left since the run began is looked for no more.
  const stillSought = rows.filter((row) => persons.has(row.personId))
  for (const [{ place, personId, fields, alike }, count] of equalRows(run.columns, stillSought)) {
    const person = persons.get(personId) as SoughtPerson
    const { kept, agreement } = keptOf(run.columns, person, fields, alike)
    const written = JSON.stringify(kept)
    const fingerprint = sealing.index(`${run.dataset} ${JSON.stringify(inOneSpelling(kept))}`)
    const key = keyOf(personId, fingerprint)
    let hit = hits.get(key)
    if (agreement === 'DIFFERS') otherName += count
    if (hit) again.add(hit.id)
    else {
      const row = {
        district_key: districtKey, id: work.newId(), area_path: person.area_path, household_id: person.household_id, person_id: personId, dataset: run.dataset, first_run_id: run.id, last_run_id: run.id,
        fingerprint, kept_sealed: sealing.seal(written), name_agreement: agreement, score: alike?.score ?? null, reasons: JSON.stringify(alike?.reasons ?? []), found_at: work.now, first_date: run.source_date, last_date: run.source_date, state: 'OPEN',
      }
      fresh.push(row)
      hits.set(key, (hit = row))
    }
    if (seen.has(hit.id)) continue
    seen.add(hit.id)
    sightings.push({ district_key: districtKey, id: work.newId(), area_path: hit.area_path, hit_id: hit.id, run_id: run.id, place: String(place), file_name: run.file_name })
  }
  const concerned = persons.size - (await listConcerned(trx, districtKey, run.id, [...persons.keys()])).length
  const isNew = new Set(fresh.map((row) => row.id))
  await insertHits(trx, fresh)
  await insertSightings(trx, sightings)
  await markSeenAgain(trx, districtKey, [...again].filter((id) => !isNew.has(id)), run.id, run.source_date)
  return { hits: stillSought.length, concerned, alike: stillSought.filter((row) => row.alike).length, fresh: fresh.length, otherName }
}

/** The first of all rows that say the same of the same person, as far as anything of them is kept, with how many they are. */
function equalRows({ name, birth, kept }: MatchColumns, rows: readonly PersonRow[]): Iterable<readonly [PersonRow, number]> {
  const columns = [name, ...kept.map((one) => one.column)].filter((column) => column !== null)
  const equal = Map.groupBy(rows, ({ personId, fields, alike }) => [personId, ...(alike ? [alike.score, ...alike.reasons, fields[birth ?? -1]] : []), ...columns.map((column) => fields[column])].join('\0'))
  return Array.from(equal.values(), (some) => [some[0] as PersonRow, some.length] as const)
}

function inOneSpelling(kept: Kept): Kept {
  return Object.fromEntries(Object.entries(kept).map(([field, text]) => [field, oneSpelling(text)]))
}

function keyOf(personId: string, fingerprint: Uint8Array): string {
  return `${personId} ${Buffer.from(fingerprint).toString('hex')}`
}

function keptOf({ name, birth, kept: columns }: MatchColumns, person: SoughtPerson, fields: readonly string[], alike: Alike | undefined): { kept: Kept; agreement: NameAgreement } {
  const text = (column: number) => hideCitizenIds((fields[column] ?? '').trim()).slice(0, longest)
  const agreement = name === null ? 'UNKNOWN' : namesAgree(person.name, fields[name] ?? '')
  const said = columns.map(({ field, column }): [string, string] => [field, text(column)]).filter(([, words]) => words !== '')
  if (agreement === 'DIFFERS') said.push(['name', text(name as number)])
  if (alike?.reasons.includes('BIRTH_NEAR')) said.push(['birth', text(birth as number)])
  return { kept: Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1))), agreement }
}
