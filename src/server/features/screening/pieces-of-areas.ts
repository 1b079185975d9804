// So many households go through at once: their facts are a few megabytes of text.
const atOnce = 2000

export interface PieceOfAreas {
  readonly paths: readonly string[]
  readonly households: number
}

/** Places taken together until they hold enough households to be read at once. */
export function* piecesOf(areas: readonly { readonly path: string; readonly households: number }[]): Generator<PieceOfAreas> {
  let [paths, households]: [string[], number] = [[], 0]
  for (const area of areas) {
    paths.push(area.path)
    households += area.households
    if (households < atOnce) continue
    yield { paths, households }
    ;[paths, households] = [[], 0]
  }
  if (paths.length > 0) yield { paths, households }
}
