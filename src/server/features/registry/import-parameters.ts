import type { z } from 'zod'
import type { lookAtParameters as lookRoute } from '#contract/parameters.ts'
import { isWithin } from '#domain/access/access.ts'
import { changeBy, type ParameterChange } from '#domain/policy/parameter-changes.ts'
import { mostParameterRows, readParameterSheet, type ListedParameter } from '#domain/policy/parameter-sheet.ts'
import { parameterNames } from '#domain/policy/parameters.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { languages, readTexts } from '../../locale.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import { listAreasOf } from '../areas/public.ts'
import { followParameters, loadParameters, writeParameter } from './parameters.ts'

const mostShown = 200

/** Parameters as a workbook lists them: all rows or, with a complaint for each bad cell, none. What is there already is not added again. */
export async function importParameters(work: Work, file: Uint8Array, name: string): Promise<{ added: number; known: number }> {
  const rows = await rowsOf(work, file, name)

  const added = rows.filter((one) => one.kind !== 'KNOWN')
  for (const one of added) await writeParameter(work, one)
  if (added.some((one) => one.from <= work.today)) followParameters(work)

  const counts = { added: added.length, known: rows.length - added.length }
  work.record({ action: 'import-parameters', objectType: 'parameter', objectId: work.newId(), areaPath: work.actor.scope, details: { file: name, ...counts } })
  return counts
}

/** What each row of a workbook would change. */
export async function lookAtParameters(work: Work, file: Uint8Array, name: string): Promise<z.input<typeof lookRoute.response>> {
  return { rows: (await rowsOf(work, file, name)).map(({ row, kind, name: of, areaName, hukou, from, value, basis, ...rest }) => ({ row, kind, name: of, areaName, hukou, from, value, basis, before: 'before' in rest ? rest.before : null })) }
}

/** Rows with what each does to the values that stand. Problem: PARAMETERS_INVALID. */
async function rowsOf(work: Work, file: Uint8Array, name: string): Promise<(ListedParameter & ParameterChange & { readonly areaName: string })[]> {
  const areas = (await listAreasOf(work.trx, work.districtKey)).filter((area) => area.level !== 'group' && isWithin(area.path, work.actor.scope))
  const standing = await loadParameters(work)

  const { parameters, complaints } = await readSheets(file, name, (text) => areas.filter((area) => area.name === text || area.code === text).map((area) => area.path))
  if (complaints.length > 0) throw problem('PARAMETERS_INVALID', { rows: complaints.slice(0, mostShown), total: complaints.length })

  const nameOf = new Map(areas.map((area) => [area.path, area.name]))
  return parameters.map((one) => ({ ...one, ...changeBy(one, standing), areaName: nameOf.get(one.areaPath)! }))
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
