/** A name in both languages of the product. Plans carry their own names; the engine never does. */
export type Titles = { readonly zh: string; readonly en: string }

/**
 * The sentence of a notice on which an item of a plan stands.
 * `at` is the article as the notice counts it (二（一）3), `says` the quoted words (found in the notice with white space
 * ignored), `row` the number of the requirement where there is a numbered reading of the notice.
 */
export type Clause = { readonly at: string; readonly says: string; readonly row?: string }

/** The words of a title in one language. */
export function titleIn(titles: Titles, language: 'zh' | 'en'): string {
  return titles[language]
}
