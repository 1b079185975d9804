/** What a line of a list is found by. */
export type Placed = {
  /** Official code of the village. */
  readonly areaCode: string
  readonly household: string
  /** How the name of the head sounds, in the letters a to z. */
  readonly sound: string
}

/** The order in which lists of people stand: by village, then by how names sound, then names that sound alike together. */
export function byPlaceAndName(a: Placed, b: Placed): number {
  return inOrder(a.areaCode, b.areaCode) || inOrder(a.sound, b.sound) || inOrder(a.household, b.household)
}

/** By code unit, the same on every machine. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
