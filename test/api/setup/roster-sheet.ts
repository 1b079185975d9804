import { checkCharacterOf } from '#domain/id/check-character.ts'

/** A citizen id of the test region that no person has, right in its check digit. */
export function testId(birth: string, sequence: number, county = '99'): string {
  const first17 = `9900${county}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

export type Line = Readonly<Record<string, string>>

/** A roster as a CSV file, with a title above its headings. */
export function csvRoster(headings: readonly string[], lines: readonly Line[], title = '困难群众名册'): Blob {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = [[title, ...headings.slice(1).map(() => '')], [...headings], ...lines.map((line) => headings.map((heading) => line[heading] ?? ''))]
  return new Blob([`\ufeff${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}`])
}

export const rosterHeadings = ['户编号', '姓名', '身份证号', '与户主关系', '联系电话', '镇（街道）', '村（居）', '住址', '救助类型', '享受时间', '月救助金额', '线索来源', '列入原因', '备注'] as const
