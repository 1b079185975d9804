import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say, type Language } from '../../locale.ts'
import { annotateWorkbook } from '../../workbook/annotate-workbook.ts'
import { compareAreas } from './compare-areas.ts'

/** The list as it was sent, with what is wrong written beside each bad row. */
export async function annotateAreas(work: Work, file: Uint8Array, name: string, language: Language): Promise<FileReply> {
  const { complaints, sheet, headingRow } = await compareAreas(work, file, name)
  const texts = readTexts(language, 'areas')
  const byRow = Map.groupBy(complaints, (complaint) => complaint.row)
  const bytes = await annotateWorkbook(file, [{
    sheet,
    headingRow,
    heading: say(texts, 'areas.result'),
    resultColumn: null,
    results: new Map([...byRow].map(([row, all]) => [row, { text: all.map((one) => say(texts, `areas.fault.${one.code}`, { value: one.value })).join('；'), refused: true, cells: [] }])),
  }])
  const ending = /\.\w+$/.exec(name)?.[0] ?? ''
  const mediaType = ending.toLowerCase() === '.csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${name.slice(0, name.length - ending.length)}-${say(texts, 'areas.result')}${ending}`, mediaType, bytes, unmarked: 'NOBODY' }
}
