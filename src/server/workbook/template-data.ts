import { problem } from '#domain/problem/problem.ts'

/** A row of a list in a template. Numbers stay numbers, so that a spreadsheet can add them; everything else is text. */
export type TemplateRow = Readonly<Record<string, string | number>>

/** What fills a template: one value for a tag `{tag}`, a list for what stands between `{#tag}` and `{/tag}`. */
export type TemplateData = Readonly<Record<string, string | number | readonly TemplateRow[]>>

/** A tag as it stands in a template; `list` is the list in which it stands, `cell` its cell in a sheet. */
export type TemplateTag = { readonly name: string; readonly isList: boolean; readonly list?: string; readonly cell?: string }

/** Tags of a template that the data does not have would come out empty without a word: they are TEMPLATE_TAG_MISSING. */
export function refuseMissing(tags: readonly TemplateTag[], data: TemplateData): void {
  const missing = tags.filter((tag) => !hasValue(tag, data)).map((tag) => (tag.list === undefined ? tag.name : `${tag.list}.${tag.name}`))
  if (missing.length > 0) throw problem('TEMPLATE_TAG_MISSING', { tags: [...new Set(missing)].join('、') })
}

function hasValue(tag: TemplateTag, data: TemplateData): boolean {
  if (tag.isList) return Array.isArray(data[tag.name])
  if (tag.list === undefined) return isValue(data[tag.name])
  const rows = data[tag.list]
  return !Array.isArray(rows) || rows.every((row: TemplateRow) => isValue(row[tag.name]) || isValue(data[tag.name]))
}

function isValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
