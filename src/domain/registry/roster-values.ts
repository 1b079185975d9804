import { addDays, dateOf, daysInMonth, type PlainDate } from '../calendar/plain-date.ts'
import { halfWidth } from './half-width.ts'
import { remembered } from './remembered.ts'
import type { SheetCell } from './sheet-cell.ts'

const nothing = /^(无|没有|未知|不详|不清楚|空|none|n\/a|null|[-—–/\\_.]+)$/i

/** Whether a cell says nothing: blank, a dash, 无. In a column of codes 无 can be an answer: ask that column first. */
export function saysNothing(text: string): boolean {
  if (text === '') return true
  const bare = text.trim()
  return bare === '' || nothing.test(bare)
}

/** A day, or only a month with `day` left out. */
export type WrittenDate = { readonly year: number; readonly month: number; readonly day?: number }

const spellings = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月份?$/,
  /^(\d{4})(\d{2})$/,
]

/**
 * Reads a date as people write it: 2022-3-5, 2022/3/5, 2022.3.5, 20220305, 2022年3月5日, the same without the day, and the
 * serial number that a spreadsheet keeps (days since 1899-12-30, held as a number).
 * @returns undefined when it is none of these or no such day exists; two-digit years are never guessed, nor whether a number
 * 2020.1 was January or, before the spreadsheet cut its nought, October
 */
export function readDate(cell: SheetCell): WrittenDate | undefined {
  const text = halfWidth(cell.text).replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '').replaceAll(/\s+/g, '')
  if (cell.raw === 'number' && /^\d{4,5}(\.\d+)?$/.test(text) && Number(text) > 2100) return fromSerial(Math.floor(Number(text)))
  if (cell.raw === 'number' && /^\d{4}\.1$/.test(text)) return undefined
  for (const spelling of spellings) {
    const match = spelling.exec(text)
    if (!match) continue
    const [year, month, day] = [Number(match[1]), Number(match[2]), match[3] === undefined ? undefined : Number(match[3])]
    if (year < 1850 || year > 2200 || month < 1 || month > 12) return undefined
    if (day === undefined) return { year, month }
    return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined
  }
  return undefined
}

// Serial 60 is the 29 February 1900 that spreadsheets inherited and that never was.
function fromSerial(serial: number): WrittenDate {
  const date = addDays('1899-12-30', serial + (serial < 60 ? 1 : 0))
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** The day of a written date; of a month its first. */
export function firstDayOf(date: WrittenDate): PlainDate {
  return dateOf(date.year, date.month, date.day ?? 1)
}

/** Whether a written date (a day or a month) can be the day. */
export function agrees(written: WrittenDate, day: PlainDate): boolean {
  const prefix = firstDayOf(written)
  return written.day === undefined ? day.slice(0, 7) === prefix.slice(0, 7) : day === prefix
}

/**
 * Reads an amount of money in yuan: 612, 612.50, 1,224, 612元, ￥612, 612元/月.
 * @returns fen, exactly; undefined when it is no amount or has parts of a fen
 */
export const readMoney = remembered((written): number | undefined => {
  const text = halfWidth(written).replaceAll(/\s+/g, '').replace(/^(￥|¥|RMB|人民币)/i, '').replace(/(元整|元|圆)?(\/月|每月|\/人)?$/, '')
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text)
  return match ? Number(match[1]!.replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
})

/** 是 or 否 in the ways people tick; undefined for anything else. */
export const readYesNo = remembered((written): boolean | undefined => {
  const text = halfWidth(written).trim().toLowerCase()
  if (/^(是|有|√|✓|✔|☑|y|yes|true|1)$/.test(text)) return true
  if (/^(否|无|不是|没有|×|✗|✘|n|no|false|0)$/.test(text)) return false
  return undefined
})
