import { problem } from '#domain/problem/problem.ts'
import type { ImportComplaint } from '../../database/tables.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say, type Language, type Texts } from '../../locale.ts'
import { annotateWorkbook } from '../../workbook/annotate-workbook.ts'
import type { Annotation, RowResult } from '../../workbook/workbook.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import { readAttachment } from '../attachments/public.ts'
import { findImport, listOutcomes } from './imports.queries.ts'
import { outcomesOf } from './packed-outcomes.ts'
import { sheetsToRead } from './sheets-to-read.ts'

const partsAtOnce = 50

/** The workbook as it was sent, with its look and all its rows, and beside each row what became of it. */
export async function annotateImport(work: Work, id: string, language: Language): Promise<FileReply> {
  const found = await findImport(work.trx, work.districtKey, id)
  if (!found) throw problem('NOT_FOUND')
  if (found.state !== 'DONE') throw problem('IMPORT_STATE', { state: found.state })

  const texts = readTexts(language, 'imports-reasons')
  const file = await readAttachment(work, found.attachment_id)
  const heading = say(texts, 'imports.result.heading')
  const sheets = (await sheetsToRead(await openWorkbook(file.bytes, found.file_name), found.reading, found.fields ?? [])) ?? []
  const results = sheets.map(() => new Map<number, RowResult>())
  const plain = new Map<string, RowResult>()
  let rows = 0
  for (let from = 0; ; ) {
    const parts = await listOutcomes(work.trx, work.districtKey, id, from, partsAtOnce)
    for (const part of parts) {
      const outcomes = outcomesOf(part)
      rows += outcomes.length
      for (const { sheet, row, state, complaints } of outcomes) results[sheet]?.set(row, complaints.length === 0 ? plainResult(plain, state, texts) : resultOf(state, complaints, texts))
    }
    if (parts.length < partsAtOnce) break
    from = parts.at(-1)!.number + 1
  }
  const annotations = sheets.map(({ name, headingRow, mapping, width }, at): Annotation => {
    const resultColumn = mapping.indexOf('result')
    return { sheet: name, headingRow, heading, resultColumn: resultColumn < 0 ? null : resultColumn, ...(width !== undefined && { width }), results: results[at]! }
  })
  const bytes = await annotateWorkbook(file.bytes, annotations)

  work.record({ action: 'annotate-import', objectType: 'import', objectId: id, areaPath: found.area_path, details: { rows } })
  return { name: say(texts, 'imports.result.file', { name: found.file_name.replace(/\.\w+$/, ''), ending: /\.\w+$/.exec(found.file_name)?.[0] ?? '' }), mediaType: file.mediaType, bytes }
}

// Most rows came in and nothing is to be said of them.
function plainResult(known: Map<string, RowResult>, state: string, texts: Texts): RowResult {
  let result = known.get(state)
  if (!result) known.set(state, (result = resultOf(state, [], texts)))
  return result
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
