import { getDeliverable } from '../features/deliverables/get-deliverable.ts'
import { submitDeliverable } from '../features/deliverables/submit-deliverable.ts'
import { writeText } from '../features/deliverables/write-text.ts'
import { exampleAccounts, examplePassword } from './accounts.ts'
import type { ExampleSize } from './example-size.ts'
import { progressOf } from './neighbours/progress.ts'
import { several } from './several.ts'
import type { Moment, Play } from './step.ts'

interface Report extends Moment {
  readonly code: 'weekly' | 'bulletin'
  /** Which week, from 1. */
  readonly no: number
}

/** The one that owes the last week's report. */
const owing = 'kaifaqu'
const weekly = { code: 'weekly' } as const

const reports: readonly Report[] = exampleAccounts
  .filter((account) => account.role === 'town-officer')
  .flatMap(({ login }) => [{ ...weekly, login, day: 20, at: '16:00', no: 1 }, ...(login === owing ? [] : [{ ...weekly, login, day: 27, at: '16:20', no: 2 }])])

const reportsOfNeighbours: readonly Report[] = Object.values(progressOf).flatMap(({ login, reports: weeks }) =>
  weeks.map((no) => ({ ...weekly, login, no, ...(no === 1 ? { day: 20, at: '16:30' } : { day: 27, at: '17:00' }) })),
)

/** The district tells the towns, when it has their reports. */
const bulletins: readonly Report[] = [
  { code: 'bulletin', login: 'quxian', day: 20, at: '17:30', no: 1 },
  { code: 'bulletin', login: 'quxian', day: 27, at: '17:40', no: 2 },
]

/** The one text of each kind of report that a person writes. */
const told: Readonly<Record<Report['code'], { readonly section: string; readonly body: Readonly<Record<number, string>> }>> = {
  weekly: { section: 'urgent', body: { 1: '入户队伍已全部到位，群众配合。', 2: '外出务工人员较多，拟在周末集中走访。' } },
  bulletin: { section: 'remarks', body: { 1: '各镇（街道）名册签字进度不一，请未签字的村（居）抓紧核对。', 2: '外出家庭请利用周末补访；排查出的问题能当场解决的当场解决。' } },
}

/** The weekly reports of the towns and the bulletins of the district: figures as they were at the end of the week, a word of their own, the signature. */
export async function playReports(play: Play, size: ExampleSize): Promise<void> {
  // A town's weeks one after the other, and the district when it has them all.
  const towns = Map.groupBy([...reports, ...(size === 'story' ? [] : reportsOfNeighbours)], (report) => report.login)
  await several([...towns.values()], async (weeks) => {
    for (const week of weeks) await handIn(play, week)
  })
  for (const bulletin of bulletins) await handIn(play, bulletin)
}

async function handIn(play: Play, { code, no, ...moment }: Report): Promise<void> {
  await play.act(moment, `${code}-${moment.login}-${no}`, async (work, services) => {
    const key = { id: play.campaignId, code, areaId: work.actor.areaId }
    await writeText(work, { ...key, section: told[code].section }, no, { body: told[code].body[no] ?? '', version: 0 })
    const { hash } = await getDeliverable(work, key, no)
    return submitDeliverable(services, work, key, no, { password: examplePassword, hash })
  })
}
