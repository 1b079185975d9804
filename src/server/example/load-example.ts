import { addDays } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import { actorOf, createAccount, findAccountByLogin } from '../features/accounts/public.ts'
import { addFirstDistrict, importAreas, listAreasOf } from '../features/areas/public.ts'
import { openCampaign } from '../features/campaigns/public.ts'
import { performWrite } from '../http/perform.ts'
import type { Actor, Services, Work } from '../http/work.ts'
import { exampleAccounts } from './accounts.ts'
import { exampleAreas } from './areas.ts'
import { areaWorkbook } from './area-workbook.ts'
import { stepKey } from './step-key.ts'

/** Days before its first start on which the example's campaign began, so that it is in its visiting stage. */
const startedBefore = 32
const planId = 'jintan-2022'

/**
 * Makes the worked example: areas, accounts and campaign, then the messy workbook through the same import that a user
 * has. Each step is a write under a key of its own: broken off, it goes on where it was when the server starts again.
 */
export async function loadExample(services: Services): Promise<void> {
  await layOutExample(services)
}

/** The areas, the accounts and the campaign, before anybody sent a name. */
export async function layOutExample(services: Services): Promise<void> {
  const [district] = exampleAreas
  if (!district) return
  const districtId = await addFirstDistrict(services, { name: district.name, code: district.code })
  const bootstrap: Actor = {
    accountId: stepKey('account', 'example'),
    login: 'example',
    name: district.name,
    role: 'administrator',
    areaId: districtId,
    areaName: district.name,
    level: 'district',
    scope: '',
    areaPath: `${districtId}/`,
    districtKey: districtId,
  }
  await step(services, bootstrap, 'areas', (work) => importAreas(work, areaWorkbook(exampleAreas.slice(1)), '示例区-区划.csv'))
  for (const account of exampleAccounts) {
    await step(services, bootstrap, `account-${account.login}`, async (work) => {
      const area = (await listAreasOf(work.trx, districtId)).find((candidate) => candidate.name === account.areaName)
      if (!area) throw problem('NOT_FOUND')
      return createAccount(work, { ...account, areaId: area.id })
    })
  }
  const officer = await actorNamed(services, 'quxian')
  const start = addDays(services.clock.today(), -startedBefore)
  await step(services, officer, 'campaign', (work) => openCampaign(work, { planId, start }))
}

/** A write of the example in the reach of the whole district. */
export function step<T>(services: Services, actor: Actor, name: string, write: (work: Work) => Promise<T>): Promise<T> {
  return performWrite(services, actor, 'wide', { key: stepKey('step', name), route: `example ${name}`, digestOf: [name] }, write)
}

export async function actorNamed(services: Services, login: string): Promise<Actor> {
  const account = await findAccountByLogin(services.database, login)
  if (!account) throw problem('NOT_FOUND')
  return actorOf(account)
}
