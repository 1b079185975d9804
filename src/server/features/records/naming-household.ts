import type { Titles } from '#domain/clause/clause.ts'
import type { RecordDetails } from '#domain/record/record-details.ts'
import type { RecordKind } from '#domain/record/record-kind.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listRowsNaming } from './naming-household.queries.ts'

/** A record that names a household: a review that looked at it, a policy that it gave rise to. */
export interface NamingRecord {
  readonly id: string
  readonly title: Titles
  /** The first words of it. */
  readonly says: string
  readonly heldOn: string
  readonly at: string
  readonly by: string
}

/**
 * The records of some campaigns that name a household, as far as whoever looks sees them.
 * @param ids the household and those that were merged into it
 */
export async function listRecordsNaming(work: Work, campaigns: readonly RunningCampaign[], ids: readonly string[]): Promise<NamingRecord[]> {
  const found: NamingRecord[] = []
  for (const campaign of campaigns) {
    const { records } = campaign.plan
    const items = records.flatMap((kind) => kind.items.filter((item) => item.type === 'households').map((item) => ({ kind: kind.id, item: item.id })))
    for (const row of await listRowsNaming(work.trx, work.districtKey, campaign.id, items, ids, work.actor.scope)) {
      const kind = records.find((one) => one.id === row.kind) as RecordKind
      found.push({ id: row.id, title: kind.title, says: firstWords(kind, row.details), heldOn: row.held_on, at: row.at, by: row.by_name })
    }
  }
  return found
}

function firstWords(kind: RecordKind, details: RecordDetails): string {
  const item = kind.items.find(({ id, type }) => (type === 'text' || type === 'long-text') && typeof details[id] === 'string')
  return item ? String(details[item.id]).slice(0, 200) : ''
}
