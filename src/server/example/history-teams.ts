import type { TeamMember } from '#contract/teams.ts'
import { listAreasOf, type AreaRow } from '../features/areas/public.ts'
import { createTeam } from '../features/teams/create-team.ts'
import { exampleAccounts } from './accounts.ts'
import { Chance } from './neighbours/chance.ts'
import { familyName, givenName } from './neighbours/names.ts'
import { several } from './several.ts'
import { actorNamed, type Play } from './step.ts'

/** Villages for which one cadre of a town is in charge. */

/**
 * Every village gets a team, made by its town and led by its own cadre in charge of the village (包村干部), with whoever has an
 * account there, a group leader and a grid worker. A town whose desk has no account yet has its teams written by the district.
 */
export async function playTeams(play: Play): Promise<void> {
  const areas = await play.look('quxian', (work) => listAreasOf(work.trx, work.districtKey))
  const people = new Chance(36)
  const used = new Set<string>()
  const teams: (() => Promise<unknown>)[] = []
  for (const town of areas.filter((area) => area.level === 'town')) {
    const desk = exampleAccounts.find((account) => account.role === 'town-officer' && account.areaName === town.name)
    const villages = areas.filter((area) => area.level === 'village' && area.parent_id === town.id)
    for (const [index, village] of villages.entries()) {
      const cadre = unlike(used, () => person(people, '镇（街道）包村干部', index))
      const members = [{ ...cadre, isLeader: true }, ...(await workersOf(play, village)), person(people, '村民小组长', index + 40), person(people, '网格员', index + 70)]
      const moment = { login: desk?.login ?? 'quxian', day: 1, at: `${String(9 + (index % 8)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}` }
      teams.push(() => play.act(moment, `team-${town.name}-${village.name}`, (work) => createTeam(work, { name: `${village.name}排查组`, villages: [village.id], members, ...(desk ? {} : { areaId: town.id }) })))
    }
  }
  await several(teams, (create) => create())
}

/** Somebody whose name nobody of them has yet. */
function unlike(used: Set<string>, make: () => TeamMember): TeamMember {
  let made = make()
  while (used.has(made.name)) made = make()
  used.add(made.name)
  return made
}

function person(people: Chance, post: string, number: number): TeamMember {
  const sex = people.isIn(0.4) ? '女' : '男'
  return { name: familyName(people) + givenName(people, sex, people.between(28, 58)), post, phone: `1390000${String(1000 + ((number * 37) % 9000)).padStart(4, '0')}`, isLeader: false, accountId: null }
}

async function workersOf(play: Play, village: AreaRow): Promise<TeamMember[]> {
  const own = exampleAccounts.filter((account) => account.role === 'village-worker' && account.areaName === village.name)
  return Promise.all(own.map(async ({ login, name, post, phone }) => ({ name, post, phone, isLeader: false, accountId: (await actorNamed(play.services, login)).accountId })))
}
