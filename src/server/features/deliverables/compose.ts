import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Composed, Figure, Table } from '#domain/reporting/content.ts'
import { keyList } from '#domain/reporting/key-list.ts'
import { problemList } from '#domain/reporting/problem-list.ts'
import { report } from '#domain/reporting/report.ts'
import type { Work } from '../../http/work.ts'
import { listFoundProblems } from '../findings/public.ts'
import { areasBelow } from './areas-below.ts'
import type { Place } from './find-place.ts'
import { listedKeys } from './listed-keys.ts'
import { listedProblem, unitNames } from './listed-problem.ts'
import { loadReportFacts } from './load-report-facts.ts'
import { reportSettingOf } from './report-setting.ts'
import { listTexts } from './texts.queries.ts'
import { documentTitles, figureTitle, listWords } from './words.ts'

/**
 * The rows, figures and texts of a deliverable, as of a moment.
 * @param from since when something is new in the period of a report
 */
export async function compose(work: Work, place: Place, from: Date, until: Date, cutOff: PlainDate): Promise<Composed> {
  const { campaign, deliverable, area, occurrence } = place
  const columns = deliverable.columns.map((column) => column.id)
  const table = (id: Table['id'], rows: Table['rows']): Table => ({ id, title: deliverable.title, columns: deliverable.columns.map(({ id: column, title }) => ({ id: column, title })), rows })
  switch (deliverable.rows) {
    case 'problems':
    case 'rectification': {
      const units = await unitNames(work, campaign)
      const found = (await listFoundProblems(work.trx, work.districtKey, campaign.id, area.path)).map((one) => listedProblem(one, units))
      // Those that were put right at once need no measures with a date.
      const listed = deliverable.rows === 'problems' ? found : found.filter((one) => !one.fixedOnSpot)
      const list = problemList(listed, { columns, kinds: campaign.plan.problems.kinds.map((kind) => kind.id), words: listWords(campaign.plan), cutOff })
      // On the paper of a list a kind that does not occur says nothing.
      const figures = list.figures.filter(({ id, rows }) => rows.length > 0 || !id.startsWith('kind:')).map(({ id, rows }): Figure => ({ id, title: figureTitle(campaign.plan, id), value: rows.length, table: 'problems', rows }))
      return { tables: [table('problems', list.rows)], figures, sections: [], notReady: list.notReady }
    }
    case 'key-households': {
      const list = keyList(await listedKeys(work, campaign, area.path), columns)
      const figures = list.figures.map(({ id, rows }): Figure => ({ id, title: documentTitles(`figure:${id}`), value: rows.length, table: 'key-households', rows }))
      return { tables: [table('key-households', list.rows)], figures, sections: [], notReady: list.notReady }
    }
    case 'report': {
      const { facts, pathOf } = await loadReportFacts(work, campaign, area.path, from, until, cutOff)
      const texts = await listTexts(work.trx, { districtKey: work.districtKey, campaignId: campaign.id, code: deliverable.id, areaPath: area.path, occurrence: occurrence.no })
      return report(deliverable.sections, facts, Object.fromEntries(texts.map((text) => [text.section, text.body])), reportSettingOf(campaign.plan, cutOff), await areasBelow(work, place, pathOf))
    }
  }
}
