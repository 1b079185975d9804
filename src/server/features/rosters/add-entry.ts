import type { z } from 'zod'
import type { addEntry as route, RosterEntry } from '#contract/rosters.ts'
import { birthDateOf, checkCitizenId, isTestRegion, sexOf } from '#domain/id/citizen-id.ts'
import { readPhone } from '#domain/id/phone.ts'
import { problem, type Problem } from '#domain/problem/problem.ts'
import { particularFaults } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign, listRunningCampaigns } from '../campaigns/public.ts'
import { addHouseholds, findKnownPersons, type FactValues } from '../registry/public.ts'
import { findEntryOf } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'
import { listAgain, listNew } from './list-in.ts'
import { villageOf } from './village-of.ts'

type Input = z.output<typeof route.body>

/**
 * A village lists a household that it knows of and no register has (J-32). Somebody whom the registry knows brings the
 * household that he or she lives in; one that was struck is listed again.
 */
export async function addEntry(work: Work, campaignId: string, input: Input): Promise<RosterEntry> {
  const campaign = await getRunningCampaign(work, campaignId)
  const { village } = await villageOf(work, work.actor.areaId)
  const citizenId = checkedId(work, input.citizenId)
  const phone = input.phone ? (readPhone(input.phone) ?? refuse('phone', 'PHONE_UNREADABLE', { text: input.phone })) : undefined
  const source = campaign.plan.sources.find((one) => one.id === input.source)
  const index = work.sealing.index(citizenId)
  const known = (await findKnownPersons(work, [index])).get(Buffer.from(index).toString('hex'))

  if (!source || source.restricted) throw fault('source', 'SOURCE_UNKNOWN')
  if (known?.isElsewhere) throw fault('citizenId', 'PERSON_ELSEWHERE')
  // A number of somebody else would list that one's household.
  if (known && known.name !== input.name) throw fault('name', 'NAME_DIFFERS', { registered: known.name })
  const there = known?.household && (await findEntryOf(work.trx, work.districtKey, campaign.id, known.household.id))
  if (there?.state === 'LISTED') throw fault('citizenId', 'ALREADY_LISTED')

  const given = { [source.id]: input.particulars?.[source.id] ?? {} }
  const faults = particularFaults([source], [source.id], input.particulars ?? {}, work.today)
  if (faults.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues: faults })

  const listing = { sources: JSON.stringify([source.id]), reason: input.reason, particulars: JSON.stringify(given) }
  const newcomer = { name: input.name, address: input.address, citizenId, index, phone, personId: known?.id }
  const householdId = known?.household?.id ?? (await newHousehold(work, village.path, newcomer))
  const entry = there ? await listAgain(work, there, listing) : await listNew(work, campaign.id, { id: householdId, areaPath: village.path, isPlaced: true }, listing)

  work.record({ action: 'add-entry', objectType: 'roster-entry', objectId: entry.id, areaPath: entry.area_path, details: { householdId: entry.household_id, source: source.id } })
  const [view] = await entryViews(work, campaign, [entry])
  if (!view) throw problem('NOT_FOUND')
  return view
}

interface Newcomer {
  readonly name: string
  readonly address: string | undefined
  readonly citizenId: string
  readonly index: Uint8Array
  readonly phone: string | undefined
  /** Of somebody whom the registry knows and who lives in no household. */
  readonly personId: string | undefined
}

async function newHousehold(work: Work, areaPath: string, one: Newcomer): Promise<string> {
  const id = work.newId()
  const person = { name: one.name, sex: sexOf(one.citizenId), birthDate: birthDateOf(one.citizenId) as string, citizenId: one.citizenId, citizenIdIndex: one.index }
  const member = {
    personId: one.personId ?? work.newId(),
    ...(one.personId === undefined && { person }),
    joins: { relation: '', isHead: true },
    facts: phoneOf(one),
    aid: [],
  }
  const origin = { source: `desk:${work.actor.accountId}`, importId: null }
  await addHouseholds(work, [{ id, areaPath, household: { headName: one.name, address: one.address ?? '' }, facts: {}, aid: [], members: [member] }], origin, await listRunningCampaigns(work))
  return id
}

// Of somebody whom the registry knows nothing is replaced.
function phoneOf({ phone, personId }: Newcomer): FactValues {
  return phone === undefined || personId !== undefined ? {} : { phone }
}

function checkedId(work: Work, written: string): string {
  const check = checkCitizenId(written, { allowTestRegion: true, today: work.today })
  if (!check.ok) throw fault('citizenId', `ID_${check.fault}`)
  if (work.kind === 'example' && !isTestRegion(check.id)) throw fault('citizenId', 'ID_NOT_TEST_REGION')
  if (work.kind === 'real' && isTestRegion(check.id)) throw fault('citizenId', 'ID_TEST_REGION')
  return check.id
}

/** The same codes as in an import, at the field they belong to. */
function fault(path: string, code: string, details: Record<string, string> = {}): Problem {
  return problem('INPUT_INVALID', { place: 'body', issues: [{ path, code, ...details }] })
}

function refuse(path: string, code: string, details: Record<string, string>): never {
  throw fault(path, code, details)
}
