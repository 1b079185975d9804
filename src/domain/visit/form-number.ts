/** The number of a form, made with its visit: the day on which it was begun and eight signs of the visit's id, as people read it out. */
export function formNumber(visitId: string): string {
  const begun = new Date(parseInt(visitId.replaceAll('-', '').slice(0, 12), 16))
  return `${begun.toISOString().slice(0, 10).replaceAll('-', '')}-${visitId.slice(-8).toUpperCase()}`
}
