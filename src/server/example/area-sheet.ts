import { writeXlsx } from 'hucre/xlsx'
import { exampleAreas } from './areas.ts'

const levelWords = { district: '区', town: '镇（街道）', village: '村（居）' } as const
const line = { style: 'thin' as const, color: { rgb: '7F7F7F' } }
const border = { top: line, right: line, bottom: line, left: line }
const heading = { font: { name: '宋体', size: 11, bold: true }, border, alignment: { horizontal: 'center' } } as const
const made = new Date('2026-11-21T00:00:00Z')

/** The areas of the example as the workbook that an administrator imports; codes are text. */
export function exampleAreaSheet(): Promise<Uint8Array> {
  const rows = [['级别', '代码', '名称', '上级代码'], ...exampleAreas('district').map((area) => [levelWords[area.level], area.code, area.name, area.parentCode])]
  const cells = new Map(rows.flatMap((row, at) => row.map((value, column) => [`${at},${column}`, { value: value === '' ? null : value, style: at === 0 ? heading : { border, numFmt: '@' } }] as const)))
  return writeXlsx({
    sheets: [{ name: '区划', rows: rows.map((row) => row.map(() => null)), cells, columns: [{ width: 14 }, { width: 16 }, { width: 22 }, { width: 16 }], freezePane: { rows: 1 } }],
    properties: { creator: '示例区', created: made, modified: made },
  })
}
