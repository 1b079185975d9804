import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../http/work.ts'
import { listAreasOf } from '../features/areas/public.ts'
import { hashToSign } from '../features/rosters/hash-to-sign.ts'
import { listEntries } from '../features/rosters/list-entries.ts'
import { placeEntries } from '../features/rosters/place-entries.ts'
import { signRoster } from '../features/rosters/sign-roster.ts'
import { exampleAccounts, examplePassword } from './accounts.ts'
import type { Play } from './step.ts'

/** The box is emptied but for one household, of which nobody knows yet where in 河口镇 it lives. */
const placings = [
  { login: 'dongcheng', head: '牛守信', village: '城郊村', day: 2, at: '09:35' },
  { login: 'quxian', head: '万里红', village: '永丰村', day: 2, at: '15:10' },
] as const

/** The village that a newcomer tries out: its roster is late. */
const unsigned = '西湾村'
const signings = [
  { day: 3, at: '10:20' },
  { day: 3, at: '16:05' },
  { day: 4, at: '09:12' },
  { day: 4, at: '15:40' },
] as const

export async function playRosters(play: Play): Promise<void> {
  for (const { head, village, ...moment } of placings) {
    const place = async (work: Work) => placeEntries(work, play.campaignId, [(await entryOf(work, play.campaignId, head)).id], (await areaNamed(work, village)).id)
    await play.act(moment, `place-${head}`, place, 'wide')
  }
  const workers = exampleAccounts.filter((account) => account.role === 'village-worker' && account.areaName !== unsigned)
  for (const [index, { login }] of workers.entries()) {
    await play.act({ ...signings[index % signings.length]!, login }, `sign-${login}`, async (work, services) => {
      const hash = await hashToSign(work, play.campaignId, work.actor.areaId)
      return signRoster(services, work, { campaignId: play.campaignId, villageId: work.actor.areaId, password: examplePassword, hash })
    })
  }
}

/** The household of a head on the roster, as far as the actor reaches. */
export async function entryOf(work: Work, campaignId: string, head: string) {
  const { rows } = await listEntries(work, campaignId, { search: head, limit: 50 })
  const entry = rows.find((row) => row.headName === head)
  if (!entry) throw problem('NOT_FOUND')
  return entry
}

async function areaNamed(work: Work, name: string) {
  const area = (await listAreasOf(work.trx, work.districtKey)).find((candidate) => candidate.name === name)
  if (!area) throw problem('NOT_FOUND')
  return area
}
