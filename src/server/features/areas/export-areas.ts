import { writeXlsx } from 'hucre/xlsx'
import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say, type Language } from '../../locale.ts'
import { listAreas } from './list-areas.ts'

const line = { style: 'thin' as const, color: { rgb: '7F7F7F' } }
const border = { top: line, right: line, bottom: line, left: line }

/** The tree as a workbook that can be changed and imported again. */
export async function exportAreas(work: Work, language: Language): Promise<FileReply> {
  const texts = readTexts(language, 'areas')
  const levels = readTexts(language, 'access')
  const areas = await listAreas(work)
  const codeOf = new Map(areas.map((area) => [area.id, area.code]))
  const head = ['level', 'code', 'name', 'parent'].map((column) => say(texts, `areas.column.${column}`))
  const rows = [head, ...areas.map((area) => [say(levels, `access.level.${area.level}`), area.code, area.name, codeOf.get(area.parentId ?? '') ?? ''])]
  const cells = new Map(rows.flatMap((row, at) => row.map((value, column) => [`${at},${column}`, { value: value === '' ? null : value, style: at === 0 ? { font: { bold: true }, border } : { border, numFmt: '@' } }] as const)))
  const bytes = await writeXlsx({
    sheets: [{ name: say(texts, 'areas.sheet'), rows: rows.map((row) => row.map(() => null)), cells, columns: [{ width: 16 }, { width: 20 }, { width: 26 }, { width: 20 }], freezePane: { rows: 1 } }],
    properties: { creator: work.actor.areaName, created: work.now, modified: work.now },
  })
  return { name: `${say(texts, 'areas.file', { area: work.actor.areaName, date: work.today })}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes, unmarked: 'NOBODY' }
}
