import { getRunningCampaign } from '../features/campaigns/public.ts'
import { listDuties } from '../features/campaigns/list-duties.ts'
import { markDuty } from '../features/campaigns/mark-duty.ts'
import { exampleAccounts } from './accounts.ts'
import type { ExampleSize } from './example-size.ts'
import { progressOf } from './neighbours/progress.ts'
import type { Moment, Play } from './step.ts'

interface Done extends Moment {
  readonly code: string
  readonly note: string
}

const towns = exampleAccounts.filter((account) => account.role === 'town-officer').map((account) => account.login)

const done: readonly Done[] = [
  ...towns.flatMap((login): Done[] => [
    { login, day: 3, at: '17:30', code: 'lists-split', note: '名单已分到村（居）。' },
    { login, day: 12, at: '11:00', code: 'teams', note: '工作细则已发，每村两人一组。' },
  ]),
]

const doneByNeighbours: readonly Done[] = Object.values(progressOf).flatMap(({ login, duties }): Done[] => {
  const all: Readonly<Record<(typeof duties)[number], Done>> = {
    'lists-split': { login, day: 4, at: '11:30', code: 'lists-split', note: '名单已分到村（居）。' },
    teams: { login, day: 13, at: '15:00', code: 'teams', note: '入户队伍已组建，每村两人一组。' },
  }
  return duties.map((duty) => all[duty])
})

/** Duties of which no list tells that they are done. */
export async function playDuties(play: Play, size: ExampleSize): Promise<void> {
  for (const { code, note, ...moment } of size === 'story' ? done : [...done, ...doneByNeighbours]) {
    await play.act(moment, `duty-${moment.login}-${code}`, async (work) => {
      const campaign = await getRunningCampaign(work, play.campaignId)
      const own = (await listDuties(work, campaign)).find((duty) => duty.code === code && duty.isMine)
      return markDuty(work, own?.id ?? '', note)
    })
  }
}
