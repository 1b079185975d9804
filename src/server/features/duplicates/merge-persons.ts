import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { soundOf } from '../../name-sound.ts'
import { refreshLabels } from '../registry/public.ts'
import { refreshParts } from '../rosters/public.ts'
import { householdPrefix, personPair, type PersonPair } from './compare-persons.ts'
import { chosen, joinedFacts, undecided, type Choices } from './differences.ts'
import { joinAid, joinHouseholds } from './join-households.ts'
import { ledgerOf, type Ledger } from './ledger.ts'
import { findProposal, insertMerge, listMembershipsOf, listMergedInto } from './records.queries.ts'
import { leadKeys, swapIds } from './rows.queries.ts'

/**
 * Two persons are one: the first stays with everything of both; numbers and addresses of the second lead to it. Two records
 * that each live alone bring their households together too. What both say otherwise was chosen by whoever merges.
 * Problems: NOT_FOUND, MERGE_SAME, MERGE_ALREADY, MERGE_UNDECIDED, MERGE_TWO_DRAFTS, MERGE_TWO_STAYS, HEAD_NEEDED.
 */
export async function mergePersons(work: Work, keptId: string, input: { otherId: string; choices: Choices; reason: string }): Promise<{ mergeId: string; householdId: string | null }> {
  const { trx, districtKey } = work
  const { choices } = input
  const pair = await personPair(work, keptId, input.otherId)
  const { kept, gone, homes } = pair

  const open = undecided(pair.differences, choices)
  if (open.length > 0) throw problem('MERGE_UNDECIDED', { count: open.length, keys: open })

  if (pair.isTwiceInCare) throw problem('MERGE_TWO_STAYS')

  const ledger = ledgerOf(work)
  if (pair.households) await joinHouseholds(work, ledger, pair.households, choices, householdPrefix)
  const areaPath = await joinHomes(work, ledger, pair, choices)
  await joinAid(work, ledger, { personId: kept.id }, { personId: gone.id }, choices)
  await ledger.repoint('person_id', gone.id, kept.id, undefined)
  const idsSwapped = await joinRecords(work, ledger, pair, choices, areaPath)
  const keysMoved = (await leadKeys(trx, districtKey, gone.id, kept.id)) > 0
  const proposal = await findProposal(trx, districtKey, kept.id, gone.id)
  if (proposal) await ledger.change('duplicate_proposal', [proposal.id], { state: proposal.state }, { state: 'MERGED' })

  const householdId = homes.kept?.household_id ?? homes.gone?.household_id ?? null
  const changes = await ledger.done([{ column: 'person_id', id: kept.id }, ...(pair.households ? [{ column: 'household_id' as const, id: pair.households.kept.id }] : [])], { idsSwapped, keysMoved })
  const mergeId = work.newId()
  await insertMerge(trx, { district_key: districtKey, id: mergeId, area_path: areaPath, kind: 'person', kept_id: kept.id, gone_id: gone.id, changes: JSON.stringify(changes), reason: hideCitizenIds(input.reason), at: work.now, by_id: work.actor.accountId, by_name: work.actor.name })
  const lived = [homes.kept?.household_id ?? [], homes.gone?.household_id ?? []].flat()
  await refreshLabels(work, lived)
  await refreshParts(work, lived)

  work.record({ action: 'merge-persons', objectType: 'person', objectId: kept.id, areaPath, changedAt: [kept.area_path, gone.area_path], details: { merge: mergeId, gone: gone.name, other: gone.id, reason: hideCitizenIds(input.reason) } })
  return { mergeId, householdId }
}

/** Somebody lives in one household only. @returns the path of where */
async function joinHomes(work: Work, ledger: Ledger, { kept, gone, homes, households }: PersonPair, choices: Choices): Promise<string> {
  const { trx, districtKey, today } = work
  const [own, other] = [homes.kept, homes.gone]
  if (!own || !other) return own?.area_path ?? other?.area_path ?? kept.area_path
  if (households || own.household_id === other.household_id) {
    const others = (await listMembershipsOf(trx, districtKey, 'household_id', own.household_id)).filter((one) => one.person_id === gone.id && (one.to_date === null || one.to_date > today))
    // The head stays head under the record that stays.
    const wasHead = others.some((one) => one.is_head)
    for (const one of others) await ledger.remove('membership', one.id)
    if (wasHead && !own.is_head) await ledger.change('membership', [own.id], { is_head: false, relation: own.relation }, { is_head: true, relation: '02' })
    return own.area_path
  }
  const [stays, leaves] = choices['household'] === 'gone' ? [other, own] : [own, other]
  const left = (await listMembershipsOf(trx, districtKey, 'household_id', leaves.household_id)).filter((one) => one.id !== leaves.id && (one.to_date === null || one.to_date > today))
  if (leaves.is_head && left.length > 0) throw problem('HEAD_NEEDED')
  const on = leaves.from_date !== null && leaves.from_date > today ? leaves.from_date : today
  await ledger.change('membership', [leaves.id], { to_date: leaves.to_date, end_reason: leaves.end_reason }, { to_date: on, end_reason: 'MERGED' })
  return stays.area_path
}

/** @returns whether the citizen ids changed places */
async function joinRecords({ trx, districtKey }: Work, ledger: Ledger, { kept, gone, homes }: PersonPair, choices: Choices, areaPath: string): Promise<boolean> {
  const name = chosen('name', kept.name, gone.name, choices)
  const { pinyin, initials } = soundOf(name)
  const facts = joinedFacts(kept.facts as StoredFacts, gone.facts as StoredFacts, choices)
  const home = (homes.kept ?? homes.gone ?? (await listMembershipsOf(trx, districtKey, 'person_id', kept.id)).at(-1))?.household_id
  if (home !== undefined) await ledger.keepFacts({ householdId: home, personId: kept.id, areaPath }, kept.facts as StoredFacts, facts)
  const before = { name: kept.name, name_pinyin: kept.name_pinyin, name_initials: kept.name_initials, sex: kept.sex, birth_date: kept.birth_date, facts: kept.facts, area_path: kept.area_path, citizen_id_mask: kept.citizen_id_mask }
  const takesNumber = gone.citizen_id_index !== null && (kept.citizen_id_index === null || choices['citizenId'] === 'gone')
  if (takesNumber) await swapIds(trx, districtKey, kept.id, gone.id)
  const mask = takesNumber ? gone.citizen_id_mask : kept.citizen_id_mask
  await ledger.change('person', [kept.id], before, {
    name, name_pinyin: pinyin, name_initials: initials, sex: chosen('sex', kept.sex, gone.sex, choices), birth_date: chosen('birthDate', kept.birth_date, gone.birth_date, choices), facts, area_path: areaPath, citizen_id_mask: mask,
  })
  const otherMask = takesNumber ? kept.citizen_id_mask : gone.citizen_id_mask
  await ledger.change('person', [gone.id], { merged_into: null, area_path: gone.area_path, citizen_id_mask: gone.citizen_id_mask }, { merged_into: kept.id, area_path: areaPath, citizen_id_mask: otherMask })
  await ledger.change('person', await listMergedInto(trx, districtKey, 'person', gone.id), { merged_into: gone.id }, { merged_into: kept.id })
  return takesNumber
}
