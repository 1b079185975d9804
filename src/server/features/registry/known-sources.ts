import { may } from '#domain/access/access.ts'
import type { Work } from '../../http/work.ts'
import { partsOfSource, type KnownSources } from './fact-sources.ts'
import { listAccountNames, listImportsById, listSubmittedBy } from './household-page.queries.ts'

/** Who or what is behind sources, as far as whoever asks may know it. */
export async function knownSources(work: Work, sources: readonly string[]): Promise<KnownSources> {
  const parts = sources.map(partsOfSource)
  const idsOf = (kind: string): string[] => [...new Set(parts.filter((part) => part.kind === kind && isId(part.id)).map((part) => part.id))]
  const imports = may(work.actor.role, 'roster.import') ? await listImportsById(work.trx, work.districtKey, idsOf('import')) : []
  const visits = await listSubmittedBy(work.trx, work.districtKey, idsOf('visit'))
  const accounts = await listAccountNames(work.trx, work.districtKey, idsOf('desk'))
  return {
    imports: new Map(imports.map((one) => [one.id, one.file_name])),
    visits: new Map(visits.map((one) => [one.id, { visitId: one.visit_id, by: one.by_name }])),
    accounts: new Map(accounts.map((one) => [one.account_id, one.by_name])),
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
