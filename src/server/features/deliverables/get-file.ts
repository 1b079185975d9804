import { writtenDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Figure, MatrixCell } from '#domain/reporting/content.ts'
import { inDocument } from '../../clock.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { fillDocument } from '../../workbook/fill-document.ts'
import type { TemplateData, TemplateRow } from '../../workbook/template-data.ts'
import { writeTable } from '../../workbook/write-table.ts'
import { getRunningCampaign, getTemplate } from '../campaigns/public.ts'
import { digestOf, listOf, type Content } from './content.ts'
import type { VersionRow } from './deliverables.queries.ts'
import { openVersion } from './get-version.ts'
import { mustBeReleased } from './release-version.ts'
import { sayInDocument } from './words.ts'

const kinds = {
  xlsx: { fill: writeTable, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  docx: { fill: fillDocument, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const

/** A version as a document, from its frozen rows and the template it was signed with. That it left is written down. */
export async function getFile(work: Work, id: string, format: 'xlsx' | 'docx'): Promise<FileReply> {
  const { row, content } = await openVersion(work, id)
  const template = content.templates.find((candidate) => candidate.format === format)
  if (!template) throw problem('NOT_FOUND')
  const receivers = await mustBeReleased(work, row)
  const bytes = await templateOf(work, content, template)

  const filled = await kinds[format].fill(bytes, templateData(row, content))

  work.record({ action: 'export-deliverable', objectType: 'deliverable', objectId: id, areaPath: row.area_path, details: { code: row.code, number: row.number, format, rows: row.row_count, ...(receivers.length > 0 && { receiver: receivers.join('、') }) } })
  const name = sayInDocument('file-name', { area: content.areaName, title: content.title.zh, number: row.number })
  return { name: `${name}.${format}`, mediaType: kinds[format].mediaType, bytes: filled }
}

// The campaign may have been moved to another version of its plan since; what was signed keeps its own.
async function templateOf(work: Work, content: Content, template: Content['templates'][number]): Promise<Uint8Array> {
  const campaign = await getRunningCampaign(work, content.campaignId)
  const asSigned = { ...campaign, row: { ...campaign.row, plan_id: content.plan.id, plan_digest: content.plan.digest } }
  const bytes = await getTemplate(work, asSigned, template.path)
  if (digestOf(bytes) !== template.digest) throw new Error(`template ${template.path} is not the one that was signed`)
  return bytes
}

/** What a template of a plan can ask for; the tags are explained in plans/README.md. */
function templateData(row: VersionRow, content: Content): TemplateData {
  return {
    title: content.title.zh,
    campaign: content.document.title.zh,
    document: content.document.number,
    unit: content.areaName,
    cutOff: writtenDate(content.cutOff),
    version: row.number,
    count: row.row_count,
    signer: row.signed_by,
    signedAt: inDocument(row.signed_at),
    hash: row.hash,
    rows: rowsOf(content),
    figures: figureRows(content),
    sections: content.sections.map((section) => ({ title: section.title.zh, figures: figuresOf(section, content), text: section.text ?? '' })),
  }
}

/** The rows of a list; of a report the lines of its first table of figures, by the ids of its columns. */
function rowsOf(content: Content): TemplateRow[] {
  const list = listOf(content)
  if (list) return list.rows.map((row) => row.cells)
  const matrix = content.sections.find((section) => section.matrix)?.matrix
  return (matrix?.lines ?? []).map((line) => ({ group: line.title.zh, ...Object.fromEntries(matrix!.columns.map((column, index) => [column.id, valueOf(line.cells[index]) ?? ''])) }))
}

/** What a report says, a row for each figure, each number of its tables and each text. */
function figureRows(content: Content): TemplateRow[] {
  const find = (id: string | undefined) => content.figures.find((figure) => figure.id === id)
  return content.sections.flatMap(({ title, figures, matrix, text }) => {
    const row = (figure: string, value: string | number, of = ''): TemplateRow => ({ section: title.zh, figure, of, value })
    return [
      ...figures.flatMap((id) => find(id) ?? []).map((figure) => row(figure.title.zh, figure.undecided === undefined ? figure.value : saidOf(figure, find(figure.undecided)?.value ?? 0))),
      ...(matrix?.lines ?? []).flatMap((line) => matrix!.columns.map((column, index) => row(line.title.zh, valueOf(line.cells[index]) ?? none, column.title.zh))),
      ...(text ? [row(text, '')] : []),
    ]
  })
}

/** The figures of a section as a sentence of numbers, and its table as one such sentence for each line. */
function figuresOf(section: Content['sections'][number], content: Content): string {
  const stop = sayInDocument('stop')
  const find = (id: string | undefined) => content.figures.find((figure) => figure.id === id)
  const listed = section.figures.map(find).flatMap((figure) => (figure ? [`${figure.title.zh} ${saidOf(figure, find(figure.undecided)?.value ?? 0)}`] : []))
  const { columns = [], lines = [] } = section.matrix ?? {}
  const told = lines.map((line) => `${line.title.zh}：${columns.map((column, index) => `${column.title.zh} ${valueOf(line.cells[index]) ?? none}`).join('，')}${stop}`)
  return [...(listed.length > 0 ? [listed.join('；') + stop] : []), ...told].join('\n')
}

const none = '—'
const valueOf = (cell: MatrixCell | null | undefined): number | string | undefined => (cell?.isOpen ? none : cell?.value)

/** A number with those of whom nobody can say yet whether they belong to it; where that is everybody, there is no number. */
function saidOf({ value }: Figure, undecided: number): string {
  if (undecided === 0) return String(value)
  return sayInDocument(value === 0 ? 'all-undecided' : 'some-undecided', { value, count: undecided })
}
