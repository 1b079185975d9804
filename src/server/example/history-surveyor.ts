import { listAreasOf } from '../features/areas/public.ts'
import { listEntries } from '../features/rosters/list-entries.ts'
import { assignHouseholds } from '../features/teams/assign-households.ts'
import { actorNamed, type Play } from './step.ts'

const villages = ['永丰村', '创新社区']
const perVillage = 4

/** The contracted surveyor gets households that nobody has visited yet, to be seen by the end of the contract. */
export async function playSurveyor(play: Play): Promise<void> {
  const surveyor = await actorNamed(play.services, 'diaocha')
  const householdIds = await play.look('quxian', async (work) => {
    const areas = (await listAreasOf(work.trx, work.districtKey)).filter((area) => villages.includes(area.name))
    const found = await Promise.all(areas.map((area) => listEntries(work, play.campaignId, { area: area.id, coverage: 'NOT_VISITED', limit: perVillage })))
    return found.flatMap(({ rows }) => rows.map((row) => row.householdId))
  })
  if (householdIds.length > 0) await play.act({ login: 'quxian', day: 26, at: '15:30' }, 'surveyor', (work, services) => assignHouseholds(services, work, { householdIds, teamId: null, accountId: surveyor.accountId }))
}
