import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { fillDocument } from '#server/workbook/fill-document.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import type { TemplateData } from '#server/workbook/template-data.ts'
import { writeTable } from '#server/workbook/write-table.ts'
import { listZip, unpack } from '#server/zip/read-zip.ts'
import { convertAll, hasOffice } from '../workbooks/office.ts'

type List = { readonly title: { readonly zh: string }; readonly templates: readonly { readonly format: 'xlsx' | 'docx'; readonly path: string }[]; readonly columns?: readonly { readonly id: string }[] }

const folder = join(import.meta.dirname, '..', '..', 'plans', 'jintan-2022')
const plan = parse(readFileSync(join(folder, 'plan.yaml'), 'utf8')) as { rosters: List[]; deliverables: List[] }
const lists = [...plan.rosters, ...plan.deliverables].filter((list) => list.templates)
const files = lists.flatMap((list) => list.templates.map((template) => [template.path, template.format, list] as const))
const documented = readFileSync(join(folder, '..', 'README.md'), 'utf8').split('\n').flatMap((line) => (line.startsWith('| `') ? [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map((match) => match[1]!) : []))

const statistics = ['group', 'due', 'due-people', 'undecided', 'undecided-people', 'seen', 'seen-people', 'not-seen', 'not-seen-people', 'problems', 'fixed', 'open', 'applied', 'ENROLLED', 'REFUSED', 'NOT_WANTED', 'referred', 'WATCHED', 'key']
/** What stands in the rows of a list by the plan's columns, or in those of a report by its table of figures. */
const columnsOf = (list: List): readonly { readonly id: string }[] => list.columns ?? statistics.map((id) => ({ id }))
const row = (list: List, no: number) => ({ ...Object.fromEntries(columnsOf(list).map((column) => [column.id, `${column.id}${no}`])), no, maskedId: '990010********0015' })
const dataOf = (list: List): TemplateData => ({ ...Object.fromEntries(documented.map((tag) => [tag, `<${tag}>`])), title: list.title.zh, rows: [row(list, 1), row(list, 2)], figures: [{ section: '一、覆盖情况', figure: '已见面', of: '', value: 3 }, { section: '一、覆盖情况', figure: '写下的话', of: '', value: '' }], sections: [{ title: '一、覆盖情况', figures: '已见面 3。', text: '写下的话' }, { title: '二、建议', figures: '', text: '' }] })
const fill = (path: string, format: string, data: TemplateData) => (format === 'xlsx' ? writeTable : fillDocument)(readFileSync(join(folder, path)), data)

test('the plan has templates', () => {
  expect(files.map(([path]) => path)).toEqual(expect.arrayContaining(['base-roster.xlsx', 'base-roster.docx', 'problem-list.xlsx', 'problem-list.docx', 'key-list.xlsx', 'key-list.docx', 'report.docx', 'report.xlsx', 'statistics.xlsx', 'statistics.docx', 'rectification.xlsx'].map((name) => `templates/${name}`)))
})

test.each(files)('%s is filled by the columns of the plan and the documented tags', async (path, format, list) => {
  const filled = await fill(path, format, dataOf(list))
  if (format !== 'xlsx') return
  const texts = (await readWorkbook(filled, path)).sheets[0]!.rows.map((cells) => cells.map((cell) => cell.text))
  expect(texts[0]![0]).toBe(list.title.zh)
  if (path.endsWith('report.xlsx')) expect(texts).toEqual(expect.arrayContaining([['一、覆盖情况', '已见面', '', '3'], ['一、覆盖情况', '写下的话', '', '']]))
  else for (const column of columnsOf(list)) if (!['no', 'maskedId'].includes(column.id)) expect(texts.flat(), column.id).toEqual(expect.arrayContaining([`${column.id}1`, `${column.id}2`]))
  expect(texts.flat().join('')).not.toMatch(/\{[#/]?\w+\}/)
})

test.each(files)('%s refuses data without a tag', async (path, format, list) => {
  const { signer: _, ...rest } = dataOf(list)
  await expect(fill(path, format, rest)).rejects.toMatchObject({ code: 'TEMPLATE_TAG_MISSING', details: { tags: 'signer' } })
  const repeated = path.endsWith('report.docx') ? 'sections.' : path.endsWith('report.xlsx') ? 'figures.' : 'rows.'
  await expect(fill(path, format, { ...dataOf(list), rows: [{ no: 1 }], figures: [{ section: '一' }], sections: [{ title: '一' }] })).rejects.toMatchObject({ code: 'TEMPLATE_TAG_MISSING', details: { tags: expect.stringContaining(repeated) } })
})

test.each(files)('%s holds no character that a document cannot hold, whatever was pasted', async (path, format, list) => {
  const pasted = { ...row(list, 1), [columnsOf(list)[2]!.id]: '危房\u0001\u000b漏雨 <b>&{title}' }
  const filled = await fill(path, format, { ...dataOf(list), signer: '李芳\u0002', rows: [pasted], figures: [{ section: '一', figure: '危房\u0001\u000b漏雨 <b>&{title}', of: '', value: 1 }], sections: [{ title: '一', figures: '', text: '危房\u0001\u000b漏雨 <b>&{title}' }] })
  const parts = listZip(filled).filter(({ name }) => name.endsWith('.xml')).map((entry) => new TextDecoder().decode(unpack(filled, entry)))
  expect(parts.join('')).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
  expect(parts.join('')).toContain('危房漏雨 &lt;b&gt;&amp;{title}')
})

test.skipIf(!hasOffice)('LibreOffice prints every one', async () => {
  const filled = await Promise.all(files.map(async ([path, format, list]) => ({ path, format, list, bytes: await fill(path, format, dataOf(list)) })))
  const printed = convertAll(filled.map(({ bytes, format }) => [bytes, format]), 'pdf')
  for (const [place, { path }] of filled.entries()) expect(Buffer.from(printed[place]!.subarray(0, 5)).toString(), path).toBe('%PDF-')
  const documents = filled.filter(({ format }) => format === 'docx')
  const texts = convertAll(documents.map(({ bytes, format }) => [bytes, format]), 'txt:Text')
  for (const [place, { path, list }] of documents.entries()) {
    const text = new TextDecoder().decode(texts[place])
    expect(text, path).toContain(list.title.zh)
    if (path.endsWith('report.docx')) expect(text).toContain('一、覆盖情况\n已见面 3。\n写下的话')
    else for (const column of columnsOf(list)) if (!['no', 'maskedId'].includes(column.id)) expect(text, path).toContain(`${column.id}2`)
  }
})
