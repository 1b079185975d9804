import { may, must, object, text } from './shape.ts'

/** A name in both languages. */
export const titles = object({ zh: must(text), en: must(text) })

/** The words of the notice that something stands on. */
export const clause = object({
  at: must(text),
  says: must(text),
  row: may({ kind: 'text', pattern: /^[A-Z]-\d{2}$/, expected: 'row' }),
})
