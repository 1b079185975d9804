import type { FrozenRow } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'
import { onPaper } from '../../clock.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import type { TemplateData } from '../../workbook/template-data.ts'
import { writeTable } from '../../workbook/write-table.ts'
import { getRunningCampaign, getTemplate } from '../campaigns/public.ts'
import { getVersion } from './get-version.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A signed version as the workbook of the plan, from its frozen rows. That it left is written down. */
export async function getWorkbook(work: Work, versionId: string): Promise<FileReply> {
  const version = await getVersion(work, versionId)
  const campaign = await getRunningCampaign(work, version.campaignId)
  const roster = campaign.plan.rosters[0]
  const template = roster?.templates.find((one) => one.format === 'xlsx')
  if (!roster || !template) throw problem('NOT_FOUND')

  const texts = readTexts('zh-CN', 'rosters')
  const kind = say(texts, `rosters.kind.${version.kind}`, { number: version.number })
  const data: TemplateData = {
    title: roster.title.zh,
    campaign: campaign.plan.title.zh,
    document: campaign.plan.document.number,
    version: kind,
    cutOff: onPaper(version.signedAt).slice(0, 10),
    town: version.townName,
    unit: version.areaName,
    count: version.covered + version.possible,
    covered: version.covered,
    possible: version.possible,
    struck: version.struck,
    signer: version.signedBy,
    signedAt: onPaper(version.signedAt),
    hash: version.hash,
    rows: version.rows.map((row) => templateRow(row, campaign.plan)),
  }
  const bytes = await writeTable(await getTemplate(work, campaign, template.path), data)

  await work.record({ action: 'export-roster', objectType: 'roster-version', objectId: versionId, areaPath: work.actor.areaPath, details: { hash: version.hash, rows: version.rows.length } })
  return { name: say(texts, 'rosters.file', { title: roster.title.zh, village: version.areaName, kind }), mediaType, bytes }
}

function templateRow(row: FrozenRow, plan: Plan) {
  const part = plan.rosters[0]?.parts.find((one) => one.id === row.part)?.title.zh ?? row.part
  const { householdId: _, change, ...cells } = row
  return { ...cells, part: change === 'STRUCK' ? `${part}（${say(readTexts('zh-CN', 'rosters'), 'rosters.change.STRUCK')}）` : part }
}
