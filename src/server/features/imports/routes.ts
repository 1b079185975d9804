import * as contract from '#contract/imports.ts'
import { problem } from '#domain/problem/problem.ts'
import { rosterFields } from '#domain/registry/roster-field.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { annotateImport } from './annotate-import.ts'
import { importView } from './import-view.ts'
import { findListedImport, listImportsOf } from './imports.queries.ts'
import { listHouseholdOrigins } from './list-origins.ts'
import { listRows } from './list-rows.ts'
import { readImport } from './read-import.ts'
import { readOtherSheet } from './read-other-sheet.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

const fields = [...rosterFields]

export function mountImports(endpoints: Endpoints): void {
  endpoints.read(contract.listImports, async (work, { params }) => {
    const campaign = await getRunningCampaign(work, params.id)
    const rows = await listImportsOf(work.trx, work.districtKey, campaign.id, work.actor.scope)
    return { rows: await Promise.all(rows.map((row) => importView(work, row))), fields }
  })
  endpoints.write(contract.readImport, (work, { params, query, file }) => readImport(work, params.id, query.name, file))
  endpoints.write(contract.readOtherSheet, (work, { params, body }) => readOtherSheet(work, params.id, body.sheet))
  endpoints.read(contract.getImport, async (work, { params }) => {
    const found = await findListedImport(work.trx, work.districtKey, params.id)
    if (!found) throw problem('NOT_FOUND')
    return { ...(await importView(work, found)), fields }
  })
  endpoints.write(contract.runImport, (work, { params, body }) => runImport(work, params.id, body))
  // Facts go with an import that is undone, and nobody in a scope may remove a fact.
  endpoints.wideWrite(contract.undoImport, (work, { params }) => undoImport(work, params.id))
  endpoints.wideRead(contract.listOrigins, (work, { params }) => listHouseholdOrigins(work, params.id))
  endpoints.read(contract.listImportRows, (work, { params, query }) => listRows(work, params.id, query))
  endpoints.read(contract.getAnnotated, (work, { params, query, language }) => annotateImport(work, params.id, query.language ?? language))
}
