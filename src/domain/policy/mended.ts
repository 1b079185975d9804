import type { ExpressionComplaint } from './compile.ts'

type Mendable = Pick<ExpressionComplaint, 'offset' | 'details'> & { readonly suggestion?: string | null }

/** Whether a mistake says what to write in the place of what. */
export function isMendable(expression: string, complaint: Mendable): boolean {
  return spanOf(expression, complaint) !== undefined
}

/**
 * Puts into an expression what its mistakes say is to be written instead; one that does not say it changes nothing.
 * @param complaints mistakes of this expression as it stands
 */
export function mended(expression: string, complaints: readonly Mendable[]): string {
  return complaints
    .flatMap((one) => spanOf(expression, one) ?? [])
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, instead }) => text.slice(0, from) + instead + text.slice(to), expression)
}

function spanOf(expression: string, { offset, details, suggestion }: Mendable): { readonly from: number; readonly to: number; readonly instead: string } | undefined {
  if (!suggestion) return undefined
  const { typed, name, code } = details
  // A code stands there as a text, between its quotation marks.
  const [written, from] = code === undefined ? [typed ?? name, offset] : [code, offset + 1]
  return written && expression.startsWith(written, from) ? { from, to: from + written.length, instead: suggestion } : undefined
}
