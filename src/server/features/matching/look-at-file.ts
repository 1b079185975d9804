import type { z } from 'zod'
import type { lookAtFile as route } from '#contract/matching.ts'
import { findColumns, headedAsIds, tellingMost } from '#domain/matching/find-columns.ts'
import { datasetOf, findKeptColumns, type DatasetCode, type HitField } from '#domain/matching/datasets.ts'
import { isTextBy } from '#domain/matching/file-kind.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { lookAtText } from '../../matching/open-text.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import { recallColumns } from '../imports/public.ts'
import { delivererOf, mustDeliver } from './deliverer.ts'

const lookedAt = 50

/** Says which columns of a file hold the id, the name and what a verdict needs: as somebody chose for these headings before, else by their words. */
export async function lookAtFile(work: Work, dataset: DatasetCode, name: string, file: Uint8Array): Promise<z.input<typeof route.response>> {
  mustDeliver(work.actor, dataset)
  if (file.length === 0) throw problem('WORKBOOK_EMPTY')
  const rows = isTextBy(file) ? lookAtText(file).records.map((record) => record.fields) : await firstRows(file, name, work)
  if (rows.length === 0) throw problem('WORKBOOK_EMPTY')
  const people = findColumns(rows, {}, work.today)
  const found = people ?? tellingMost(rows, {})
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  // Of a table without headings nothing is told that stands in its rows.
  const headings = people || found.headingRow >= 0 ? Array.from({ length: width }, (_, at) => found.headings[at] ?? '') : (rows[0] ?? []).map((heading) => heading.trim())
  const known = headings.every((heading) => heading === '') ? undefined : await recallColumns(work, purposeOf(work, dataset), headings)
  const place = (field: string) => (known && known.includes(field) ? known.indexOf(field) : null)
  const { id, name: called, birth, sex, address } = found
  const told = known ? { id: place('id'), name: place('name'), birth: place('birth'), sex: place('sex'), address: place('address') } : { id, name: called, birth, sex, address }
  const { fields } = datasetOf(dataset)
  const kept = known ? fields.flatMap((field) => (known.includes(field) ? [{ field, column: known.indexOf(field) }] : [])) : findKeptColumns(dataset, headings, Object.values(told).filter((one) => one !== null))
  return { columns: headings.map((heading, index) => ({ index, heading })), ...told, others: headedAsIds(headings).filter((column) => column !== told.id), kept, fields: [...fields] as HitField[], isRemembered: known !== undefined }
}

/** Headings are remembered by data set, for each department that hands it over by itself. */
export function purposeOf({ actor }: Work, dataset: DatasetCode): string {
  return ['match', dataset, delivererOf(actor)].filter(Boolean).join(' ')
}

/** The first rows of the sheet that holds ids, else of the first that holds anything. */
async function firstRows(file: Uint8Array, name: string, work: Work): Promise<string[][]> {
  let first: string[][] = []
  for (const sheet of (await openWorkbook(file, name)).sheets) {
    const rows: string[][] = []
    for await (const { cells } of sheet.rows()) if (rows.push(Array.from(cells, (cell) => cell?.text ?? '')) >= lookedAt) break
    if (findColumns(rows, {}, work.today)) return rows
    if (first.length === 0) first = rows
  }
  return first
}
