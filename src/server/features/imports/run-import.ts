import type { RosterImport } from '#contract/imports.ts'
import { problem } from '#domain/problem/problem.ts'
import { isColumnField, neededFields } from '#domain/registry/roster-field.ts'
import type { Work } from '../../http/work.ts'
import { headingKeys, headingsDigest } from './heading-memory.ts'
import { importView } from './import-view.ts'
import { changeState, findListedImport, keepMapping } from './imports.queries.ts'
import { sheetsOf } from './sheets-to-read.ts'

/** States from which an import can be started. */
const startable = ['READ', 'FAILED']

export interface Choice {
  readonly fields: readonly (string | null)[]
  /** Names of sheets that are not to be read. */
  readonly leaveOut?: readonly string[] | undefined
}

/** Starts an import with the fields that a person chose for its columns. The mapping is kept for the next workbook with these headings. */
export async function runImport(work: Work, id: string, { fields, leaveOut = [] }: Choice): Promise<RosterImport> {
  const found = await findListedImport(work.trx, work.districtKey, id)
  if (!found) throw problem('NOT_FOUND')

  if (!startable.includes(found.state)) throw problem('IMPORT_STATE', { state: found.state })
  const issues = fields.flatMap((field, index) => {
    if (field === null) return []
    const isUnknown = !isColumnField(field)
    return isUnknown || fields.indexOf(field) !== index ? [{ path: `fields.${index}`, code: isUnknown ? 'unknown' : 'twice' }] : []
  })
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })
  const missing = neededFields.filter((field) => !fields.includes(field))
  if (missing.length > 0) throw problem('IMPORT_MAPPING_INCOMPLETE', { missing })

  const sheets = sheetsOf(found.reading).map((sheet) => ({ ...sheet, isLeftOut: leaveOut.includes(sheet.name) }))
  if (sheets.every((sheet) => sheet.isLeftOut)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'leaveOut', code: 'all' }] })
  const reading = { ...found.reading, sheets }
  const rows = found.reading.sheets ? sheets.filter((sheet) => !sheet.isLeftOut).reduce((sum, sheet) => sum + sheet.rows, 0) : found.counts.rows

  const { columns } = reading
  const keys = headingKeys(columns)
  const [progress, counts] = [{ done: 0, of: rows }, { ...found.counts, rows }]
  const isStarted = await changeState(work.trx, work.districtKey, id, startable, { state: 'QUEUED', fields: [...fields], reading, counts, progress, failure: null })
  if (!isStarted) throw problem('CHANGED_MEANWHILE')
  await keepMapping(work.trx, work.districtKey, headingsDigest(keys), mappingOf(columns, keys, fields), work.now)
  work.enqueue('run-import', { districtKey: work.districtKey, importId: id, accountId: work.actor.accountId })

  work.record({ action: 'run-import', objectType: 'import', objectId: id, areaPath: found.area_path, details: { fields, ...(leaveOut.length > 0 && { leaveOut }) } })
  return importView(work, { ...found, reading, counts, state: 'QUEUED', fields: [...fields], progress, failure: null })
}

function mappingOf(columns: readonly { index: number }[], keys: readonly (string | undefined)[], fields: readonly (string | null)[]): Record<string, string | null> {
  return Object.fromEntries(columns.flatMap(({ index }, at) => (keys[at] === undefined ? [] : [[keys[at], fields[index] ?? null]])))
}
