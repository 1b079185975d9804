import { TagDisposition, TemplateHandler } from 'easy-template-x'
import { refuseMissing, type TemplateData, type TemplateTag } from './template-data.ts'
import { withoutControls } from './xml-text.ts'

/**
 * Fills a .docx template: `{tag}` anywhere in text, headers and footers; a table row that begins with `{#rows}` and ends with
 * `{/rows}` is repeated. Raises TEMPLATE_TAG_MISSING when the template asks for something the data does not have.
 */
export async function fillDocument(template: Uint8Array, data: TemplateData): Promise<Uint8Array<ArrayBuffer>> {
  refuseMissing(await tagsOfDocument(template), data)
  return new Uint8Array(await new TemplateHandler().process(Buffer.from(template), writable(data) as Parameters<TemplateHandler['process']>[1]))
}

/** The tags of a .docx template, each with the list in which it stands. */
export async function tagsOfDocument(template: Uint8Array): Promise<TemplateTag[]> {
  const tags: TemplateTag[] = []
  const lists: string[] = []
  for (const { name, disposition } of await new TemplateHandler().parseTags(Buffer.from(template))) {
    const list = lists.at(-1)
    if (disposition === TagDisposition.Close) lists.pop()
    else tags.push({ name, isList: disposition === TagDisposition.Open, ...(list !== undefined && { list }) })
    if (disposition === TagDisposition.Open) lists.push(name)
  }
  return tags
}

// The library writes texts as they are.
function writable(data: TemplateData): TemplateData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? withoutControls(value) : Array.isArray(value) ? value.map((row) => writable(row as TemplateData)) : value]),
  ) as TemplateData
}
