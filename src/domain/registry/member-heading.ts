import { halfWidth } from './half-width.ts'
import { headingWords } from './heading-words.ts'
import { memberFields, type MemberField, type MemberKey } from './roster-field.ts'

const numerals = '一二三四五六七八九十'
const number = `([1-9]\\d?|[${numerals}])`

const kin: readonly (readonly [RegExp, (ordinal: string) => MemberKey])[] = [
  [new RegExp(`^(?:其他)?(?:家庭|共同生活)?(?:成员|人员|家庭人口)(?:之)?${number}(?:的)?(.*)$`), (n) => n as MemberKey],
  [/^(?:配偶|爱人|妻子|丈夫)()(?:的)?(.*)$/, () => 'spouse'],
  [new RegExp(`^(?:子女|孩子)${number}?(?:的)?(.*)$`), (n) => `child${n}` as MemberKey],
  [new RegExp(`^(?:儿子)${number}?(?:的)?(.*)$`), (n) => `son${n}` as MemberKey],
  [new RegExp(`^(?:女儿)${number}?(?:的)?(.*)$`), (n) => `daughter${n}` as MemberKey],
  [/^(?:父亲)()(?:的)?(.*)$/, () => 'father'],
  [/^(?:母亲)()(?:的)?(.*)$/, () => 'mother'],
]
const numbered = new RegExp(`^(?:家庭成员|成员)?(.+?)${number}$`)
const english = /^(?:member|person)(\d{1,2})(.+)$/

const words = new Map<string, MemberField>(memberFields.flatMap((field) => headingWords[field].map((word) => [bare(word), field] as const)))

function bare(text: string): string {
  return halfWidth(text).toLowerCase().replaceAll(/[([【〔{][^)\]】〕}]*[)\]】〕}]/g, '').replaceAll(/[\s*:：.。、,，_\-'"“”√]+/g, '')
}

function ordinal(written: string | undefined): string {
  if (!written) return ''
  const at = numerals.indexOf(written)
  return at < 0 ? written : String(at + 1)
}

/**
 * Whether a heading speaks of a member who has columns of his own in the household's row: 成员1姓名, 姓名2, 配偶身份证号, 子女一姓名.
 * A number behind a word alone (电话2) may mean something else: whoever asks sees to it that name and id are there too.
 * @returns undefined when it does not
 */
export function memberHeading(heading: string): { readonly member: MemberKey; readonly field: MemberField } | undefined {
  const text = bare(heading)
  for (const [spelling, key] of kin) {
    const match = spelling.exec(text)
    const field = match && (match[2] === '' ? (key('') === 'spouse' || match[1] ? 'name' : undefined) : words.get(match[2]!))
    if (match && field) return { member: key(ordinal(match[1])), field }
  }
  const match = numbered.exec(text) ?? undefined
  const field = match && words.get(match[1]!)
  if (field) return { member: ordinal(match[2]) as MemberKey, field }
  const named = english.exec(text)
  const known = named && words.get(named[2]!)
  return known ? { member: named[1] as MemberKey, field: known } : undefined
}
