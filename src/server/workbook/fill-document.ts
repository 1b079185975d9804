import { TagDisposition, TemplateHandler } from 'easy-template-x'
import { refuseMissing, type TemplateData, type TemplateTag } from './template-data.ts'
import { withoutControls } from './xml-text.ts'

/**
 * Fills a .docx template: `{tag}` anywhere in text, headers and footers; a table row that begins with `{#rows}` and ends with
 * `{/rows}` is repeated. Raises TEMPLATE_TAG_MISSING when the template asks for something the data does not have.
 */
export async function fillDocument(template: Uint8Array, data: TemplateData): Promise<Uint8Array<ArrayBuffer>> {
  const handler = new TemplateHandler()
  const tags: TemplateTag[] = []
  const lists: string[] = []
  for (const { name, disposition } of await handler.parseTags(Buffer.from(template))) {
    const list = lists.at(-1)
    if (disposition === TagDisposition.Close) lists.pop()
    else tags.push({ name, isList: disposition === TagDisposition.Open, ...(list !== undefined && { list }) })
    if (disposition === TagDisposition.Open) lists.push(name)
  }
  refuseMissing(tags, data)
  return new Uint8Array(await handler.process(Buffer.from(template), writable(data) as Parameters<TemplateHandler['process']>[1]))
}

// The library writes texts as they are.
function writable(data: TemplateData): TemplateData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? withoutControls(value) : Array.isArray(value) ? value.map((row) => writable(row as TemplateData)) : value]),
  ) as TemplateData
}
