import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delimiterIn } from './csv-encoding.ts'
import { quoted } from './scan-csv.ts'

const delimiters = [',', '\t', ';', '|'] as const
const headings = ['姓名', '身份证号', '备注']
const quotedRow = '李四;2;"甲,乙,丙,丁,戊"'

test.each([
  ['none', '张三;1;甲'],
  ['one inside a field', '张三;1;5" 管'],
  ['one at the end of a field', '张三;5";甲'],
  ['one at the beginning of a field', '张三;1;"甲'],
  ['two in two fields', '"张三;1;甲"'],
  ['three', '张三;6";"7""'],
])('stray quotation marks mislead nobody about the delimiter: %s', (_, row) => {
  expect(delimiterIn([headings.join(';'), row, quotedRow, quotedRow, quotedRow].join('\n'), delimiters)).toBe(';')
  expect(delimiterIn([headings.join(';'), quotedRow, row, quotedRow, row, quotedRow].join('\r\n'), delimiters)).toBe(';')
})

test('a table as it is written is cut by its own delimiter, whatever its fields hold', () => {
  const field = fc.string({ unit: fc.constantFrom('甲', '1', ',', ';', '\t', '|', '"', '\n', ' '), maxLength: 8 })
  fc.assert(
    fc.property(fc.constantFrom(...delimiters), fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 20 }), (delimiter, rows) => {
      // Plain fields of another delimiter would be cut as evenly as by its own.
      const written = [headings, ...rows].map((row) => row.map((text) => (/[,\t;|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : quoted(text, delimiter))).join(delimiter)).join('\n')
      expect(delimiterIn(written, delimiters)).toBe(delimiter)
    }),
  )
})
