import { expect, test } from 'vitest'
import { checkIdOfRow } from './check-id-of-row.ts'

const options = { allowTestRegion: true, today: '2026-11-22' }

test.each(['', '无', '-', '—', '0', 'NULL', 'null', '/', ' 无 ', '０', '０００', '－', '－－', '／', 'Ｎ／Ａ', '　－　', '\u200b0', "'-"])('"%s" in the column of ids is no id', (written) => {
  expect(checkIdOfRow(written, options)).toEqual({ ok: false, fault: 'EMPTY' })
})

test('anything else is an id, sound or damaged', () => {
  expect(checkIdOfRow('990010193001150015', options)).toMatchObject({ ok: true })
  expect(checkIdOfRow('12', options)).toEqual({ ok: false, fault: 'LENGTH' })
  expect(checkIdOfRow('9.9E+17', options)).toEqual({ ok: false, fault: 'EXCEL_SCIENTIFIC' })
})
