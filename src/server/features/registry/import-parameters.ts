import { isWithin } from '#domain/access/access.ts'
import { mostParameterRows, readParameterSheet, type ListedParameter } from '#domain/policy/parameter-sheet.ts'
import { parameterNames } from '#domain/policy/parameters.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { languages, readTexts } from '../../locale.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import { listAreasOf } from '../areas/public.ts'
import { followParameters } from './parameters.ts'
import { insertParameters, listParameterRows } from './parameters.queries.ts'

const mostShown = 200

/** Parameters as a workbook lists them: all rows or, with a complaint for each bad cell, none. What is there already is not added again. */
export async function importParameters(work: Work, file: Uint8Array, name: string): Promise<{ added: number; known: number }> {
  const areas = (await listAreasOf(work.trx, work.districtKey)).filter((area) => area.level !== 'group' && isWithin(area.path, work.actor.scope))
  const standing = await listParameterRows(work.trx, work.districtKey)

  const { parameters, complaints } = await readSheets(file, name, (text) => areas.filter((area) => area.name === text || area.code === text).map((area) => area.path))
  if (complaints.length > 0) throw problem('PARAMETERS_INVALID', { rows: complaints.slice(0, mostShown), total: complaints.length })

  const added = parameters.filter((one) => !isKnown(one, standing))
  if (added.length > 0) {
    await insertParameters(work.trx, added.map((one) => ({ id: work.newId(), district_key: work.districtKey, area_path: one.areaPath, name: one.name, hukou: one.hukou, from_date: one.from, value: one.value, basis: one.basis, recorded_at: work.now, by_name: work.actor.name })))
  }
  if (added.some((one) => one.from <= work.today)) await followParameters(work)

  const counts = { added: added.length, known: parameters.length - added.length }
  work.record({ action: 'import-parameters', objectType: 'parameter', objectId: work.newId(), areaPath: work.actor.scope, details: { file: name, ...counts } })
  return counts
}

// Of a workbook with notes in front of its table the first sheet that has one.
async function readSheets(file: Uint8Array, name: string, area: (text: string) => readonly string[]): Promise<ReturnType<typeof readParameterSheet>> {
  const workbook = await openWorkbook(file, name)
  const read = []
  for (const sheet of workbook.sheets) {
    const rows = []
    for await (const row of sheet.rows()) {
      if (rows.push(row) > mostParameterRows) break
    }
    read.push(readParameterSheet(rows, { area, parameter: (text) => namesByText().get(text) }))
  }
  return read.find((one) => one.complaints[0]?.code !== 'HEADING') ?? read[0] ?? readParameterSheet([], { area, parameter: () => undefined })
}

/** By what the page of parameters calls them in either language, and by their names in rules. */
function namesByText(): ReadonlyMap<string, string> {
  return new Map(
    parameterNames.flatMap((name) => {
      const labels = languages.map((language) => readTexts(language, 'indicator')[`indicator.parameter.${name}`]!)
      return [name, ...labels].map((text) => [text, name] as const)
    }),
  )
}

// The row written last corrects the earlier ones of its day: the same value again says nothing new.
function isKnown(one: ListedParameter, standing: readonly Row<'parameter'>[]): boolean {
  const last = standing.find((row) => row.name === one.name && row.area_path === one.areaPath && row.hukou === one.hukou && row.from_date === one.from)
  return last?.value === one.value
}
