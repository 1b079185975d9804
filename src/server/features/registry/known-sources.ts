import { may } from '#domain/access/access.ts'
import type { Work } from '../../http/work.ts'
import { partsOfSource, type KnownSources } from './fact-sources.ts'
import { listImportsById, listSubmittedBy, listWriters } from './household-page.queries.ts'

/**
 * Who or what is behind sources, as far as whoever asks may know it.
 * @param about ids of what the sources are about: their trail gives the accounts that wrote at a desk their names
 */
export async function knownSources(work: Work, sources: readonly string[], about: readonly string[]): Promise<KnownSources> {
  const parts = sources.map(partsOfSource)
  const idsOf = (kind: string): string[] => [...new Set(parts.filter((part) => part.kind === kind && isId(part.id)).map((part) => part.id))]
  const [imports, visits, writers] = await Promise.all([listImportsById(work.trx, work.districtKey, idsOf('import')), listSubmittedBy(work.trx, work.districtKey, idsOf('visit')), listWriters(work.trx, work.districtKey, about, idsOf('desk'))])
  return {
    cameAt: new Map<string, string>([...imports.map((one) => [`import:${one.id}`, one.finished_at ?? one.at] as const), ...visits.map((one) => [`visit:${one.id}`, one.at] as const)]),
    imports: new Map(may(work.actor.role, 'roster.import') ? imports.map((one) => [one.id, one.file_name]) : []),
    visits: new Map(visits.map((one) => [one.id, { visitId: one.visit_id, by: one.by_name }])),
    accounts: new Map(writers.map((one) => [one.account_id, one.by_name])),
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
