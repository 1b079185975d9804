import { problem } from '#domain/problem/problem.ts'
import { createAccount, hashPassword } from '../../features/accounts/public.ts'
import { listAreasOf } from '../../features/areas/public.ts'
import { hashToSign } from '../../features/rosters/hash-to-sign.ts'
import { listEntries } from '../../features/rosters/list-entries.ts'
import { signRoster } from '../../features/rosters/sign-roster.ts'
import { examplePassword } from '../accounts.ts'
import { playVisit } from '../history-visits.ts'
import { several } from '../several.ts'
import type { Play } from '../step.ts'
import { Chance } from './chance.ts'
import { problemIn } from './findings.ts'
import { familyName, givenName } from './names.ts'
import { neighbourVillages, progressOf, type Village } from './progress.ts'

/** What happened in the seven towns: who works there, which villages signed, whom they have seen, what they found. */
export async function playNeighbours(play: Play): Promise<void> {
  const areaIds = new Map(await play.look('quxian', async (work) => (await listAreasOf(work.trx, work.districtKey)).map((area) => [area.name, area.id] as const)))
  const passwordHash = await hashPassword(examplePassword)
  const addAccount = (login: string, name: string, role: 'town-officer' | 'village-worker', area: string) =>
    play.act({ login: 'guanli', day: -2, at: '10:00' }, `account-${login}`, (work) => createAccount(work, { login, name, role, areaId: areaIds.get(area) ?? '', password: examplePassword, passwordHash, isPrincipal: true, mustChange: false }), 'wide')
  const people = new Chance(7)
  const workers = neighbourVillages.map((village) => ({ village, name: familyName(people) + givenName(people, '女', 40) }))

  for (const [town, { login, officer }] of Object.entries(progressOf)) await addAccount(login, officer, 'town-officer', town)
  await several(workers, async ({ village, name }) => {
    await addAccount(village.login, name, 'village-worker', village.name)
    if (village.isSigned) await sign(play, village)
    if (village.seen > 0) await visitSome(play, village, name)
  })
}

async function sign(play: Play, { login }: Village): Promise<void> {
  const chance = new Chance(seedOf(login))
  await play.act({ login, day: chance.between(3, 5), at: `${chance.between(10, 16)}:${chance.between(10, 59)}` }, `sign-${login}`, async (work, services) => {
    const hash = await hashToSign(work, play.campaignId, work.actor.areaId)
    return signRoster(services, work, { campaignId: play.campaignId, villageId: work.actor.areaId, password: examplePassword, hash })
  })
}

async function visitSome(play: Play, { login, name: village, seen }: Village, worker: string): Promise<void> {
  const chance = new Chance(seedOf(login) + 1)
  const { rows } = await play.look(login, (work) => listEntries(work, play.campaignId, { limit: 100 }))
  if (rows.length === 0) throw problem('NOT_FOUND')
  for (const [index, { householdId, headName }] of rows.slice(0, Math.ceil(rows.length * seen)).entries()) {
    const day = 15 + (index % 15)
    const problems = chance.isIn(0.2) ? [problemIn(chance, village, worker, day)] : []
    await playVisit(play, { head: `${village}${headName}${index}`, householdId, login, day, at: `${chance.between(10, 17)}:${chance.between(10, 59)}`, with: '网格员', problems })
  }
}

/** Letters and digits of a login as a number. */
function seedOf(login: string): number {
  let seed = 0
  for (const sign of login) seed = (seed * 31 + sign.charCodeAt(0)) >>> 0
  return seed
}
