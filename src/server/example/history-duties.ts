import { getRunningCampaign } from '../features/campaigns/public.ts'
import { listDuties } from '../features/campaigns/list-duties.ts'
import { markDuty } from '../features/campaigns/mark-duty.ts'
import { exampleAccounts } from './accounts.ts'
import type { ExampleSize } from './example-size.ts'
import { progressOf } from './neighbours/progress.ts'
import type { Moment, Play } from './step.ts'

interface Done extends Moment {
  readonly code: string
  /** Which time of a duty that comes again, from 1. */
  readonly no?: number
  readonly note: string
}

const towns = exampleAccounts.filter((account) => account.role === 'town-officer').map((account) => account.login)
/** The one that owes the last week's report. */
const owing = 'kaifaqu'

const done: readonly Done[] = [
  { login: 'quxian', day: 2, at: '17:00', code: 'district-plan', note: '工作方案已印发各镇（街道）、开发区。' },
  { login: 'quxian', day: 9, at: '16:30', code: 'training', note: '业务培训会已开，各镇街民政干部和村（居）工作人员八十六人参加。' },
  ...towns.flatMap((login): Done[] => [
    { login, day: 3, at: '17:30', code: 'lists-split', note: '名单已分到村（居）。' },
    { login, day: 12, at: '11:00', code: 'teams', note: '工作细则已发，每村两人一组。' },
    { login, day: 20, at: '16:00', code: 'progress', no: 1, note: '第一周进展已报。' },
    ...(login === owing ? [] : [{ login, day: 27, at: '16:20', code: 'progress', no: 2, note: '第二周进展已报。' }]),
  ]),
]

const doneByNeighbours: readonly Done[] = Object.values(progressOf).flatMap(({ login, duties }): Done[] => {
  const all: Readonly<Record<(typeof duties)[number], Done>> = {
    'lists-split': { login, day: 4, at: '11:30', code: 'lists-split', note: '名单已分到村（居）。' },
    teams: { login, day: 13, at: '15:00', code: 'teams', note: '入户队伍已组建，每村两人一组。' },
    'progress-1': { login, day: 20, at: '16:30', code: 'progress', no: 1, note: '第一周进展已报。' },
    'progress-2': { login, day: 27, at: '17:00', code: 'progress', no: 2, note: '第二周进展已报。' },
  }
  return duties.map((duty) => all[duty])
})

/** Duties of which no list tells that they are done. */
export async function playDuties(play: Play, size: ExampleSize): Promise<void> {
  for (const { code, no = 1, note, ...moment } of size === 'story' ? done : [...done, ...doneByNeighbours]) {
    await play.act(moment, `duty-${moment.login}-${code}-${no}`, async (work) => {
      const campaign = await getRunningCampaign(work, play.campaignId)
      const own = (await listDuties(work, campaign)).filter((duty) => duty.code === code && duty.isMine)
      return markDuty(work, own[no - 1]?.id ?? '', note)
    })
  }
}
