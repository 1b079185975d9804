import { problem } from '#domain/problem/problem.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { ZipBuilder } from '../../zip/zip-builder.ts'
import { listPlanFiles, listVersionRows } from './plans.queries.ts'

/** A version as the folder it was published from, packed: to be amended and published as the next. Problem: NOT_FOUND. */
export async function getPlanFolder(work: Work, planId: string, number: number): Promise<FileReply> {
  const version = (await listVersionRows(work.trx, work.districtKey, planId)).find((row) => row.number === number)
  const files = version ? await listPlanFiles(work.trx, planId, version.digest) : []
  // Versions of the first edition of the software kept their templates only.
  if (!files.some((file) => file.path === 'plan.yaml')) throw problem('NOT_FOUND')
  const zip = new ZipBuilder()
  for (const { path, bytes } of files) zip.add(`${planId}/${path}`, bytes)
  return { name: `${planId}-${number}.zip`, mediaType: 'application/zip', bytes: zip.finish(), unmarked: 'NOBODY' }
}
