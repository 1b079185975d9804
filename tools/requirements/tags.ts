/** What a test's title says it shows: `… [J-33 J-43 on /campaigns/:id/rosters]`. */
export interface Tag {
  readonly rows: readonly string[]
  /** Page of the office on which a person sees it. */
  readonly screen?: string
}

export interface PassedTest {
  readonly file: string
  readonly title: string
}

const pattern = /\[((?:[A-Z]-\d{2}[, ]*)+)(?:\s*on (\/[^\]\s]*))?\]/g

/** The tags of one title, or of a whole source file. */
export function tagsIn(text: string): Tag[] {
  return [...text.matchAll(pattern)].map(([, rows = '', screen]) => ({ rows: rows.trim().split(/[, ]+/), ...(screen !== undefined && { screen }) }))
}

/** A title without its tags. */
export function plainTitle(title: string): string {
  return title.replace(pattern, '').replace(/\s+/g, ' ').trim()
}
