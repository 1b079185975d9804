/** A number as a spreadsheet shows it: 15 significant digits, without an exponent below 1e21. */
export function writtenOut(value: number): string {
  return Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toPrecision(15)))
}
