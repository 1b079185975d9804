import type { z } from 'zod'
import type { getKeyWorkbook as contract } from '#contract/key-households.ts'
import { onPaper } from '../../clock.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say, type Language } from '../../locale.ts'
import { writeLedger } from '../../workbook/write-ledger.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { keyFilter } from './key-filter.ts'
import { listKeyRows } from './key-households.queries.ts'
import { keyView } from './key-view.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
// A document of the bureau is written in Chinese, whoever looks at it on whatever screen.
const language: Language = 'zh-CN'
const most = 20_000
const columns = [['no', 6], ['town', 14], ['village', 14], ['household', 10], ['person', 10], ['labels', 22], ['why', 18], ['risk', 24], ['measure', 26], ['frequency', 9], ['helper', 20], ['lastSeen', 12], ['nextDue', 12], ['state', 9], ['offOn', 12], ['offReason', 18]] as const
type Column = (typeof columns)[number][0]

/** The key list of one's own area as a workbook, filtered as on the screen, in the columns of the form (F-05). That it left is written down. */
export async function getKeyWorkbook(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<FileReply> {
  const { plan } = await getRunningCampaign(work, campaignId)
  const rows = await listKeyRows(work.trx, work.districtKey, await keyFilter(work, campaignId, query), undefined, most)
  const texts = readTexts(language, 'key-households')
  const t = (key: string, values: Record<string, unknown> = {}) => say(texts, `key-households.${key}`, values)
  const title = t('paper.title')
  const bytes = await writeLedger({
    sheet: title,
    title,
    lines: [[`${plan.title.zh}（${plan.document.number}）`, t('paper.as-of', { day: work.today })], [t('paper.unit', { unit: work.actor.areaName }), t('paper.made', { name: work.actor.name, at: onPaper(work.now), count: rows.length })]],
    columns: columns.map(([id, width]) => ({ title: t(`paper.${id}`), width })),
    rows: rows.map((row, index) => {
      const one = keyView(row, plan, work.today)
      const cells: Record<Column, string> = {
        no: String(index + 1),
        town: one.townName,
        village: one.areaName,
        household: one.headName,
        person: one.personName ?? '',
        labels: one.labels.map((label) => label.zh).join('、'),
        why: one.whyTitle.zh,
        risk: one.risk,
        measure: one.measure,
        frequency: one.frequencyTitle.zh,
        helper: [one.helper.name, one.helper.post, one.helper.phone].filter(Boolean).join(' '),
        lastSeen: one.lastSeenOn ?? '',
        nextDue: one.nextDue ?? '',
        state: t(`state.${one.state}`),
        offOn: one.offOn ?? '',
        offReason: one.offReason,
      }
      return columns.map(([id]) => cells[id])
    }),
  })

  work.record({ action: 'export-key-list', objectType: 'campaign', objectId: campaignId, areaPath: work.actor.areaPath, details: { rows: rows.length } })
  return { name: `${title}-${work.actor.areaName}-${work.today}.xlsx`, mediaType, bytes }
}
