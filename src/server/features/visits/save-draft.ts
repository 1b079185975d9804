import { problem } from '#domain/problem/problem.ts'
import { citizenIdsIn } from '#domain/visit/free-texts.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Work } from '../../http/work.ts'
import { mustReach } from '../reach/public.ts'
import { mustHold } from './must-hold.ts'
import { findVisit, updateDraft } from './visits.queries.ts'

const mostCharacters = 1_000_000

/** Keeps a visit as far as it is filled in. A save that stands on an older version is refused, so that neither of two is lost. */
export async function saveDraft(work: Work, id: string, input: { draft: Partial<Submission>; draftVersion: number }): Promise<{ draftVersion: number; savedAt: string }> {
  const { trx, districtKey } = work
  const visit = await findVisit(trx, districtKey, id)

  if (!visit) throw problem('NOT_FOUND')
  await mustReach(work, visit.household_id)
  mustHold(work, visit)

  const draft = JSON.stringify(input.draft)
  if (draft.length > mostCharacters) throw problem('TOO_LARGE')
  const paths = citizenIdsIn(input.draft)
  if (paths.length > 0) throw problem('TEXT_HOLDS_CITIZEN_ID', { paths })

  const isSaved = visit.draft_version === input.draftVersion && (await updateDraft(trx, districtKey, id, input.draftVersion, draft))
  if (!isSaved) throw problem('CHANGED_MEANWHILE', { draftVersion: visit.draft_version })

  work.record({ action: 'save-draft', objectType: 'visit', objectId: id, areaPath: visit.household_path, details: { draftVersion: input.draftVersion + 1 } })
  return { draftVersion: input.draftVersion + 1, savedAt: work.now.toISOString() }
}
