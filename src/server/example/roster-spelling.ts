import { addDays, addMonths, dateOf, daysBetween, partsOf, type PlainDate } from '#domain/calendar/plain-date.ts'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import type { RosterPerson } from './roster-household.ts'

/** A cell as somebody typed it; a date is one that the office program keeps as such. */
export type Written = string | number | { readonly date: PlainDate }

/** Birth date of the person of a number: days go round the year, and everybody reaches their age in the year of the roster. */
export function birthOf(someone: RosterPerson, no: number, today: PlainDate): PlainDate {
  if (someone.age === 'eightySoon') return addMonths(addDays(today, 12), -80 * 12)
  return dateOf(partsOf(today).year - someone.age, ((no * 7) % 12) + 1, ((no * 11) % 28) + 1)
}

/** An id of the test region, which no person has: sequence number by the number of the person, odd for men. */
export function citizenIdOf(someone: RosterPerson, no: number, birth: PlainDate): string {
  const sequence = (no % 500) * 2 + (someone.sex === '男' ? 1 : 0)
  const first17 = `99001${no % 3}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

const fullWidth = (text: string): string => text.replaceAll(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** An id as it reaches the office: mostly clean, sometimes full width, spaced or with a small x; and what spreadsheets and hands do to it. */
export function writtenId(id: string, no: number, fate: RosterPerson['id']): Written {
  if (fate === 'scientific') return `${id[0]}.${id.slice(1, 6)}E+17`
  if (fate === 'number') return Number(`${id.slice(0, 15)}000`)
  if (fate === 'wrong digit') return id.slice(0, 17) + (id[17] === '3' ? '4' : '3')
  if (fate === '15 digits') return id.slice(0, 6) + id.slice(8, 17)
  if (no % 17 === 3) return fullWidth(id)
  if (no % 29 === 5) return `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`
  return no % 2 === 0 ? id.toLowerCase() : id
}

const parts = (date: PlainDate) => {
  const { year, month, day } = partsOf(date)
  return { y: String(year), m: String(month), d: String(day) }
}

/** A birth date in one of the ways in which people write it, by number. */
export function writtenBirth(date: PlainDate, no: number): Written {
  const { y, m, d } = parts(date)
  const ways: readonly Written[] = [date, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, date.replaceAll('-', ''), { date }, `${y}/${m}/${d}`, `${y}-${m}`, daysBetween('1899-12-30', date)]
  return ways[no % ways.length]!
}

/** The month since when aid is received. */
export function writtenSince(yearsAgo: number, no: number, today: PlainDate): Written {
  const date = dateOf(partsOf(today).year - yearsAgo, ((no * 5) % 12) + 1, 1)
  const { y, m } = parts(date)
  const ways: readonly Written[] = [`${y}.${m}`, `${y}年${m}月`, date.slice(0, 7).replace('-', ''), { date }, `${y}-${m}`]
  return ways[no % ways.length]!
}

export function writtenAmount(yuan: number, no: number): Written {
  const grouped = yuan.toLocaleString('en-US')
  const ways: readonly Written[] = [yuan, `${yuan}元`, grouped, `￥${yuan}.00`, `${yuan}元/月`]
  return ways[no % ways.length]!
}

// Nobody should ever dial these.
export function writtenPhone(no: number): Written {
  const end = String((no * 7) % 10_000).padStart(4, '0')
  const ways: readonly Written[] = [`1300000${end}`, `130-0000-${end}`, fullWidth(`1300000${end}`), Number(`1300000${end}`), `130 0000 ${end}`]
  return no % 11 === 6 ? '无' : ways[no % ways.length]!
}

/** Names of two characters are spaced out on paper. */
export function writtenName(name: string, no: number): string {
  return name.length === 2 && no % 3 === 0 ? `${name[0]}　${name[1]}` : name
}

const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/村$/, ['村', '村委会', '', '村', '村民委员会']],
  [/社区$/, ['社区', '社区居委会', '社区', '']],
  [/街道$/, ['街道', '街道', '', '街道办事处']],
  [/镇$/, ['镇', '', '镇', '镇人民政府']],
  [/经济开发区$/, ['经济开发区', '开发区', '经济开发区管委会']],
]

/** A town or village as the one who filled in the row of a household calls it. */
export function writtenPlace(name: string, no: number): string {
  const found = endings.find(([ending]) => ending.test(name))
  return found ? name.replace(found[0], found[1][no % found[1].length]!) : name
}
