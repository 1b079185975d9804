import * as contract from '#contract/duplicates.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { askForDuplicates } from './ask-for-duplicates.ts'
import { compareHouseholds } from './compare-households.ts'
import { comparePersons } from './compare-persons.ts'
import { declineDuplicate } from './decline-duplicate.ts'
import { getMerge } from './get-merge.ts'
import { listDuplicates } from './list-duplicates.ts'
import { mergeHouseholds } from './merge-households.ts'
import { mergePersons } from './merge-persons.ts'
import { undoMerge } from './undo-merge.ts'

export function mountDuplicates(endpoints: Endpoints): void {
  endpoints.read(contract.comparePersons, (work, { params }) => comparePersons(work, params.id, params.otherId))
  endpoints.read(contract.compareHouseholds, (work, { params }) => compareHouseholds(work, params.id, params.otherId))
  // Facts and submissions come along, which nobody in a scope may change; numbers lead elsewhere.
  endpoints.wideWrite(contract.mergePersons, (work, { params, body }) => mergePersons(work, params.id, body))
  endpoints.wideWrite(contract.mergeHouseholds, (work, { params, body }) => mergeHouseholds(work, params.id, body))
  endpoints.wideRead(contract.getMerge, (work, { params }) => getMerge(work, params.id))
  endpoints.wideWrite(contract.undoMerge, (work, { params, body }) => undoMerge(work, params.id, body.reason))
  endpoints.read(contract.listDuplicates, (work, { query }) => listDuplicates(work, query))
  endpoints.write(contract.findDuplicates, (work) => askForDuplicates(work))
  endpoints.write(contract.declineDuplicate, (work, { params, body }) => declineDuplicate(work, params.id, body.note))
}
