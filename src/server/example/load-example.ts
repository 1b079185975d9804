import { addDays, type PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import { createAccount, hashPassword } from '../features/accounts/public.ts'
import { findCityOf, firstArea, importAreas, listAreasOf } from '../features/areas/public.ts'
import { openCampaign } from '../features/campaigns/public.ts'
import { performRead } from '../http/perform.ts'
import { systemActor } from '../http/system-actor.ts'
import type { Services } from '../http/work.ts'
import { exampleAccounts, exampleDepartments, examplePassword } from './accounts.ts'
import { exampleAreas, exampleCity } from './areas.ts'
import type { ExampleSize } from './example-size.ts'
import { areaWorkbook } from './area-workbook.ts'
import { playHistory } from './history.ts'
import { playTeams } from './history-teams.ts'
import { importRoster } from './import-roster.ts'
import { actorNamed, Play, servicesOn, step } from './step.ts'
import { stepKey } from './step-key.ts'

/** Days before its first start on which the example's campaign began, so that it is in its visiting stage. */
const startedBefore = 32
const planId = 'jintan-2022'

/**
 * Makes the worked example: areas, accounts and campaign, then the messy workbook through the same import that a user
 * has, then what happened since. Each step is a write under a key of its own: broken off, it goes on where it was when the
 * server starts again.
 */
export async function loadExample(services: Services, size: ExampleSize): Promise<void> {
  const campaign = await layOutExample(services, size)
  const play = new Play(services, campaign)
  await importRoster(play, startedBefore, size)
  await playHistory(play, size)
}

/** The areas, the accounts, the campaign and the teams, before anybody sent a name. */
export async function layOutExample(services: Services, size: ExampleSize): Promise<{ readonly id: string; readonly start: PlainDate }> {
  const areas = exampleAreas(size)
  const district = areas[0]!
  const start = addDays(services.clock.today(), -startedBefore)
  const before = servicesOn(services, addDays(start, -3), '09:00')
  const { id: districtId, add } = await firstArea(services, { name: district.name, code: district.code })
  const bootstrap = systemActor({ accountId: stepKey('account', 'example'), login: 'example', name: district.name }, { id: districtId, name: district.name, path: `${districtId}/`, districtKey: districtId })
  await step(before, bootstrap, 'areas', async (work) => {
    await add(work)
    return importAreas(work, areaWorkbook([exampleCity, ...areas.slice(1)]), '示例区-区划.csv')
  })
  const known = await performRead(before, bootstrap, 'wide', async ({ trx }) => [...(await listAreasOf(trx, districtId)), await findCityOf(trx, districtId)])
  const passwordHash = await hashPassword(examplePassword)
  for (const { contractDays, ...account } of exampleAccounts) {
    const area = known.find((candidate) => candidate?.name === account.areaName)
    if (!area) throw problem('NOT_FOUND')
    await step(before, bootstrap, `account-${account.login}`, (work) =>
      createAccount(work, { ...account, passwordHash, areaId: area.id, mustChange: false, ...(contractDays !== undefined && { until: addDays(start, contractDays) }) }, exampleDepartments))
  }
  const officer = await actorNamed(services, 'quxian')
  const campaign = await step(servicesOn(services, start, '08:30'), officer, 'campaign', (work) => openCampaign(work, { planId, start }))
  await playTeams(new Play(services, campaign))
  return campaign
}
