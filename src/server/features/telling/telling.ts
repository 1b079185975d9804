import type { Role } from '#domain/access/access.ts'
import type { Fact, FactValue, HouseholdFacts } from '#domain/policy/facts.ts'
import { isRestrictedRow, openSources, seesRestricted, tellsOfRestricted, type SourceOfPlan } from '#domain/registry/shown-sources.ts'
import type { Particulars } from '#domain/roster/particulars.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { findAddress, listEntryTexts } from './telling.queries.ts'

// What somebody wrote about a household that stands on a roster reaches a screen, a sheet or a file through here: a source that the
// plan keeps for named roles is told by no text (J-23).

/** What is read beside the texts of a row. */
export interface Beside {
  /** What the registry remarks of the head. */
  readonly remark: string
  readonly address: string
}

/** Everything of a row that tells why and from where, as a role may read it. */
export interface RowTexts extends Beside {
  /** For named roles only; known to them alone. */
  readonly isRestricted: boolean
  /** Texts were kept from the reader, who does not learn of it. */
  readonly isKeptBack: boolean
  readonly sources: readonly string[]
  readonly reason: string
  readonly strikeReason: string
  readonly particulars: Particulars
}

type EntryTexts = Pick<Row<'roster_entry'>, 'sources' | 'reason' | 'strike_reason' | 'particulars' | 'is_restricted'>

/**
 * The texts of a row for a role. When one of them tells of a restricted source, or the row stands under one, all of them are for the
 * named roles only: what one text hides the next would give away. Others read a row about which nobody wrote anything. An address
 * that tells of nothing stays: without it nobody finds the house.
 */
export function rowTexts(sources: readonly SourceOfPlan[], role: Role, entry: EntryTexts, { remark, address }: Beside): RowTexts {
  const isRestricted = isRestrictedEntry(sources, entry, { remark, address })
  if (!isRestricted || seesRestricted(sources, role)) return { isRestricted, isKeptBack: false, sources: entry.sources, reason: entry.reason, strikeReason: entry.strike_reason ?? '', remark, particulars: entry.particulars, address }
  return { isRestricted: false, isKeptBack: true, sources: openSources(sources, role, entry.sources), reason: '', strikeReason: '', remark: '', particulars: {}, address: tellsOfRestricted(sources, address) ? '' : address }
}

function isRestrictedEntry(sources: readonly SourceOfPlan[], entry: EntryTexts, { remark, address }: Beside): boolean {
  const answers = Object.values(entry.particulars).flatMap((given) => Object.values(given).map(String))
  return isRestrictedRow(sources, { sources: entry.sources, texts: [entry.reason, entry.strike_reason ?? '', remark, address, ...answers], decided: entry.is_restricted })
}

/** Whoever reads in one piece of work. */
export interface Reader {
  /** Whether every source of every plan that is carried out may be known. */
  readonly seesAll: boolean
  /** Whether a value is a text that tells of a source which is kept from the reader. */
  hides(value: unknown): boolean
  /** A text, or nothing when it tells. */
  text(text: string): string
  /** A value with every text in it that tells left empty. */
  deep<T>(value: T): T
}

export async function readerOf(work: Work): Promise<Reader> {
  return readerOfRole(work.actor.role, await listRunningCampaigns(work))
}

function readerOfRole(role: Role, campaigns: readonly RunningCampaign[]): Reader {
  const blind = campaigns.filter(({ plan }) => !seesRestricted(plan.sources, role)).flatMap(({ plan }) => plan.sources)
  const hides = (value: unknown): boolean => typeof value === 'string' && blind.length > 0 && tellsOfRestricted(blind, value)
  const deep = (value: unknown): unknown => {
    if (hides(value)) return ''
    if (Array.isArray(value)) return value.map(deep)
    // Words in two languages are of the plan and not about anybody.
    if (typeof value !== 'object' || value === null || isWords(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, deep(part)]))
  }
  return { seesAll: blind.length === 0, hides, text: (text) => (hides(text) ? '' : text), deep: (value) => (blind.length === 0 ? value : (deep(value) as typeof value)) }
}

function isWords(value: object): boolean {
  return Object.keys(value).sort().join() === 'en,zh'
}

/** Whether a household stands on a roster in a row that is for named roles only, and whoever asks is none of them. */
export async function isKeptBack(work: Work, householdId: string, remark: string): Promise<boolean> {
  const campaigns = (await listRunningCampaigns(work)).filter(({ plan }) => !seesRestricted(plan.sources, work.actor.role))
  if (campaigns.length === 0) return false
  const [address, entries] = await Promise.all([findAddress(work.trx, work.districtKey, householdId), listEntryTexts(work.trx, work.districtKey, householdId)])
  return entries.some((entry) => campaigns.some(({ id, plan }) => id === entry.campaign_id && isRestrictedEntry(plan.sources, entry, { remark, address: address ?? '' })))
}

/** A household as whoever asks may read it: texts that tell are left out, and with a row that is kept back every remark. */
export async function shownFacts(work: Work, facts: HouseholdFacts): Promise<HouseholdFacts> {
  const reader = await readerOf(work)
  if (reader.seesAll) return facts
  const without = (await isKeptBack(work, facts.household.id, remarkOf(facts))) ? remarks : none
  const readable = (all: Readonly<Record<string, Fact>>) => Object.fromEntries(Object.entries(all).filter(([name, fact]) => !without.has(name) && !reader.hides(fact.value)))
  return { ...facts, household: { ...facts.household, facts: readable(facts.household.facts) }, members: facts.members.map((member) => ({ ...member, facts: readable(member.facts) })) }
}

const none: ReadonlySet<string> = new Set()
/** Facts that are remarks about somebody and nothing else. */
export const remarks: ReadonlySet<string> = new Set(['remark'])

export function remarkOf(facts: HouseholdFacts): string {
  const value: FactValue | undefined = facts.members.find((member) => member.isHead)?.facts['remark']?.value
  return typeof value === 'string' ? value : ''
}
