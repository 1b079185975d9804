import type { FrozenRow } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { writtenDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import { inDocument, onPaper } from '../../clock.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import { fillDocument } from '../../workbook/fill-document.ts'
import type { TemplateData } from '../../workbook/template-data.ts'
import { writeTable } from '../../workbook/write-table.ts'
import { getRunningCampaign, getTemplate } from '../campaigns/public.ts'
import { openCitizenIds } from '../registry/public.ts'
import { getVersion } from './get-version.ts'

const kinds = {
  xlsx: { fill: writeTable, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  docx: { fill: fillDocument, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const

/** A signed version as the workbook or the document of the plan, from its frozen rows; with whole citizen ids for a purpose. That it left is written down. */
export async function getWorkbook(work: Work, versionId: string, format: 'xlsx' | 'docx', purpose: string | undefined): Promise<FileReply> {
  const version = await getVersion(work, versionId)
  const campaign = await getRunningCampaign(work, version.campaignId)
  const roster = baseRoster(campaign.plan)
  const template = roster?.templates.find((one) => one.format === format)
  if (!roster || !template) throw problem('NOT_FOUND')

  const rows = purpose === undefined ? version.rows : await openCitizenIds(work, version.rows, purpose)
  const texts = readTexts('zh-CN', 'rosters')
  const kind = say(texts, `rosters.kind.${version.kind}`, { number: version.number })
  const data: TemplateData = {
    title: roster.title.zh,
    campaign: campaign.plan.title.zh,
    document: campaign.plan.document.number,
    version: kind,
    cutOff: writtenDate(onPaper(version.signedAt).slice(0, 10)),
    town: version.townName,
    unit: version.areaName,
    count: Object.values(version.parts).reduce((sum, count) => sum + count, 0),
    ...Object.fromEntries(roster.parts.map((part) => [part.id, version.parts[part.id] ?? 0])),
    struck: version.struck,
    moved: version.moved,
    signer: version.signedBy,
    signedAt: inDocument(version.signedAt),
    hash: version.hash,
    rows: rows.map((row) => templateRow(row, campaign.plan)),
  }
  const bytes = await kinds[format].fill(await getTemplate(work, campaign, template.path), data)

  work.record({ action: purpose === undefined ? 'export-roster' : 'export-roster-ids', objectType: 'roster-version', objectId: versionId, areaPath: work.actor.areaPath, details: { hash: version.hash, format, rows: rows.length, ...(purpose !== undefined && { purpose: hideCitizenIds(purpose) }) } })
  return { name: say(texts, 'rosters.file', { title: roster.title.zh, village: version.areaName, kind, format }), mediaType: kinds[format].mediaType, bytes }
}

function templateRow(row: FrozenRow, plan: Plan) {
  const titleOf = (id: string) => baseRoster(plan)?.parts.find((one) => one.id === id)?.title.zh ?? id
  const { householdId: _, change, from, ...cells } = row
  const part = titleOf(row.part)
  if (change === 'LISTED') return { ...cells, part }
  const said = say(readTexts('zh-CN', 'rosters'), `rosters.change.${change}`, { from: titleOf(from ?? '') })
  return { ...cells, part: `${part}（${said}）` }
}
