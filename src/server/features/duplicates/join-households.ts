import { problem } from '#domain/problem/problem.ts'
import type { Row, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { soundOf } from '../../name-sound.ts'
import type { HouseholdPair } from './compare-households.ts'
import { chosen, joinedFacts, type Choices } from './differences.ts'
import { joinEntries } from './join-entries.ts'
import type { Ledger } from './ledger.ts'
import { countSharedDrafts, listAidOn, listElsewhereIds, listMembershipsOf, listMergedInto, listPeopleApart } from './records.queries.ts'

/**
 * Everything of one household goes to another, which stays; the other says where it went. Each change stands in the ledger.
 * Problem: MERGE_TWO_DRAFTS.
 * @param prefix of the choices that are about the households
 */
export async function joinHouseholds(work: Work, ledger: Ledger, pair: HouseholdPair, choices: Choices, prefix = ''): Promise<void> {
  const { trx, districtKey } = work
  const { kept, gone } = pair
  if ((await countSharedDrafts(trx, districtKey, kept.id, gone.id)) > 0) throw problem('MERGE_TWO_DRAFTS')

  await joinMembers(work, ledger, pair, choices, prefix)
  await joinAid(work, ledger, { householdId: kept.id }, { householdId: gone.id }, choices, prefix)
  await joinEntries(work, ledger, kept, gone)
  await leaveOneLineElsewhere(work, ledger, kept.id, gone.id)
  for (const person of await listPeopleApart(trx, districtKey, gone.id, kept.area_path, work.today)) await ledger.change('person', [person.id], { area_path: person.area_path }, { area_path: kept.area_path })
  await ledger.repoint('household_id', gone.id, kept.id, kept.area_path, new Set(['roster_entry']))

  const name = headSide(pair, choices, prefix) === 'gone' ? gone.head_name : kept.head_name
  const before = { head_name: kept.head_name, head_pinyin: kept.head_pinyin, address: kept.address, facts: kept.facts, registered_path: kept.registered_path }
  const facts = joinedFacts(kept.facts as StoredFacts, gone.facts as StoredFacts, choices, prefix)
  await ledger.keepFacts({ householdId: kept.id, personId: null, areaPath: kept.area_path }, kept.facts as StoredFacts, facts)
  await ledger.change('household', [kept.id], before, { head_name: name, head_pinyin: soundOf(name).order, address: chosen(`${prefix}address`, kept.address, gone.address, choices), facts, registered_path: kept.registered_path ?? gone.registered_path })
  await ledger.change('household', [gone.id], { merged_into: null, area_path: gone.area_path }, { merged_into: kept.id, area_path: kept.area_path })
  // Whoever had been merged into it goes along.
  await ledger.change('household', await listMergedInto(trx, districtKey, 'household', gone.id), { merged_into: gone.id, area_path: gone.area_path }, { merged_into: kept.id, area_path: kept.area_path })
}

/** Of aid that goes on on both sides one stays, the chosen one. */
export async function joinAid({ trx, districtKey, today }: Work, ledger: Ledger, kept: Parameters<typeof listAidOn>[2], gone: Parameters<typeof listAidOn>[2], choices: Choices, prefix = ''): Promise<void> {
  const others = await listAidOn(trx, districtKey, gone, today)
  for (const own of await listAidOn(trx, districtKey, kept, today)) {
    const other = others.find((one) => one.kind === own.kind)
    if (other) await ledger.remove('aid', choices[`${prefix}aid:${own.kind}`] === 'gone' ? own.id : other.id)
  }
}

function headSide({ heads }: HouseholdPair, choices: Choices, prefix: string): 'kept' | 'gone' {
  if (!heads.kept) return heads.gone ? 'gone' : 'kept'
  return heads.gone && heads.gone.person_id !== heads.kept.person_id && choices[`${prefix}head`] === 'gone' ? 'gone' : 'kept'
}

/** One list of members with one head. What people were to a head who is none any more, nobody knows until it is said. */
async function joinMembers({ trx, districtKey, today }: Work, ledger: Ledger, pair: HouseholdPair, choices: Choices, prefix: string): Promise<void> {
  const { kept, gone, heads } = pair
  const isNow = (one: Row<'membership'>): boolean => one.to_date === null || one.to_date > today
  const own = (await listMembershipsOf(trx, districtKey, 'household_id', kept.id)).filter(isNow)
  const all = await listMembershipsOf(trx, districtKey, 'household_id', gone.id)
  const side = headSide(pair, choices, prefix)
  const isOneHead = heads.kept === undefined || heads.gone === undefined || heads.kept.person_id === heads.gone.person_id

  const others = all.filter(isNow)
  const twinOf = (member: Row<'membership'>, among: readonly Row<'membership'>[]) => among.find((one) => one.person_id === member.person_id)
  for (const other of others) {
    const same = twinOf(other, own)
    if (!same) continue
    // Once a member, with what the side of the head says.
    const [now, then] = [standing(same), standing(other)]
    if (side === 'gone' && JSON.stringify(now) !== JSON.stringify(then)) await ledger.change('membership', [same.id], now, then)
    await ledger.remove('membership', other.id)
  }
  if (isOneHead) return
  for (const member of side === 'gone' ? own.filter((one) => !twinOf(one, others)) : others.filter((one) => !twinOf(one, own))) {
    if (member.is_head || member.relation !== '') await ledger.change('membership', [member.id], standing(member), { is_head: false, relation: '' })
  }
}

function standing({ is_head, relation }: Row<'membership'>): { is_head: boolean; relation: string } {
  return { is_head, relation }
}

// Registered in one village only.
async function leaveOneLineElsewhere({ trx, districtKey }: Work, ledger: Ledger, keptId: string, goneId: string): Promise<void> {
  if ((await listElsewhereIds(trx, districtKey, keptId)).length === 0) return
  for (const id of await listElsewhereIds(trx, districtKey, goneId)) await ledger.remove('household_elsewhere', id)
}
