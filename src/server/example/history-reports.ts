import { getDeliverable } from '../features/deliverables/get-deliverable.ts'
import { submitDeliverable } from '../features/deliverables/submit-deliverable.ts'
import { writeText } from '../features/deliverables/write-text.ts'
import { exampleAccounts, examplePassword } from './accounts.ts'
import type { ExampleSize } from './example-size.ts'
import { progressOf } from './neighbours/progress.ts'
import type { Moment, Play } from './step.ts'

interface Report extends Moment {
  /** Which week, from 1. */
  readonly no: number
}

/** The one that owes the last week's report. */
const owing = 'kaifaqu'
const told: Readonly<Record<number, string>> = { 1: '入户队伍已全部到位，群众配合。', 2: '外出务工人员较多，拟在周末集中走访。' }

const reports: readonly Report[] = exampleAccounts
  .filter((account) => account.role === 'town-officer')
  .flatMap(({ login }) => [{ login, day: 20, at: '16:00', no: 1 }, ...(login === owing ? [] : [{ login, day: 27, at: '16:20', no: 2 }])])

const reportsOfNeighbours: readonly Report[] = Object.values(progressOf).flatMap(({ login, reports: weeks }) =>
  weeks.map((no) => (no === 1 ? { login, day: 20, at: '16:30', no } : { login, day: 27, at: '17:00', no })),
)

/** The weekly reports of the towns: figures as they were at the end of the week, a word of their own, the signature. */
export async function playReports(play: Play, size: ExampleSize): Promise<void> {
  for (const { no, ...moment } of size === 'story' ? reports : [...reports, ...reportsOfNeighbours]) {
    await play.act(moment, `weekly-${moment.login}-${no}`, async (work, services) => {
      const key = { id: play.campaignId, code: 'weekly', areaId: work.actor.areaId }
      await writeText(work, { ...key, section: 'urgent' }, no, { body: told[no] ?? '', version: 0 })
      const { hash } = await getDeliverable(work, key, no)
      return submitDeliverable(services, work, key, no, { password: examplePassword, hash })
    })
  }
}
