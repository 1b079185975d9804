import { halfWidth } from '../registry/half-width.ts'

/** Something that the language of rules writes otherwise: where it stands, counted from 0, and what to write. */
export type TypedOtherwise = { readonly at: number; readonly typed: string; readonly meant: string }

// Signs of an input method and words in their place. Full-width forms of what the language has are not listed: they have their half-width ones.
const signs: Readonly<Record<string, readonly string[]>> = {
  '>=': ['≥', '⩾', '大于等于', '大于或等于', '不低于', '不少于', '不小于'],
  '<=': ['≤', '⩽', '小于等于', '小于或等于', '不高于', '不超过', '不大于', '不多于'],
  '!=': ['≠', '不等于', '不是'],
  '==': ['等于', '是'],
  '>': ['大于', '高于', '超过', '多于'],
  '<': ['小于', '低于', '不满', '少于'],
  '&&': ['且', '并且', '而且', '同时'],
  '||': ['或', '或者'],
  '!': ['非', '并非'],
  '+': ['加'],
  '-': ['−', '–', '—', '减'],
  '*': ['×', '乘', '乘以'],
  '/': ['÷', '除以'],
  '"': ['“', '”', '„', '‘', '’', '「', '」'],
  ',': ['、'],
  '.': ['。'],
  '[': ['【'],
  ']': ['】'],
  ' ': ['\u3000', '\u00a0'],
}
const meantBy: ReadonlyMap<string, string> = new Map(Object.entries(signs).flatMap(([meant, typed]) => typed.map((one) => [one, meant] as const)))
/** What is no operator alone and stands for one. */
const doubled: Readonly<Record<string, string>> = { '=': '==', '&': '&&', '|': '||' }

// Texts and remarks are passed over; of a text that begins half-width and ends with a quotation mark of another kind the mark is told.
const tokens = /"(?:[^"“”\\\n]|\\.)*(?:"|(?<mark>[“”]))|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|(?<operators>[<>=!&|＜＞＝！＆｜]+)|(?<name>[\w.０-９Ａ-Ｚａ-ｚ．＿]+)|(?<word>\p{Script=Han}+)|(?<sign>[^\s\x20-\x7e]|\u3000|\u00a0)/gu

/**
 * Finds in an expression that cannot be read what an input method or a habit wrote and the language writes otherwise: full-width signs, letters
 * and digits, Chinese quotation marks, ≥ and ≤, words such as 且 that stand alone.
 * @returns each with its place and what to write instead, in their order
 */
export function typedOtherwise(expression: string): readonly TypedOtherwise[] {
  return [...expression.matchAll(tokens)].flatMap(({ 0: whole, index, groups = {} }) => {
    const typed = groups['mark'] ?? whole
    const meant = groups['mark'] ? '"' : meantOf(groups)
    return meant === undefined || meant === typed ? [] : [{ at: index + whole.length - typed.length, typed, meant }]
  })
}

function meantOf({ operators, name, word, sign }: Readonly<Record<string, string | undefined>>): string | undefined {
  if (operators !== undefined) return operators === halfWidth(operators) ? undefined : (doubled[halfWidth(operators)] ?? halfWidth(operators))
  const other = word ?? sign
  if (other !== undefined) return meantBy.get(other) ?? (halfWidth(other) === other ? undefined : halfWidth(other))
  return name && halfWidth(name)
}
