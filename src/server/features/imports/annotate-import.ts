import { problem } from '#domain/problem/problem.ts'
import type { ImportComplaint } from '../../database/tables.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say, type Language, type Texts } from '../../locale.ts'
import { annotateWorkbook } from '../../workbook/annotate-workbook.ts'
import type { RowResult } from '../../workbook/workbook.ts'
import { readAttachment } from '../attachments/public.ts'
import { findImport, listOutcomes } from './imports.queries.ts'

/** The workbook as it was sent, with its look and all its rows, and beside each row what became of it. */
export async function annotateImport(work: Work, id: string, language: Language): Promise<FileReply> {
  const found = await findImport(work.trx, work.districtKey, id)
  if (!found) throw problem('NOT_FOUND')
  if (found.state !== 'DONE') throw problem('IMPORT_STATE', { state: found.state })

  const texts = readTexts(language, 'imports-reasons')
  const outcomes = await listOutcomes(work.trx, work.districtKey, id)
  const file = await readAttachment(work, found.attachment_id)
  const resultColumn = found.fields?.indexOf('result') ?? -1
  const bytes = await annotateWorkbook(file.bytes, {
    sheet: found.reading.sheet,
    headingRow: found.reading.headingRow,
    heading: say(texts, 'imports.result.heading'),
    resultColumn: resultColumn < 0 ? null : resultColumn,
    results: new Map(outcomes.map((row) => [row.row_no, resultOf(row.state, row.complaints, texts)])),
  })

  await work.record({ action: 'annotate-import', objectType: 'import', objectId: id, areaPath: found.area_path, details: { rows: outcomes.length } })
  return { name: say(texts, 'imports.result.file', { name: found.file_name.replace(/\.\w+$/, ''), ending: /\.\w+$/.exec(found.file_name)?.[0] ?? '' }), mediaType: file.mediaType, bytes }
}

function resultOf(state: string, complaints: readonly ImportComplaint[], texts: Texts): RowResult {
  const sentences = complaints.map(({ code, heading, details }) => {
    const key = `imports.complaint.${code}`
    const sentence = key in texts ? say(texts, key, details) : say(texts, 'imports.complaint', { code })
    return { column: complaints.length > 0 ? heading : null, sentence }
  })
  const said = [...new Set(sentences.map(({ column, sentence }) => (column ? say(texts, 'imports.result.at', { heading: column, sentence }) : sentence)))]
  const cells = complaints.flatMap(({ column }, at) => (column === null ? [] : [{ column, comment: (sentences[at] as { sentence: string }).sentence }]))
  const outcome = say(texts, `imports.result.${state}`)
  return {
    text: said.length === 0 ? outcome : say(texts, 'imports.result.with', { outcome, said: said.join(say(texts, 'imports.result.between')) }),
    refused: state === 'REFUSED',
    cells,
  }
}
