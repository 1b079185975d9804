import type { z } from 'zod'
import type { getGrounds as route } from '#contract/matching.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findSeenRun } from './runs.queries.ts'

/** What a run is for and by what right, for whoever decides what it found. */
export async function getGrounds(work: Work, id: string): Promise<z.input<typeof route.response>> {
  const run = await findSeenRun(work.trx, work.districtKey, work.actor.scope, id)
  if (!run) throw problem('NOT_FOUND')
  return { purpose: run.purpose, basis: run.basis as 'AUTHORISATION' | 'LEGAL', legalBasis: run.legal_basis, sourceDate: run.source_date, fileName: run.file_name, byName: run.by_name, at: run.at }
}
