import { halfWidth } from '../registry/half-width.ts'
import { birthDateOf, isWellFormed, maskCitizenId } from './citizen-id.ts'

const digit = '[0-9０-９]'
const last = '[0-9０-９XxＸｘ]'
const gap = '[\\s\\u00a0\\u3000\\u200b-\\u200f\\ufeff-]'
const apart = `(?<!${digit})(?:${digit}${gap}*){17}${last}(?!${digit})`
const candidates = new RegExp(apart, 'g')
const unbroken = new RegExp(`^${digit}{17}${last}$`)

// Numbers of before 1999 have fifteen digits and no check character; in one piece and with a birth date they are taken for one.
const shortest = 15
const old = new RegExp(`(?<!${digit})${digit}{15}(?![0-9０-９XxＸｘ])`, 'g')

/**
 * A text as it may leave the database: every citizen id that somebody typed into it is masked like a citizen id anywhere
 * else. In one piece it is masked as soon as it holds a birth date, since an id with a slip still names a person; with
 * blanks or hyphens in it only when its check character is right, since a date beside a telephone number has 18 digits too.
 * @param text free text, also with full-width digits
 */
export function hideCitizenIds(text: string): string {
  if (text.length < shortest) return text
  const masked = text.replaceAll(candidates, (run) => {
    const id = halfWidth(run).replaceAll(/[^0-9Xx]/g, '').toUpperCase()
    const isId = unbroken.test(run) ? birthDateOf(id) !== undefined : isWellFormed(id)
    return isId ? maskCitizenId(id) : run
  })
  return masked.replaceAll(old, (run) => {
    const id = halfWidth(run)
    return birthDateOf(`${id.slice(0, 6)}19${id.slice(6)}`) === undefined ? run : maskCitizenId(id)
  })
}
